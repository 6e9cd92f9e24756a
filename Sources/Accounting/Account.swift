import Ledger

/// An account of a ward, by the name that hledger and beancount both take: parts of digits, Latin letters and hyphens, each
/// beginning with a digit or a capital.
package struct Account: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The four kinds of account that double entry knows here; there is no income: the ward spends what the Treasury gives.
  package enum Root: String, Sendable, CaseIterable {
    case assets = "Assets"
    case equity = "Equity"
    case expenses = "Expenses"
    case liabilities = "Liabilities"
  }

  package let root: Root
  /// `Assets:Treasury:10507`.
  package let name: String

  private init(_ root: Root, _ parts: String...) {
    self.root = root
    name = ([root.rawValue] + parts).joined(separator: ":")
  }

  package var description: String { name }
  package static func < (a: Account, b: Account) -> Bool { Array(a.name.utf8).lexicographicallyPrecedes(Array(b.name.utf8)) }

  // MARK: The chart, by the code of a ward

  /// What was drawn from the Treasury (Kho bạc): below 0.
  package static func treasury(_ ward: String) -> Account { Account(.assets, "Treasury", ward) }
  /// What families have to pay back (phải thu hồi).
  package static func receivable(_ ward: String) -> Account { Account(.assets, "Receivable", ward) }
  /// What stood at the end of the year before.
  package static func broughtForward(_ ward: String) -> Account { Account(.equity, "BroughtForward", ward) }
  /// Posted, and not ordered yet.
  package static func toOrder(_ ward: String) -> Account { Account(.liabilities, "Payable", ward, "ToOrder") }
  /// Ordered, and not known to be settled.
  package static func outstanding(_ ward: String) -> Account { Account(.liabilities, "Payable", ward, "Outstanding") }
  /// Failed or came back, and neither offered again nor set off.
  package static func cameBack(_ ward: String) -> Account { Account(.liabilities, "Payable", ward, "CameBack") }
  /// Paid before the store began.
  package static func opened(_ ward: String) -> Account { Account(.expenses, "Support", ward, "Opened") }
  /// No longer due, and to be paid back: takes off what the support cost.
  package static func owed(_ ward: String) -> Account { Account(.expenses, "Support", ward, "Owed") }
  /// No longer due, and covered by what came back: takes off likewise.
  package static func setOff(_ ward: String) -> Account { Account(.expenses, "Support", ward, "SetOff") }

  /// What closed periods posted, as the ledger has it.
  /// - Parameter group: its code, empty where none is known; nil where groups are not told.
  package static func posted(_ ward: String, _ kind: PostingKind, group: String? = nil) -> Account {
    let kind =
      switch kind {
      case .regular: "Regular"
      case .arrears: "Arrears"
      case .recovery: "Recovery"
      }
    guard let group else { return Account(.expenses, "Support", ward, kind) }
    return Account(.expenses, "Support", ward, kind, component(ofGroup: group))
  }

  /// A group's code as part of a name: `1.1a` is `1-1a`, `1.4đ` is `1-4dd`, as it is typed on a keyboard without đ.
  package static func component(ofGroup code: String) -> String {
    if code.isEmpty { return "Unknown" }
    var text = ""
    for scalar in code.unicodeScalars {
      switch scalar {
      case "0"..."9", "a"..."z", "A"..."Z": text.unicodeScalars.append(scalar)
      case ".": text += "-"
      case "đ": text += "dd"
      default: text += "U" + String(scalar.value, radix: 16, uppercase: true)
      }
    }
    guard let first = text.unicodeScalars.first, ("0"..."9").contains(first) || ("A"..."Z").contains(first) else { return "G" + text }
    return text
  }
}
