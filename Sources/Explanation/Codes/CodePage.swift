import Entitlement
import Insurance
import Ledger
import Localization
import Register
import Tables
import Treasury

/// A kind of codes that the program tells.
package enum CodeFamily: String, Sendable, CaseIterable {
  /// Of the register (exceptions.csv).
  case finding
  /// What looks wrong in a draft though nothing is invalid (Cần xem lại).
  case review
  /// Why nothing is due (unpaid.csv).
  case unpaid
  /// Why the health insurance is not supported (unsupported.csv).
  case insurance
  /// What the bank or the Treasury told (reconciliation.csv).
  case reconciliation
  /// What the Social Insurance told (returns.csv).
  case cards
  /// Why money that came back waits.
  case waiting
  /// How a run ended.
  case exit
}

/// What a code means.
package struct CodeText: Sendable {
  package let meaning: Bilingual
  package let example: Bilingual
  /// What to do.
  package let remedy: Bilingual

  init(_ meaning: Bilingual, example: Bilingual, remedy: Bilingual) {
    (self.meaning, self.example, self.remedy) = (meaning, example, remedy)
  }
}

/// A code with all that is told of it: `chitra explain --code`.
package struct CodeEntry: Sendable {
  package let family: CodeFamily
  /// As files and logs name it.
  package let code: String
  package let text: CodeText
  /// A register that gives the finding.
  package let sample: FindingSample?

  private init(_ family: CodeFamily, _ code: String, _ text: CodeText, sample: FindingSample? = nil) {
    (self.family, self.code, self.text, self.sample) = (family, code, text, sample)
  }

  /// Every code that the program tells, kind by kind.
  package static let all: [CodeEntry] =
    FindingCode.allCases.map { CodeEntry(.finding, $0.rawValue, $0.page, sample: $0.sample) }
    + ReviewCode.allCases.map { CodeEntry(.review, $0.rawValue, $0.page) }
    + Reason.allCases.map { CodeEntry(.unpaid, $0.rawValue, $0.page) }
    + InsuranceCode.allCases.map { CodeEntry(.insurance, $0.rawValue, $0.page) }
    + ReturnBucket.allCases.map { CodeEntry(.reconciliation, $0.rawValue, $0.page) }
    + CardBucket.allCases.map { CodeEntry(.cards, $0.rawValue, $0.page) }
    + Reissue.Waiting.allCases.map { CodeEntry(.waiting, $0.rawValue, $0.page) }
    + ExitStatus.allCases.map { CodeEntry(.exit, $0.code, $0.page) }

  /// What a code stands for; several where kinds share a name. `exit-65` may be given as `65`; case does not matter.
  package static func named(_ code: String) -> [CodeEntry] {
    let code = code.lowercased()
    return all.filter { $0.code == code || $0.family == .exit && $0.code == "exit-\(code)" }
  }

  /// The codes that someone may have meant, the nearest first: at most three.
  package static func near(_ code: String) -> [String] {
    let code = code.lowercased()
    let ranked = Set(all.map(\.code)).map { (distance: EditDistance.between(code, $0), code: $0) }.sorted { ($0.distance, $0.code) < ($1.distance, $1.code) }
    return ranked.prefix(3).map(\.code)
  }
}

/// Exit statuses (CONTRACT, Commands).
package enum ExitStatus: Int32, Sendable, CaseIterable {
  case done = 0
  case toLookAt = 2
  case wrongUse = 64
  case refused = 65
  case defect = 70
  case cannotWrite = 73
  case busy = 75

  /// `exit-65`.
  package var code: String { "exit-\(rawValue)" }
}

/// How many letters two words differ by (Levenshtein).
enum EditDistance {
  static func between(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let changed = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
