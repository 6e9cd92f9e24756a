import Ledger
import Policy
import Register
import Tables
import TestSupport
import Units

extension FuzzChecks {
  /// The file is read as a register in one and in small chunks, screened, and a month of it drafted.
  func checkRegister(_ file: FileUnderTest) throws {
    let reader = RegisterReader(policy: policy, wards: wards)
    var register: Register
    do throws(InputError) {
      register = try reader.read([file.source])
    } catch {
      try file.check(error)
      return
    }
    // Sizes that follow from the file, so that it always gives the same.
    for size in [1 + file.text.count % 7, 64 + file.text.count % 211] {
      try expectEqual(told(register), told(try reader.read([file.source], chunk: size)), "in chunks of \(size) bytes")
    }
    let rows = try file.rows(of: register.files[0])
    try checkCounts(register, rows, "read")
    register.screen(policy: policy) { _, _, _ in nil }
    try checkCounts(register, rows, "screened")
    do throws(InputError) {
      _ = try Drafting(policy: policy, wards: wards, posted: PostedBook(), period: month("2026-05")).draft(&register)
    } catch {
      guard !error.problem.english.isEmpty else { throw Violation("nothing is said: \(error)") }
    }
    try checkCounts(register, rows, "drafted")
    try checkOutcomes(register)
    try checkFindings(register, rows.data, file)
  }

  /// Everything that reading gives, one line a thing.
  private func told(_ register: Register) -> [String] {
    var told = register.decisions.map { "\($0.place) \($0.child) \($0.ward) \($0.groups) \($0.born) \($0.decided)" }
    told += register.findings.sorted(by: Finding.inListOrder).map { "\($0.line) \($0.column) \($0.code) \($0.value) \($0.message) \($0.row)" }
    told += register.faulty.map { "\($0.line) \(String(describing: $0.ward)) \(String(describing: $0.child))" }.sorted()
    told.append("\(register.counts) \(register.rowsOfFile) \(register.order) \(register.children)")
    return told
  }

  /// No row is lost and none is made up.
  private func checkCounts(_ register: Register, _ rows: (data: [PlainScanner.Row], blank: Int, headers: Int), _ stage: String) throws {
    let counts = register.counts
    let headers = register.findings.count { $0.code == .repeatedHeader }
    guard counts.read == rows.data.count, register.rowsOfFile == [counts.read], headers == rows.headers, counts.blank == rows.blank + rows.headers else {
      throw Violation("\(stage): \(counts), \(headers) headers, where \(rows.data.count) rows, \(rows.blank) blank ones and \(rows.headers) headers stand")
    }
    let repeated = register.findings.filter { $0.code == .repeatedRow }.map(\.line)
    let lines = Set(register.decisions.map { Int($0.place.line) } + register.faulty.map(\.line) + repeated)
    guard lines == Set(rows.data.map(\.line)) else { throw Violation("\(stage): the rows begin on other lines: \(lines.sorted())") }
    // Until it is screened, a row without a fault is none of these.
    guard stage != "read" else { return }
    guard counts.read == counts.accepted + counts.rejected + counts.held + counts.repeated else { throw Violation("\(stage): \(counts)") }
    guard counts.repeated == repeated.count else { throw Violation("\(stage): \(counts), \(repeated.count) told of as repeated") }
  }

  /// A row is rejected or held where a finding says so, and nowhere else.
  private func checkOutcomes(_ register: Register) throws {
    func lines(_ severity: Severity) -> Set<Int> { Set(register.findings.filter { $0.code.severity == severity }.map(\.line)) }
    func rows(_ outcome: RowOutcome) -> [Int] {
      zip(register.decisions, register.outcomes).filter { $1 == outcome }.map { Int($0.0.place.line) }
    }
    guard Set(rows(.rejected) + register.faulty.map(\.line)) == lines(.rejected) else { throw Violation("rejected: \(lines(.rejected).sorted())") }
    guard Set(rows(.held)) == lines(.held) else { throw Violation("held: \(lines(.held).sorted())") }
    guard lines(.rejected).isDisjoint(with: lines(.held)) else { throw Violation("a row is both rejected and held") }
  }

  /// Every finding names a line on which a row starts, shows that row, and says something.
  private func checkFindings(_ register: Register, _ rows: [PlainScanner.Row], _ file: FileUnderTest) throws {
    let table = register.files[0]
    let shown = Dictionary(uniqueKeysWithValues: rows.map { ($0.line, file.string($0.extent)) })
    for finding in register.findings {
      guard finding.file == FileUnderTest.name, !finding.message.english.isEmpty, !finding.message.vietnamese.isEmpty else {
        throw Violation("nothing is said: \(finding)")
      }
      guard finding.column.isEmpty || RegisterColumn.allCases.contains(where: { $0.name == finding.column }) else {
        throw Violation("no column: \(finding)")
      }
      switch finding.code {
      case .preamble:
        guard (1..<table.headerLine).contains(finding.line) else { throw Violation("not above the header: \(finding)") }
      case .unknownColumn:
        guard finding.line == table.headerLine else { throw Violation("not in the header: \(finding)") }
      case .repeatedHeader:
        guard (table.bodyLine...max(table.bodyLine, file.lines)).contains(finding.line) else { throw Violation("no line: \(finding)") }
      default:
        guard shown[finding.line] == finding.row else { throw Violation("another row: \(finding), where \(shown[finding.line] ?? "none") stands") }
      }
    }
    for decision in register.decisions {
      guard register.texts(of: decision).row == shown[Int(decision.place.line)] else { throw Violation("another row: \(decision.place)") }
      for column in RegisterColumn.allCases { _ = register.text(column, of: decision) }
    }
  }
}
