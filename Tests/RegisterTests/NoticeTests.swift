import Register
import Tables
import TestSupport
import Testing

/// Notices stop nothing: someone should look.
@Suite struct NoticeTests {
  @Test(
    "id-birth-mismatch: digits 5-6 against the birth year",
    arguments: [
      RowCase("15 for 2015", [:]),
      RowCase("14 for 2015", [.childID: "031214000001"], "child_id id-birth-mismatch"),
      RowCase("05 for 2005, rejected for other reasons, is right", [.childID: "031205000001", .dateOfBirth: "2005-01-01"], "date_of_birth over-age-at-start"),
    ])
  func birth(_ row: RowCase) throws { try row.check() }

  @Test(
    "id-gender-mismatch: digit 4 is 0 male, 1 female in the 1900s, 2 and 3 in the 2000s",
    arguments: [
      RowCase("2: a boy of the 2000s", [.childID: "031215000001", .gender: "Nam"]),
      RowCase("3: a girl of the 2000s", [.childID: "031315000001", .gender: "Nữ"]),
      RowCase("2: not a girl", [.childID: "031215000001", .gender: "Nữ"], "child_id id-gender-mismatch"),
      RowCase("3: not a boy", [.childID: "031315000001", .gender: "Nam"], "child_id id-gender-mismatch"),
      RowCase("0: a boy, but of the 1900s", [.childID: "031015000001", .gender: "Nam"], "child_id id-gender-mismatch"),
      RowCase("1: a girl, but of the 1900s", [.childID: "031115000001", .gender: "Nữ"], "child_id id-gender-mismatch"),
      RowCase("4: of the 2100s", [.childID: "031415000001", .gender: "Nam"], "child_id id-gender-mismatch"),
      RowCase("Without a gender nothing is said", [.childID: "031915000001"]),
      RowCase(
        "0 for a boy born in 1999, who is too old", [.childID: "031099000001", .dateOfBirth: "1999-12-31", .gender: "Nam"],
        "date_of_birth over-age-at-start"),
      RowCase(
        "Both", [.childID: "031316000001", .gender: "Nam"], "child_id id-birth-mismatch", "child_id id-gender-mismatch"),
      RowCase(
        "A row with errors tells its notices too", [.childID: "031316000001", .gender: "Nam", .bank: "BIDV"],
        "account_no missing-field", "child_id id-birth-mismatch", "child_id id-gender-mismatch"),
      RowCase("Of a number or a birthday that cannot be read nothing is said", [.dateOfBirth: "?", .gender: "Nữ"], "date_of_birth bad-day"),
    ])
  func gender(_ row: RowCase) throws { try row.check() }

  static let twin: Cells = [.childID: "031215000002"]

  @Test(
    "possible-duplicate: one name and birthday, two numbers",
    arguments: [
      RowsCase("Two rows", [[:], twin], "2 full_name possible-duplicate", "3 full_name possible-duplicate"),
      RowsCase("In different wards", [[:], twin + [.wardCode: "10002"]], "2 full_name possible-duplicate", "3 full_name possible-duplicate"),
      RowsCase("Case aside", [[:], twin + [.fullName: "NGUYỄN VĂN AN"]], "2 full_name possible-duplicate", "3 full_name possible-duplicate"),
      RowsCase(
        "NFC and NFD", [[:], twin + [.fullName: "nguye\u{302}\u{303}n va\u{306}n an"]], "2 full_name possible-duplicate", "3 full_name possible-duplicate"),
      RowsCase(
        "Đ and đ", [[.fullName: "Đỗ Đạt"], twin + [.fullName: "đỖ ĐẠT"]], "2 full_name possible-duplicate", "3 full_name possible-duplicate"),
      RowsCase(
        "Quotes written otherwise", [[.fullName: "An \"Bi\""], twin + [.fullName: "AN \"BI\""]], "2 full_name possible-duplicate",
        "3 full_name possible-duplicate"),
      RowsCase(
        "Letters of other scripts", [[.fullName: "Ян Ǻn 𝒜 ß İ"], twin + [.fullName: "ян ǻn 𝒜 ß i̇"]], "2 full_name possible-duplicate",
        "3 full_name possible-duplicate"),
      RowsCase("Another tone is another name", [[:], twin + [.fullName: "Nguyễn Văn Ân"]]),
      RowsCase("Another birthday is another child", [[:], twin + [.dateOfBirth: "2015-06-16"]]),
      RowsCase("Two rows of one number are one child", [[:], [.decisionNo: "2", .decisionDate: "2026-02-02"]]),
      RowsCase("A repeated row is none", [[:], [:]], "3 repeated-row"),
      RowsCase(
        "Three rows, two numbers", [[:], [.decisionNo: "2", .decisionDate: "2026-02-02"], twin],
        "2 full_name possible-duplicate", "3 full_name possible-duplicate", "4 full_name possible-duplicate"),
    ])
  func duplicate(_ rows: RowsCase) throws { try rows.check() }

  @Test("possible-duplicate is found over the whole register, with the other row's file and line")
  func duplicateAcrossFiles() throws {
    let register = try register([
      ("a.csv", Array("\(header)\n\(goodRow())\n".utf8)), ("b.csv", Array("\(header)\n\(goodRow("031215000002"))\n".utf8)),
    ])
    #expect(register.findings.map { "\($0.file):\($0.line) \($0.code.rawValue)" } == ["a.csv:2 possible-duplicate", "b.csv:2 possible-duplicate"])
    #expect(register.findings[0].message.english.contains("b.csv:2") && register.findings[1].message.english.contains("a.csv:2"))
  }

  @Test("A name that a whole register shares is told of once for each row")
  func manyDuplicates() throws {
    let rows = (0..<250).map { goodRow("0312150\(String(10_000 + $0))") }.joined(separator: "\n")
    let register = try register("\(header)\n\(rows)\n")
    #expect(register.findings.filter { $0.code == .possibleDuplicate }.count == 250)
  }

  static let account: Cells = [.bank: "Ngân hàng Nông nghiệp", .accountNo: "2100205331907", .payeeName: "Đỗ Thị Hợi"]
  static let otherChild: Cells = [.childID: "031215000002", .fullName: "Lê Bình"]

  @Test(
    "shared-account: one bank and account, several payee names",
    arguments: [
      RowsCase(
        "Two payees", [account, otherChild + account + [.payeeName: "Lê Văn Tám"]], "2 account_no shared-account", "3 account_no shared-account"),
      RowsCase(
        "The bank in another form",
        [account, otherChild + account + [.payeeName: "Lê Văn Tám", .bank: "Nga\u{302}n ha\u{300}ng No\u{302}ng nghie\u{323}\u{302}p"]],
        "2 account_no shared-account", "3 account_no shared-account"),
      RowsCase("One payee for brother and sister", [account, otherChild + account]),
      RowsCase(
        "One payee written in another form", [account, otherChild + account + [.payeeName: "Đo\u{302}\u{303} Thi\u{323} Hơ\u{323}i"]]),
      RowsCase(
        "The child itself where no payee is named", [account + [.payeeName: ""], otherChild + account + [.payeeName: ""]],
        "2 account_no shared-account", "3 account_no shared-account"),
      RowsCase(
        "The child's name given as payee",
        [account + [.payeeName: ""], [.decisionNo: "2", .decisionDate: "2026-02-02"] + account + [.payeeName: "Nguyễn Văn An"]]),
      RowsCase("Another account", [account, otherChild + account + [.payeeName: "Lê Văn Tám", .accountNo: "2100205331908"]]),
      RowsCase("Another bank", [account, otherChild + account + [.payeeName: "Lê Văn Tám", .bank: "BIDV"]]),
      RowsCase("Cash", [[.payeeName: "Đỗ Thị Hợi"], otherChild + [.payeeName: "Lê Văn Tám"]]),
      RowsCase("A repeated row is none", [account, account], "3 repeated-row"),
    ])
  func sharedAccount(_ rows: RowsCase) throws { try rows.check() }

  @Test(
    "name-differs: one number, several names",
    arguments: [
      RowsCase(
        "Two names", [[:], [.fullName: "Nguyễn Văn Ân", .decisionNo: "2", .decisionDate: "2026-02-02"]], "2 full_name name-differs",
        "3 full_name name-differs"),
      RowsCase(
        "In different wards", [[:], [.wardCode: "10002", .fullName: "Nguyễn Văn Ân", .decisionDate: "2026-02-02"]], "2 full_name name-differs",
        "3 full_name name-differs"),
      RowsCase(
        "One form and another are one name", [[:], [.fullName: "Nguye\u{302}\u{303}n Va\u{306}n An", .decisionNo: "2", .decisionDate: "2026-02-02"]]),
      RowsCase(
        "Every row of the number is told of",
        [[:], [.decisionNo: "2", .decisionDate: "2026-02-02"], [.fullName: "An", .decisionNo: "3", .decisionDate: "2026-03-02"]],
        "2 full_name name-differs", "3 full_name name-differs", "4 full_name name-differs"),
    ])
  func name(_ rows: RowsCase) throws { try rows.check() }

  @Test("Notices reject nothing")
  func nothingRejected() throws {
    let register = try screened([RowFixture(), RowFixture(Self.twin), RowFixture([.childID: "031214000001"])])
    #expect(register.counted == [3, 3, 0, 0, 0])
  }
}
