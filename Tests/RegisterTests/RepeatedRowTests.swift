import Register
import Tables
import TestSupport
import Testing

/// CONTRACT: a row that repeats another cell for cell counts once.
@Suite struct RepeatedRowTests {
  @Test("A row that stands twice is accepted once, and the second one points at the first")
  func good() throws {
    let register = try register("\(header)\n\(goodRow())\n\n\(goodRow())\n\(goodRow())\n")
    #expect(register.told == ["4 repeated-row", "5 repeated-row"])
    #expect(register.counted == [3, 1, 0, 0, 2])
    #expect(register.findings.allSatisfy { $0.message.english.contains("line 2 of register.csv") })
  }

  @Test("A faulty row that stands twice is rejected once")
  func faulty() throws {
    let register = try register("\(header)\n\(goodRow("1"))\n\(goodRow("1"))\n10001,1\n10001,1\n")
    #expect(register.told == ["2 child_id bad-id", "3 repeated-row", "4 field-count", "5 repeated-row"])
    #expect(register.counted == [4, 0, 2, 0, 2])
    register.checkCounts()
  }

  @Test("A row that is rejected for its first month and stands twice is rejected once")
  func rejectedLater() throws {
    let row = goodRow("031209000001").replacing("15/06/2015", with: "15/06/2009")
    #expect(try register("\(header)\n\(row)\n\(row)\n").told == ["2 date_of_birth over-age-at-start", "3 repeated-row"])
  }

  @Test("Outer blanks, quotes and the form of letters make no other row")
  func blanks() throws {
    let other = goodRow(name: " \"Nguye\u{302}\u{303}n Va\u{306}n An\"").replacing("10001", with: " 10001 ").replacing(" \"Ng", with: "\"Ng")
    #expect(try register("\(header)\n\(goodRow())\n\(other)\n").told == ["3 repeated-row"])
  }

  @Test("The same value written otherwise makes another row")
  func otherNotation() throws {
    let other = goodRow().replacing("10/01/2026", with: "2026-01-10")
    #expect(try register("\(header)\n\(goodRow())\n\(other)\n").codes() == ["2 duplicate-decision", "3 duplicate-decision"])
  }

  @Test("Known columns alone decide whether a row repeats another", arguments: ["", "1"])
  func unknownColumns(digits: String) throws {
    let child = digits.isEmpty ? "031215000001" : digits
    let register = try register("STT,\(header),Ghi chú\n1,\(goodRow(child)),a\n2,\(goodRow(child)),b\n")
    #expect(register.told.last == "3 repeated-row")
    #expect(register.counts.repeated == 1)
  }

  @Test("A row may repeat one of another file, whose columns stand in another order")
  func otherFile() throws {
    let other = "Số định danh cá nhân;Mã xã;Họ và tên;Ngày sinh;Nghị quyết;Nhóm đối tượng;Số quyết định;Ngày quyết định;Trường học\n"
    for child in ["031215000001", "1"] {
      let register = try register([
        ("a.csv", Array("\(header)\n\(goodRow(child))\n".utf8)),
        ("b.csv", Array("\(other)\(child);10001;Nguyễn Văn An;15/06/2015;55/2025;1.1b;1/QĐ-UBND;10/01/2026;\n".utf8)),
      ])
      #expect(register.counts.repeated == 1 && register.counts.read == 2, "\(child)")
      let finding = try #require(register.findings.first { $0.code == .repeatedRow })
      #expect(finding.file == "b.csv" && finding.message.english.contains("line 2 of a.csv"))
      #expect(register.faulty.count == (child == "1" ? 1 : 0))
      register.checkCounts()
    }
  }

  @Test("A row without all of its cells may repeat one of another file")
  func fieldCountInOtherFile() throws {
    let csv = Array("\(header)\n10001,1\n".utf8)
    let register = try register([("a.csv", csv), ("b.csv", csv)])
    #expect(register.findings.map { "\($0.file) \($0.code.rawValue)" }.sorted() == ["a.csv field-count", "b.csv repeated-row"])
    #expect(register.counted == [2, 0, 1, 0, 1])
  }

  @Test("A row without all of its cells does not repeat one that has them")
  func fieldCountAndWhole() throws {
    let register = try register("\(header),Ghi chú\n\(goodRow("1")),\n\(goodRow("1"))\n")
    #expect(register.codes() == ["2 bad-id", "3 field-count"])
  }

  @Test("Rows of other children, or of other cells, repeat nothing")
  func different() throws {
    let register = try screened([RowFixture(), RowFixture([.childID: "031215000002", .fullName: "Lê Bình"]), RowFixture([.decisionDate: "2026-02-01"])])
    #expect(register.told == [])
  }
}
