import Localization
import Tables

/// How many findings of each code there are.
struct FindingCounts {
  let counts: [String: Int]
  private let order: [FindingCode]

  init(_ findings: [Finding]) {
    counts = findings.reduce(into: [:]) { $0[$1.code.rawValue, default: 0] += 1 }
    order = FindingCode.allCases.filter { [counts] code in counts[code.rawValue] != nil }
  }

  /// One line a code, the gravest first.
  var told: [Bilingual] {
    order.sorted { $0.severity < $1.severity }.map { code in
      Bilingual(verbatim: "  ") + code.severity.name + Bilingual(verbatim: "  \(code.rawValue): \(counts[code.rawValue] ?? 0)")
    }
  }
}
