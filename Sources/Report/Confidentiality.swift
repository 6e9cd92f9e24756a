import Entitlement
import Ledger
import Policy
import Register
import Units

/// Who must not be shown outside the office (RULES 7): whoever anything connects with a confidential group, by any row, whatever
/// became of it, or by any posting, and everyone of whom that cannot be ruled out.
struct Confidentiality {
  private let register: Register
  private let policy: Policy
  private var children: Set<ChildNumber>
  /// Name and birthday of such rows: a number that was mistyped must not show the child under the other one.
  private var people: Set<Person> = []
  /// The cells of the rows of which not even the number can be read.
  private var unreadableCells: Set<String> = []
  private let categories: [String]

  private struct Person: Hashable {
    let name: String
    let born: Day
  }

  /// The codes of the groups that may be shown: confidential in no resolution.
  static func publicGroups(_ policy: Policy) -> Set<String> {
    let groups = policy.resolutions.flatMap(\.groups)
    return Set(groups.map(\.code)).subtracting(groups.filter(\.isConfidential).map(\.code))
  }

  /// - Parameter posted: the children who were ever posted under another group than the public ones.
  init(_ register: Register, _ policy: Policy, posted: Set<ChildNumber>) {
    (self.register, self.policy) = (register, policy)
    children = posted
    // That a child gets the allowance of those with HIV says the same as group 1.6.
    let confidential = policy.allowance.categories.indices.filter { index in
      let category = policy.allowance.categories[index]
      return "\(category.code) \(category.name)".lowercased().contains("hiv")
    }
    categories = confidential.map { policy.allowance.categories[$0].code.lowercased() }
    let bits = confidential.reduce(into: UInt16(0)) { $0 |= 1 << UInt16($1) }
    for decision in register.decisions where Self.isConfidential(decision, policy, bits) {
      children.insert(decision.child)
      people.insert(person(decision))
    }
    addUnreadable()
  }

  private static func isConfidential(_ decision: Decision, _ policy: Policy, _ categories: UInt16) -> Bool {
    let resolution = policy[decision.resolution]
    if decision.groups.contains(where: { resolution[$0].isConfidential }) { return true }
    if case .categories(let bits) = decision.allowance { return bits & categories != 0 }
    return false
  }

  /// A row with a fault of its own may name any group. Where its number cannot be read either, whoever has a name of its cells
  /// may be meant.
  private mutating func addUnreadable() {
    struct Place: Hashable {
      let file: String
      let line: Int
    }
    var places: Set<Place> = []
    for row in register.faulty {
      if let child = row.child { children.insert(child) } else { places.insert(Place(file: row.file, line: row.line)) }
    }
    guard !places.isEmpty else { return }
    for finding in register.findings where places.contains(Place(file: finding.file, line: finding.line)) {
      for cell in finding.row.split(whereSeparator: { ",;\t\"\n\r".contains($0) }) { unreadableCells.insert(Self.folded(String(cell))) }
    }
  }

  private func person(_ decision: Decision) -> Person {
    Person(name: Self.folded(register.text(.fullName, of: decision)), born: decision.born)
  }

  /// Case and blanks aside.
  private static func folded(_ name: String) -> String { name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Whether a child may be shown outside the office.
  func isPublic(_ child: ChildNumber) -> Bool {
    guard !children.contains(child) else { return false }
    return register.rows(of: child).allSatisfy { index in
      let decision = register.decisions[index]
      let person = person(decision)
      // The row's amount or coefficient takes the place of its category, which is then no value of the decision.
      let category = register.text(.allowanceCategory, of: decision).lowercased()
      return !people.contains(person) && !unreadableCells.contains(person.name) && !categories.contains { category.contains($0) }
    }
  }
}
