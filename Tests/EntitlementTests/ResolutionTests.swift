import TestSupport
import Testing

/// RULES 3, the two resolutions: the months they pay for and where their decisions begin.
@Suite struct ResolutionTests {
  @Test(
    "Each resolution pays for its own months",
    arguments: [
      MonthCase(
        "22/2024 pays through December 2025 and never carries into 2026", Groups.in2025,
        "2025-01 1.1b 1500000", "2025-12 1.1b 1500000", "2026-01 programme-over", "2026-02 programme-over"),
      MonthCase(
        "55/2025 pays through December 2030", [.dateOfBirth: "2020-06-15"],
        "2030-12 1.1b 2200000", "2031-01 programme-over", "2031-02 programme-over"),
      MonthCase("Nothing is due before the first month", [.decisionDate: "2026-03-31"], "2026-02 -", "2026-03 1.1b 1500000"),
      MonthCase(
        "A first month before January 2025 becomes January 2025",
        Groups.in2025 + [.decisionDate: "2024-12-20", .supportFrom: "2024-11"], "2024-12 -", "2025-01 1.1b 1500000"),
      MonthCase(
        "and it is decided on the facts of its first day",
        Groups.in2025 + [.decisionDate: "2024-12-20", .supportFrom: "2024-12", .endDate: "2025-01-01", .endReason: "died"],
        "2025-01 ended"),
      MonthCase(
        "A new decision under 55/2025 carries on", rows: [Groups.in2025, [.decisionNo: "2/QĐ-UBND"]],
        "2025-12 1.1b 1500000", "2026-01 1.1b 1500000"),
    ])
  func months(_ story: MonthCase) throws { try story.check() }

  @Test("Whether a resolution runs on is for its file to say")
  func runsOn() throws {
    let policy = try policy(replacing: ["resolution-22-2024.yaml": ["last: 2025-12, cite": "last: 2030-12, cite"]])
    try MonthCase("", Groups.in2025, "2026-01 1.1b 1500000", "2027-02 1.1b 2200000").check(policy: policy)
  }

  @Test(
    "A decision begins in the month that its resolution names",
    arguments: [
      MonthCase("55/2025: in the month of signing, on its last day too", [.decisionDate: "2026-02-28"], "2026-01 -", "2026-02 1.1b 1500000"),
      MonthCase("55/2025: support_from does not matter", [.supportFrom: "2026-04"], "2026-01 1.1b 1500000"),
      MonthCase(
        "22/2024: in the month named, before the signing", Groups.in2025 + [.decisionDate: "2025-05-20", .supportFrom: "2025-03"],
        "2025-02 -", "2025-03 1.1b 1500000"),
      MonthCase(
        "22/2024: in the month named, after the signing", Groups.in2025 + [.decisionDate: "2025-05-20", .supportFrom: "2025-07"],
        "2025-06 -", "2025-07 1.1b 1500000"),
      MonthCase(
        "22/2024, 1.3a: in the month of the disability certificate",
        Groups.cells("1.3a", "22/2024") + [.decisionDate: "2025-05-20", .disabilityCertificateDate: "2025-02-28", .supportFrom: "2025-05"],
        "2025-01 -", "2025-02 1.3a 750000"),
      MonthCase(
        "22/2024, 1.3b: in the month of the disability certificate",
        Groups.cells("1.3b", "22/2024") + [.decisionDate: "2025-05-20", .disabilityCertificateDate: "2025-02-01"],
        "2025-01 -", "2025-02 1.3b 1500000"),
      MonthCase(
        "22/2024, 1.3a and 1.3b: in the month of the certificate",
        Groups.cells("1.3a", "22/2024") + [.groups: "1.3a;1.3b", .decisionDate: "2025-05-20", .disabilityCertificateDate: "2025-02-28"],
        "2025-01 -", "2025-02 1.3a 750000"),
      MonthCase(
        "22/2024, 1.3b beside another group: in the month named",
        Groups.cells("1.3b", "22/2024") + [
          .groups: "1.3b;1.6", .decisionDate: "2025-05-20", .disabilityCertificateDate: "2025-02-28", .supportFrom: "2025-04",
        ],
        "2025-03 -", "2025-04 1.3b 1500000"),
      MonthCase(
        "A certificate of 2023 begins with the resolution",
        Groups.cells("1.3b", "22/2024") + [.decisionDate: "2025-05-20", .disabilityCertificateDate: "2023-02-28"],
        "2024-12 -", "2025-01 1.3b 1500000"),
      MonthCase(
        "55/2025, 1.3a: in the month of signing, whatever the certificate",
        Groups.cells("1.3a") + [.disabilityCertificateDate: "2025-11-11"], "2026-01 1.3a 450000"),
    ])
  func start(_ story: MonthCase) throws { try story.check() }

  @Test(
    "Where the first month is not the month of signing, it is decided on the facts of its first day",
    arguments: [
      MonthCase("Named before: the ward is rural on its first day", signedInMay + [.supportFrom: "2025-03"], "2025-03 1.1b 1500000", "2025-04 1.1b 2000000"),
      MonthCase("Named after: the ward is urban on its first day", signedInMay + [.supportFrom: "2025-07"], "2025-07 1.1b 2000000"),
      MonthCase(
        "The month of signing itself: on the decision day", signedInMay + [.decisionDate: "2025-03-20", .supportFrom: "2025-03"], "2025-03 1.1b 2000000"),
      MonthCase(
        "The certificate's month: on its first day, not on the day of the certificate",
        signedInMay + Groups.cells("1.3b", "22/2024") + [.decisionDate: "2025-05-20", .disabilityCertificateDate: "2025-03-25"],
        "2025-03 1.3b 1500000", "2025-04 1.3b 2000000"),
    ])
  func decisiveDay(_ story: MonthCase) throws {
    try story.check(wards: "ward_code,ward_name,area,from,to\n10001,A,rural,,2025-03-14\n10001,A,urban,2025-03-15,\n")
  }

  private static let signedInMay: Cells = Groups.in2025 + [.decisionDate: "2025-05-20"]

  // MARK: needs-new-decision

  struct Listing: CustomTestStringConvertible, Sendable {
    let name: String
    let rows: [Cells]
    let codes: [String]
    var month = "2026-01"
    var testDescription: String { name }
  }

  @Test(
    "A child whose decision under 22/2024 has no successor is listed",
    arguments: [
      Listing(name: "Without a new decision", rows: [Groups.in2025], codes: ["2 needs-new-decision"]),
      Listing(name: "Still in a later month", rows: [Groups.in2025], codes: ["2 needs-new-decision"], month: "2026-05"),
      Listing(name: "Not while 22/2024 pays", rows: [Groups.in2025], codes: [], month: "2025-12"),
      Listing(name: "Not with a new decision", rows: [Groups.in2025, [.decisionNo: "2"]], codes: []),
      Listing(name: "Not with a new decision that begins later", rows: [Groups.in2025, [.decisionNo: "2", .decisionDate: "2026-04-01"]], codes: []),
      Listing(name: "Not with a new decision in another ward", rows: [Groups.in2025, [.wardCode: "10002", .decisionDate: "2026-04-01"]], codes: []),
      Listing(name: "Not when it had ended", rows: [Groups.in2025 + [.endDate: "2025-12-31", .endReason: "died"]], codes: []),
      Listing(name: "Not when the child is 16", rows: [Groups.in2025 + [.dateOfBirth: "2009-12-31"]], codes: []),
      Listing(name: "When the child turns 16 in January", rows: [Groups.in2025 + [.dateOfBirth: "2010-01-01"]], codes: ["2 needs-new-decision"]),
      Listing(
        name: "The row that governs is listed, once", rows: [Groups.in2025, Groups.in2025 + [.decisionNo: "2", .supportFrom: "2025-06"]],
        codes: ["3 needs-new-decision"]),
    ])
  func needsNewDecision(_ listing: Listing) throws {
    let register = try Outcome(listing.rows, listing.month).register
    #expect(register.codes(notices: true).filter { $0.hasSuffix("needs-new-decision") } == listing.codes)
  }
}
