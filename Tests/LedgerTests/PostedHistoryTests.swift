import Ledger
import TestSupport
import Testing
import Units

@Suite("What was posted for a child, as runs of months")
struct PostedHistoryTests {
  struct Example: CustomTestStringConvertible {
    let name: String
    /// `month amount decision` a posting.
    let postings: [String]
    /// `first..last amount decision`.
    let runs: [String]
    var testDescription: String { name }
  }

  static let examples = [
    Example(name: "Months with the same are one run", postings: ["2026-01 5 a", "2026-02 5 a", "2026-03 5 a"], runs: ["2026-01..2026-03 5 a"]),
    Example(name: "Another amount begins another run", postings: ["2026-01 5 a", "2026-02 6 a"], runs: ["2026-01..2026-01 5 a", "2026-02..2026-02 6 a"]),
    Example(name: "Another decision begins another run", postings: ["2026-01 5 a", "2026-02 5 b"], runs: ["2026-01..2026-01 5 a", "2026-02..2026-02 5 b"]),
    Example(
      name: "A month without postings parts two runs", postings: ["2026-01 5 a", "2026-03 5 a"], runs: ["2026-01..2026-01 5 a", "2026-03..2026-03 5 a"]),
    Example(
      name: "A correction in the middle splits a run", postings: ["2026-01 5 a", "2026-02 5 a", "2026-03 5 a", "2026-02 -2 a"],
      runs: ["2026-01..2026-01 5 a", "2026-02..2026-02 3 a", "2026-03..2026-03 5 a"]),
    Example(
      name: "A gap that is filled joins the runs", postings: ["2026-01 5 a", "2026-03 5 a", "2026-02 5 a"], runs: ["2026-01..2026-03 5 a"]),
    Example(
      name: "A posting before all others comes first", postings: ["2026-05 5 a", "2026-01 5 a"], runs: ["2026-01..2026-01 5 a", "2026-05..2026-05 5 a"]),
    Example(
      name: "A month that was taken back is kept with 0", postings: ["2026-01 5 a", "2026-01 -5 a"], runs: ["2026-01..2026-01 0 a"]),
    Example(
      name: "The latest posting gives the basis", postings: ["2026-01 5 a", "2026-01 2 b"], runs: ["2026-01..2026-01 7 b"]),
  ]

  @Test("Postings are added up month by month", arguments: examples)
  func adds(_ example: Example) {
    let history = history(example.postings)
    #expect(history.runs.map { "\($0.first)..\($0.last) \($0.amount) \($0.basis.decisionNo)" } == example.runs)
  }

  @Test(
    "The last month under a decision is the last that still stands under its number",
    arguments: [
      (["2026-01 5 a", "2026-02 5 a"], "2026-02"), (["2026-01 5 a", "2026-02 5 a", "2026-02 -5 a"], "2026-01"),
      (["2026-01 5 a", "2026-02 5 a", "2026-02 -2 a"], "2026-02"), (["2026-01 5 b"], nil),
      (["2026-01 5 a", "2026-01 2 b"], "2026-01"), (["2026-01 5 b", "2026-01 2 a", "2026-01 -2 a"], nil), ([], nil),
    ] as [([String], String?)])
  func lastPosted(_ postings: [String], _ last: String?) {
    #expect(history(postings).lastPosted(under: "a") == last.map { month($0) })
  }

  @Test("A month is found in its run, and none where nothing was posted")
  func oneMonth() {
    let history = history(["2026-01 5 a", "2026-02 5 a", "2026-04 6 a"])
    #expect(history[month("2026-02")]?.amount == Dong(5))
    #expect(history[month("2026-03")] == nil)
    #expect(history[month("2025-12")] == nil)
    #expect(history.months.map(\.month) == ["2026-01", "2026-02", "2026-04"].map { month($0) })
  }

  private func history(_ postings: [String]) -> PostedHistory {
    var history = PostedHistory()
    for posting in postings {
      let parts = posting.split(separator: " ").map(String.init)
      history.add(
        Posting(
          month: month(parts[0]), kind: .regular, amount: Dong(Int64(parts[1])!),
          basis: PostingBasis(resolution: "55/2025", group: "1.1b", decisionNo: parts[2])))
    }
    return history
  }
}
