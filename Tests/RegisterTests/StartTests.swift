import Register
import Tables
import TestSupport
import Testing
import Units

/// RULES 1 and 3: when a decision begins, `2026-01 on 2026-01-10` for its first month and the day that decides it.
@Suite struct StartTests {
  struct Begin: CustomTestStringConvertible, Sendable {
    let name: String
    let rows: [Cells]
    let start: String
    let reason: Start.Reason
    var testDescription: String { name }

    /// The last of the rows is the one that is asked for.
    init(_ name: String, _ rows: Cells..., is start: String, _ reason: Start.Reason) {
      (self.name, self.rows, self.start, self.reason) = (name, rows, start, reason)
    }
  }

  static let in2025: Cells = [.resolution: "22/2024", .decisionDate: "2025-05-20", .supportFrom: "2025-05"]
  static let certificate: Cells = [.resolution: "22/2024", .decisionDate: "2025-05-20", .groups: "1.3b"]
  static let change: Cells = [.decisionNo: "2", .decisionDate: "2026-06-20", .changeDate: "2026-05-10"]
  static let old: Cells = [.wardCode: "10002", .endDate: "2026-03-12", .endReason: "moved"]
  static let move: Cells = [.decisionNo: "2", .decisionDate: "2026-04-20", .transferredFrom: "10002"]

  @Test(
    "First month and decisive day",
    arguments: [
      Begin("55/2025: the month of signing, on the decision day", [:], is: "2026-01 on 2026-01-10", .decision),
      Begin("22/2024: the month named, where it is that of signing on the decision day", in2025, is: "2025-05 on 2025-05-20", .named),
      Begin("22/2024: a month before signing, on its first day", in2025 + [.supportFrom: "2025-03"], is: "2025-03 on 2025-03-01", .named),
      Begin("22/2024: a month after signing, on its first day", in2025 + [.supportFrom: "2025-07"], is: "2025-07 on 2025-07-01", .named),
      Begin("22/2024: a month before 2025 becomes 2025-01", in2025 + [.supportFrom: "2024-10"], is: "2025-01 on 2025-01-01", .named),
      Begin(
        "22/2024: a month before 2025 becomes 2025-01, on the decision day where it lies there",
        in2025 + [.supportFrom: "2024-12", .decisionDate: "2025-01-15"], is: "2025-01 on 2025-01-15", .named),
      Begin(
        "22/2024: signed in December 2024", in2025 + [.supportFrom: "2024-12", .decisionDate: "2024-12-20"], is: "2025-01 on 2025-01-01", .named),
      Begin(
        "22/2024, 1.3b: the month of the certificate", certificate + [.disabilityCertificateDate: "2025-03-20"],
        is: "2025-03 on 2025-03-01", .certificate),
      Begin(
        "22/2024, 1.3b: on the decision day where that is its month", certificate + [.disabilityCertificateDate: "2025-05-02"],
        is: "2025-05 on 2025-05-20", .certificate),
      Begin(
        "22/2024, 1.3b: a certificate of earlier years", certificate + [.disabilityCertificateDate: "2020-05-02"],
        is: "2025-01 on 2025-01-01", .certificate),
      Begin(
        "22/2024, 1.3b and another group: the month named",
        certificate + [.groups: "1.3b;1.6", .disabilityCertificateDate: "2025-03-20", .supportFrom: "2025-04"],
        is: "2025-04 on 2025-04-01", .named),
      Begin("A change: the month after it, on the last day of its own", [:], change, is: "2026-06 on 2026-05-31", .adjustment),
      Begin(
        "A change before the resolution begins", [:], change + [.changeDate: "2025-06-15"], is: "2026-01 on 2025-12-31", .adjustment),
      Begin("A change of a decision that comes later in the file", [.decisionNo: "9"], change, is: "2026-06 on 2026-05-31", .adjustment),
      Begin("A move: the month after the old ward's end", old, move, is: "2026-04 on 2026-03-31", .move),
      Begin("A move signed late", old, move + [.decisionDate: "2026-11-20"], is: "2026-04 on 2026-03-31", .move),
      Begin("A move signed early", old, move + [.decisionDate: "2026-02-20"], is: "2026-04 on 2026-03-31", .move),
      Begin("A move from a row that is not there: after paid_through", move + [.paidThrough: "2026-06"], is: "2026-07 on 2026-06-30", .move),
      Begin("A move from a row that is there: paid_through does not count", old, move + [.paidThrough: "2026-06"], is: "2026-04 on 2026-03-31", .move),
      Begin(
        "A move of 2025 begins with the new resolution", in2025 + old + [.endDate: "2025-08-12"], move, is: "2026-01 on 2025-12-31", .move),
      Begin(
        "Of two moves that were known the later", old, old + [.decisionNo: "3", .decisionDate: "2026-04-01", .endDate: "2026-04-10"], move,
        is: "2026-05 on 2026-04-30", .move),
      Begin(
        "Of two moves the one that was known", old, old + [.decisionNo: "3", .decisionDate: "2026-04-01", .endDate: "2026-06-10"], move,
        is: "2026-04 on 2026-03-31", .move),
      Begin(
        "Of two moves that were not known the earlier", old, old + [.decisionNo: "3", .decisionDate: "2026-04-01", .endDate: "2026-06-10"],
        move + [.decisionDate: "2026-01-20"], is: "2026-04 on 2026-03-31", .move),
      Begin("A change and a move in one row: the change", [:], change + [.transferredFrom: "10002"], is: "2026-06 on 2026-05-31", .adjustment),
    ])
  func start(_ begin: Begin) throws {
    let register = try screened(begin.rows.map { RowFixture($0) }, policy: standardPolicy)
    #expect(register.codes() == [])
    let start = try #require(register.starts.last)
    #expect("\(start.month) on \(start.day)" == begin.start)
    #expect(start.reason == begin.reason)
  }

  @Test("Every later month is decided on the last day of the month before")
  func decisiveDay() throws {
    let start = try screened([RowFixture()]).starts[0]
    #expect(start.decisiveDay(of: month("2026-01")) == day("2026-01-10"))
    #expect(start.decisiveDay(of: month("2026-02")) == day("2026-01-31"))
    #expect(start.decisiveDay(of: month("2028-03")) == day("2028-02-29"))
  }

  @Test("Months posted beyond the move, under the old number, put the first month off")
  func postedBeyond() throws {
    var register = try RegisterReader(policy: standardPolicy, wards: wards())
      .read([source(registerCSV([RowFixture(Self.old), RowFixture(Self.move)]))])
    try register.screen(policy: standardPolicy) { _, child, number in
      child == ChildNumber("031215000001") && number == "1/QĐ-UBND" ? month("2026-06") : nil
    }
    #expect(register.starts.map(\.month) == [month("2026-01"), month("2026-07")])
    #expect(register.starts.map(\.movedThrough) == [month("2026-06"), nil])
  }

  @Test("Months posted no further than the move do not")
  func postedWithin() throws {
    var register = try RegisterReader(policy: standardPolicy, wards: wards())
      .read([source(registerCSV([RowFixture(Self.old), RowFixture(Self.move)]))])
    try register.screen(policy: standardPolicy) { _, _, _ in month("2026-02") }
    #expect(register.starts[1].month == month("2026-04"))
  }

  @Test(
    "transfer-unmatched: nothing in the old ward to go on from",
    arguments: [
      RowsCase("No row of the child there", [move], "2 transferred_from transfer-unmatched"),
      RowsCase("A row that has not ended", [[.wardCode: "10002"], move], "3 transferred_from transfer-unmatched"),
      RowsCase(
        "A row that ended otherwise", [old + [.endReason: "ineligible"], move], "3 transferred_from transfer-unmatched"),
      RowsCase("A row in a third ward", [old + [.wardCode: "10003"], move], "3 transferred_from transfer-unmatched"),
      RowsCase("A row with errors", [old + [.gender: "?"], move], "2 gender bad-gender", "3 transferred_from transfer-unmatched"),
      RowsCase("Another child's row", [old + [.childID: "031215000009", .fullName: "B"], move], "3 transferred_from transfer-unmatched"),
    ])
  func transferUnmatched(_ rows: RowsCase) throws { try rows.check() }

  @Test(
    "adjustment-unmatched: no decision that the change belongs to",
    arguments: [
      RowsCase("No other row", [change], "2 change_date adjustment-unmatched"),
      RowsCase("Another ward", [[.wardCode: "10002"], change], "3 change_date adjustment-unmatched"),
      RowsCase("Another resolution", [in2025, change], "3 change_date adjustment-unmatched"),
      RowsCase(
        "Another change", [change, change + [.decisionNo: "3", .changeDate: "2026-06-01"]], "2 change_date adjustment-unmatched",
        "3 change_date adjustment-unmatched"),
      RowsCase("Another child", [[.childID: "031215000009", .fullName: "B"], change], "3 change_date adjustment-unmatched"),
      RowsCase("A row with errors", [[.gender: "?"], change], "2 gender bad-gender", "3 change_date adjustment-unmatched"),
    ])
  func adjustmentUnmatched(_ rows: RowsCase) throws { try rows.check() }

  @Test(
    "Errors once the first month is known",
    arguments: [
      RowCase("16 on the day after the decision", [.childID: "031210000001", .dateOfBirth: "2010-01-11"]),
      RowCase("16 on the decision day", [.childID: "031210000001", .dateOfBirth: "2010-01-10"], "date_of_birth over-age-at-start"),
      RowCase(
        "16 after the first of a named month", in2025 + [.supportFrom: "2025-03", .childID: "031209000001", .dateOfBirth: "2009-03-02"]),
      RowCase(
        "16 on the first of a named month", in2025 + [.supportFrom: "2025-03", .childID: "031209000001", .dateOfBirth: "2009-03-01"],
        "date_of_birth over-age-at-start"),
      RowCase(
        "A named month of the birth", in2025 + [.supportFrom: "2025-03", .childID: "031225000001", .dateOfBirth: "2025-03-31"]),
      RowCase(
        "A named month before the birth", in2025 + [.supportFrom: "2025-03", .childID: "031225000001", .dateOfBirth: "2025-04-01"],
        "date_of_birth start-before-birth"),
      RowCase(
        "A month before 2025 that becomes 2025-01 is not before the birth",
        in2025 + [.supportFrom: "2024-10", .childID: "031225000001", .dateOfBirth: "2025-01-31"]),
      RowCase("Ended on the decision day", [.endDate: "2026-01-10", .endReason: "died"]),
      RowCase("Ended before it", [.endDate: "2026-01-09", .endReason: "died"], "end_date end-before-start"),
      RowCase("Ended on the first of a named month", in2025 + [.supportFrom: "2025-03", .endDate: "2025-03-01", .endReason: "died"]),
      RowCase(
        "Ended before it", in2025 + [.supportFrom: "2025-03", .endDate: "2025-02-28", .endReason: "died"], "end_date end-before-start"),
      RowCase(
        "A move that ended on the last day of the month before", move + [.paidThrough: "2026-03", .endDate: "2026-03-31", .endReason: "died"]),
      RowCase(
        "A move that ended before", move + [.paidThrough: "2026-03", .endDate: "2026-03-30", .endReason: "died"], "end_date end-before-start"),
      RowCase(
        "Of several the first is told: too old, and ended before",
        [.childID: "031209000001", .dateOfBirth: "2009-01-10", .endDate: "2026-01-09", .endReason: "died"],
        "date_of_birth over-age-at-start"),
      RowCase(
        "Of several the first is told: before the birth, and ended before",
        in2025 + [.supportFrom: "2025-03", .childID: "031225000001", .dateOfBirth: "2025-04-01", .endDate: "2025-02-28", .endReason: "died"],
        "date_of_birth start-before-birth"),
    ])
  func errors(_ row: RowCase) throws { try row.check() }

  @Test("A move that its own row is too old for is not continued: the old ward's posted months are not kept")
  func rejectedContinuer() throws {
    let old: Cells = [.childID: "031210000001", .dateOfBirth: "2010-03-20"] + Self.old
    let move: Cells = [.childID: "031210000001", .dateOfBirth: "2010-03-20"] + Self.move
    var register = try RegisterReader(policy: standardPolicy, wards: wards()).read([source(registerCSV([RowFixture(old), RowFixture(move)]))])
    try register.screen(policy: standardPolicy) { _, _, _ in month("2026-06") }
    #expect(register.codes() == ["3 over-age-at-start"])
    #expect(register.starts[0].movedThrough == nil)
  }
}
