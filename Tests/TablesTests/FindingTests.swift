import Tables
import Testing

@Suite struct FindingTests {
  private static let rejected = """
    field-count bad-encoding missing-field bad-day bad-month bad-number bad-yes-no bad-id bad-text bad-account bad-reason bad-gender unknown-ward unknown-group \
    unknown-resolution unknown-category born-after-decision decision-outside-resolution exit-year-not-covered transfer-unmatched adjustment-unmatched over-age-at-start \
    start-before-birth end-before-start
    """
  private static let held = "duplicate-decision double-claim identity-conflict"
  private static let notices = """
    id-birth-mismatch id-gender-mismatch possible-duplicate shared-account name-differs needs-new-decision unknown-column preamble repeated-header repeated-row vanished
    """

  @Test("Every code of CONTRACT exists with its severity, and no other", arguments: [(Severity.rejected, rejected), (.held, held), (.notice, notices)])
  func codes(severity: Severity, codes: String) {
    let known = FindingCode.allCases.filter { $0.severity == severity }.map(\.rawValue)
    #expect(known.sorted() == codes.split(separator: " ").map(String.init).sorted())
  }

  @Test("Rejected comes before held, held before a notice")
  func severities() { #expect([Severity.notice, .held, .rejected].sorted() == [.rejected, .held, .notice]) }

  @Test("Findings are listed by file, line as a number, column, code and value")
  func order() {
    func finding(_ code: FindingCode, _ file: String, _ line: Int, _ column: String = "", _ value: String = "") -> Finding {
      Finding(code, file: file, line: line, column: column, value: value, message: FindingText.badMonth)
    }
    let inOrder = [
      finding(.badMonth, "a.csv", 2, "z"), finding(.badMonth, "a.csv", 10), finding(.badDay, "a.csv", 10, "a"), finding(.badMonth, "a.csv", 10, "a", "1"),
      finding(.badMonth, "a.csv", 10, "a", "2"), finding(.badDay, "a.csv", 10, "b"), finding(.badDay, "b.csv", 1),
    ]
    #expect(inOrder.reversed().sorted(by: Finding.inListOrder) == inOrder)
  }
}
