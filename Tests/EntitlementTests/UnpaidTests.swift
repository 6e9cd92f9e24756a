import Entitlement
import TestSupport
import Testing

/// CONTRACT, unpaid.csv: accepted rows that get nothing for the period, each with the first reason that holds.
@Suite struct UnpaidTests {
  struct Unpaid: CustomTestStringConvertible, Sendable {
    let name: String
    let rows: [Cells]
    var month = "2026-06"
    let unpaid: [String]
    var testDescription: String { name }

    init(_ name: String, _ rows: Cells..., in month: String = "2026-06", is unpaid: [String]) {
      (self.name, self.rows, self.month, self.unpaid) = (name, rows, month, unpaid)
    }
  }

  static let in2025 = Groups.in2025
  static let old: Cells = Groups.in2025 + [.dateOfBirth: "2010-03-03"]
  static let allFacts: Cells = [.inFacility: "x", .poorHousehold: "x", .survivorBenefit: "x", .socialAllowance: "x"]

  @Test(
    "Each reason",
    arguments: [
      Unpaid("A row that is paid is not listed", [:], is: []),
      Unpaid("not-started", [.decisionDate: "2026-07-01"], is: ["10001 1/QĐ-UBND not-started"]),
      Unpaid("superseded", [:], [.decisionNo: "2", .decisionDate: "2026-04-01"], is: ["10001 1/QĐ-UBND superseded"]),
      Unpaid("programme-over", in2025, is: ["10001 1/QĐ-UBND programme-over"]),
      Unpaid("ended", [.endDate: "2026-05-31", .endReason: "refused"], is: ["10001 1/QĐ-UBND ended"]),
      Unpaid("over-age", [.dateOfBirth: "2010-05-31"], is: ["10001 1/QĐ-UBND over-age"]),
      Unpaid("window-closed", Groups.cells("1.2b"), in: "2029-06", is: ["10001 1/QĐ-UBND window-closed"]),
      Unpaid("mother-adult", Groups.cells("1.5b") + [.motherDateOfBirth: "2008-01-01"], is: ["10001 1/QĐ-UBND mother-adult"]),
      Unpaid("excluded-facility", [.groups: "1.4a", .inFacility: "x"], is: ["10001 1/QĐ-UBND excluded-facility"]),
      Unpaid("excluded-poor", [.groups: "1.4a", .poorHousehold: "x"], is: ["10001 1/QĐ-UBND excluded-poor"]),
      Unpaid("excluded-survivor", [.groups: "1.4a", .survivorBenefit: "x"], is: ["10001 1/QĐ-UBND excluded-survivor"]),
      Unpaid("excluded-allowance", [.groups: "1.4a", .socialAllowance: "x"], is: ["10001 1/QĐ-UBND excluded-allowance"]),
      Unpaid("top-up-zero", [.groups: "1.1a", .allowanceAmount: "1500000"], is: ["10001 1/QĐ-UBND top-up-zero"]),
      Unpaid("other-policy-higher", [.otherCitySupport: "2000000"], is: ["10001 1/QĐ-UBND other-policy-higher"]),
    ])
  func reason(_ unpaid: Unpaid) throws { try check(unpaid) }

  @Test(
    "Of several reasons the first is told",
    arguments: [
      Unpaid(
        "not-started before ended", in2025 + [.supportFrom: "2025-08", .endDate: "2025-08-01", .endReason: "died"], in: "2025-07",
        is: ["10001 1/QĐ-UBND not-started"]),
      Unpaid(
        "superseded before programme-over", in2025, [.decisionNo: "2"], is: ["10001 1/QĐ-UBND superseded"]),
      Unpaid(
        "superseded before ended, by a row that has ended too", [.endDate: "2026-03-01", .endReason: "died"],
        [.decisionNo: "2", .decisionDate: "2026-04-01", .endDate: "2026-04-02", .endReason: "died"],
        is: ["10001 1/QĐ-UBND superseded", "10001 2 ended"]),
      Unpaid(
        "programme-over before ended and over-age", old + [.endDate: "2025-06-01", .endReason: "died"],
        is: ["10001 1/QĐ-UBND programme-over"]),
      Unpaid(
        "ended before over-age", [.dateOfBirth: "2010-03-03", .endDate: "2026-04-01", .endReason: "ineligible"],
        is: ["10001 1/QĐ-UBND ended"]),
      Unpaid(
        "over-age before what speaks against the group", [.dateOfBirth: "2010-03-03", .groups: "1.4a"] + allFacts,
        is: ["10001 1/QĐ-UBND over-age"]),
      Unpaid("window-closed before the exclusions", Groups.cells("1.2b") + allFacts, in: "2029-06", is: ["10001 1/QĐ-UBND window-closed"]),
      Unpaid(
        "mother-adult before the exclusions", Groups.cells("1.5b") + [.motherDateOfBirth: "2008-01-01"] + allFacts,
        is: ["10001 1/QĐ-UBND mother-adult"]),
      Unpaid("excluded-facility first of the exclusions", [.groups: "1.4a"] + allFacts, is: ["10001 1/QĐ-UBND excluded-facility"]),
      Unpaid(
        "excluded-poor next", [.groups: "1.4a"] + allFacts + [.inFacility: ""], is: ["10001 1/QĐ-UBND excluded-poor"]),
      Unpaid(
        "excluded-survivor next", [.groups: "1.4a", .survivorBenefit: "x", .socialAllowance: "x"], is: ["10001 1/QĐ-UBND excluded-survivor"]),
      Unpaid(
        "excluded-facility before top-up-zero", Groups.cells("1.3a") + [.allowanceCoefficient: "", .allowanceAmount: "1500000", .inFacility: "x"],
        is: ["10001 1/QĐ-UBND excluded-facility"]),
      Unpaid(
        "top-up-zero before other-policy-higher", [.groups: "1.1a", .allowanceAmount: "1500000", .otherCitySupport: "1"],
        is: ["10001 1/QĐ-UBND top-up-zero"]),
    ])
  func order(_ unpaid: Unpaid) throws { try check(unpaid) }

  @Test(
    "Of several groups the first in the order of the table is told of",
    arguments: [
      Unpaid(
        "None qualifies: the first one's reason", Groups.cells("1.2b") + [.groups: "1.4a;1.2b", .survivorBenefit: "x"], in: "2029-06",
        is: ["10001 1/QĐ-UBND window-closed"]),
      Unpaid(
        "The first does not qualify and the other city support shuts out the second: the first one's reason",
        [.groups: "1.1a;1.6", .allowanceAmount: "1500000", .otherCitySupport: "750000"], is: ["10001 1/QĐ-UBND top-up-zero"]),
      Unpaid(
        "The first qualifies: other-policy-higher", Groups.cells("1.2b") + [.groups: "1.2b;1.4a", .otherCitySupport: "1500000"],
        is: ["10001 1/QĐ-UBND other-policy-higher"]),
      Unpaid(
        "The first qualifies with less than the second, and both are shut out",
        Groups.cells("1.1a") + [.groups: "1.1a;1.6", .otherCitySupport: "750000"], is: ["10001 1/QĐ-UBND other-policy-higher"]),
    ])
  func groups(_ unpaid: Unpaid) throws { try check(unpaid) }

  @Test("The order of the reasons is that of CONTRACT")
  func contract() {
    let order = """
      not-started superseded programme-over ended over-age window-closed mother-adult excluded-facility excluded-poor \
      excluded-survivor excluded-allowance top-up-zero other-policy-higher
      """
    #expect(Reason.allCases.sorted().map(\.rawValue).joined(separator: " ") == order)
  }

  private func check(_ unpaid: Unpaid) throws {
    #expect(try Outcome(unpaid.rows, unpaid.month).unpaid == unpaid.unpaid)
  }
}
