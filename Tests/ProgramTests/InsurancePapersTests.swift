import Foundation
import TestSupport
import Testing

/// The workbooks of `chitra insurance`, read back: what goes to the schools and the Social Insurance, and what stays.
@Suite("Health insurance: the workbooks")
struct InsurancePapersTests {
  private let program: Program
  private static let columns =
    "ward_code,child_id,full_name,date_of_birth,gender,resolution,groups,decision_no,decision_date,school,end_date,end_reason,"
    + "poverty_exit_date,mother_date_of_birth\n"

  init() throws {
    program = try Program()
    _ = try program.folder.write("ward_code,ward_name,area,from,to\n10507,Phường Một,urban,,\n10705,Xã Hai,rural,,\n", to: "wards.csv")
  }

  private static func row(_ number: Int, school: String = "", end: String = "", ward: String = "10507", group: String = "1.4a") -> String {
    "\(ward),0312150000\(number < 10 ? "0" : "")\(number),Trẻ \(["An", "Bình", "Chi", "Dung"][(number - 1) % 4]),2015-06-15,Nam,55/2025,\(group),"
      + "\(number)/QĐ,2026-01-10,\(school),\(end),\(end.isEmpty ? "" : "ineligible"),2025-12-01,2010-01-01\n"
  }

  private func list(_ rows: [String], _ arguments: String...) throws -> Program.Outcome {
    let file = try program.folder.write(Self.columns + rows.joined(), to: "register.csv")
    return try program.run(["insurance", "--year", "2026", "--register", file] + arguments)
  }

  /// What the cell beside a text, or further right, shows: the first number after it in its row.
  private func number(after text: String, _ place: Int = 0, in sheet: Workbook.Sheet) throws -> Int {
    let row = try #require(sheet.rows.first { $0.contains { $0.hasPrefix(text) } }, "\(text)")
    let start = try #require(row.firstIndex { $0.hasPrefix(text) })
    let numbers = row[(start + 1)...].compactMap { Int($0) }
    return try #require(numbers.count > place ? numbers[place] : nil, "\(text)")
  }

  /// Every sum that a formula shows is that of its cells.
  private func expectSums(_ book: Workbook, _ name: String) {
    for sheet in book.sheets {
      for formula in sheet.formulas {
        #expect(formula.value != nil && (formula.sum == nil || formula.sum == formula.value), "\(name) \(sheet.name) \(formula.cell)")
      }
    }
  }

  @Test("The lists add up to insurance.csv, school by school, the summaries ward by ward and over the city")
  func sums() throws {
    let outcome = try program.run(
      "insurance", "--year", "2026", "--register", Program.samples + "/register", "--wards", Program.samples + "/wards.csv")
    try #require(outcome.status == 2, "\(outcome.errors)")
    var ofSchool: [String: Int] = [:]
    var ofWard: [String: Int] = [:]
    for line in try program.lines("out/insurance-2026/insurance.csv") {
      let cells = line.replacingOccurrences(of: ", điểm", with: "; điểm").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let amount = try #require(Int(cells[5]))
      ofSchool["\(cells[1]) \(cells[4].replacingOccurrences(of: "\"", with: ""))", default: 0] += amount
      ofWard[cells[1], default: 0] += amount
    }
    let index = try program.lines("out/insurance-2026/lists.csv").map {
      $0.replacingOccurrences(of: ", điểm", with: "; điểm").split(separator: ",", omittingEmptySubsequences: false)
        .map { $0.replacingOccurrences(of: "\"", with: "") }
    }
    #expect(Set(index.map { "\($0[0]) \($0[2])" }) == Set(ofSchool.keys))
    #expect(Set(index.map { $0[1] }) == Set(try program.files(below: "out/insurance-2026/lists").map { "lists/\($0)" }))
    for line in index where ["10507", "11948"].contains(line[0]) {
      let book = try program.workbook("out/insurance-2026/\(line[1])")
      let expected = try #require(ofSchool["\(line[0]) \(line[2])"])
      #expect(try number(after: "Cộng tăng: \(line[4]) trẻ em", in: book.sheet("D03-TS")) == expected, "\(line)")
      #expect(try number(after: "Tổng cộng: \(line[3]) trẻ em", 1, in: book.sheet("Danh sách hiện có")) == expected, "\(line)")
      #expect(book.sheets.allSatisfy { !$0.footer.contains("nội bộ") } && Set(book.sheets[1].childNumbers).count == Int(line[3]))
      expectSums(book, line[1])
    }
    for ward in ["10507", "11948"] {
      let book = try program.workbook("out/insurance-2026/wards/\(ward)-noi-bo.xlsx")
      #expect(try number(after: "Tổng cộng", 2, in: book.sheet("Tổng hợp")) == ofWard[ward])
      #expect(try number(after: "Tổng cộng", 1, in: book.sheet("Theo lương cơ sở")) == ofWard[ward])
      #expect(book.sheets.allSatisfy { $0.footer.contains("Lưu hành nội bộ") })
      expectSums(book, ward)
    }
    let city = try program.workbook("out/insurance-2026/insurance.xlsx")
    #expect(try number(after: "Tổng cộng", 2, in: city.sheet("Tổng hợp")) == ofWard.values.reduce(0, +))
    #expect(city.sheets.allSatisfy { $0.footer.contains("Lưu hành nội bộ") })
    expectSums(city, "city")
    // Every line of unsupported.csv by child and reason, but for months that another ward insures.
    let reasons = Set(
      try program.lines("out/insurance-2026/unsupported.csv").map { line in
        let cells = line.split(separator: ",")
        return "\(cells[1]) \(cells[2]) \(cells[5])"
      })
    let told = try city.sheet("Không hỗ trợ").rows.count { $0.count > 6 && Int($0[0]) != nil }
    #expect(told <= reasons.count && told > reasons.count * 9 / 10, "\(told) of \(reasons.count)")
  }

  @Test("After a list was sent, the next one tells in its workbooks what is new and what falls away; both folders carry its number")
  func increasesAndDecreases() throws {
    let rows = [Self.row(1, school: "Trường A"), Self.row(2), Self.row(3, school: "trường a", ward: "10705")]
    try #require(try list(rows, "--send").status == 0)
    let renamed = rows[2].replacingOccurrences(of: "Trẻ Chi", with: "Trẻ Hạnh")
    let later = [Self.row(1, school: "TRƯỜNG  A"), Self.row(2, end: "2026-08-10"), renamed, Self.row(4, school: "Trường A")]
    #expect(try list(later).status == 0)
    let draft = try program.workbook("out/insurance-2026/lists/D03-10507-truong-a.xlsx").sheet("D03-TS")
    #expect(draft.texts.contains("Bản thảo - Năm 2026") && !draft.texts.contains { $0.hasPrefix("Số: ") })
    try #require(try list(later, "--send").status == 0)
    for file in ["lists/D03-10507.xlsx", "lists/D03-10507-truong-a.xlsx", "lists/D03-10705-truong-a.xlsx", "wards/10507-noi-bo.xlsx", "insurance.xlsx"] {
      #expect(try program.bytes("out/insurance-2026/\(file)") == (try program.bytes("out/insurance-2026-sent-02/\(file)")), "\(file)")
    }
    #expect(
      try program.lines("out/insurance-2026/lists.csv") == [
        "10507,lists/D03-10507.xlsx,,1,0,1,0", "10507,lists/D03-10507-truong-a.xlsx,TRƯỜNG A,2,1,0,0",
        "10705,lists/D03-10705-truong-a.xlsx,trường a,1,0,0,1",
      ])
    let own = try program.workbook("out/insurance-2026-sent-02/lists/D03-10507.xlsx").sheet("D03-TS")
    #expect(
      own.texts.contains("Số: 2 - Năm 2026")
        && own.texts.contains("Số trẻ em tham gia trong kỳ: trước danh sách này 1, sau danh sách này 1, kể cả trẻ em đã thôi trong kỳ."))
    #expect(try number(after: "Cộng tăng: 0 trẻ em", in: own) == 0)
    #expect(try number(after: "Cộng giảm: 1 trẻ em", in: own) == 455_400)
    #expect(own.childNumbers == ["031215000002"] && own.rows.contains { $0.contains("01/09/2026") && $0.contains("455400") })
    let school = try program.workbook("out/insurance-2026-sent-02/lists/D03-10507-truong-a.xlsx").sheet("D03-TS")
    #expect(try number(after: "Cộng tăng: 1 trẻ em", in: school) == 1_314_900 && school.childNumbers == ["031215000004", "031215000004"])
    let summary = try program.workbook("out/insurance-2026-sent-02/wards/10507-noi-bo.xlsx").sheet("Tổng hợp")
    #expect(try number(after: "Ủy ban nhân dân phường Một", 6, in: summary) == 1_314_900, "the list before")
    let why = try program.workbook("out/insurance-2026-sent-02/wards/10507-noi-bo.xlsx").sheet("Tăng, giảm")
    #expect(try number(after: "Tăng trừ giảm", in: why) == 1_314_900 - 455_400 && Set(why.childNumbers) == ["031215000002", "031215000004"])
    #expect(why.texts.contains { $0.hasPrefix("Đã thôi hưởng") } && why.texts.contains("Chưa có trong danh sách đã gửi."))
    // A list without anybody new or gone is written too; who is to be named otherwise stands on it, without money.
    let other = try program.workbook("out/insurance-2026-sent-02/lists/D03-10705-truong-a.xlsx")
    #expect(try other.sheet("D03-TS").childNumbers == ["031215000003"] && other.sheet("D03-TS").texts.contains("Đã gửi: họ tên Trẻ Chi"))
    #expect(try number(after: "Tổng số (tăng trừ giảm)", in: other.sheet("D03-TS")) == 0)
    #expect(try other.sheet("Danh sách hiện có").childNumbers == ["031215000003"])
  }

  @Test("The summaries tell by whom a child is insured when, what nobody covers and what to do, and who stays as sent")
  func cover() throws {
    let again = Self.row(1).replacingOccurrences(of: "1/QĐ,2026-01-10", with: "9/QĐ,2026-11-10")
    let rows = [Self.row(1, end: "2026-08-10"), again, Self.row(2, school: "Trường A"), Self.row(3, group: "1.6"), Self.row(4, ward: "10705")]
    try #require(try list(rows, "--send").status == 2)
    #expect(try list([rows[0], again, rows[3], rows[4]]).status == 2)
    for file in ["wards/10507-noi-bo.xlsx", "insurance.xlsx"] {
      let book = try program.workbook("out/insurance-2026/\(file)")
      let (changes, gaps, unsupported) = (try book.sheet("Biến động"), try book.sheet("Tháng trống"), try book.sheet("Không hỗ trợ"))
      #expect(changes.texts.contains("Gián đoạn") && changes.texts.contains("Giữ như đã gửi"))
      #expect(changes.texts.contains("01-08/2026: Ủy ban nhân dân phường Một\n11-12/2026: Ủy ban nhân dân phường Một"))
      #expect(changes.texts.contains("01-12/2026: Trường A" + (file == "insurance.xlsx" ? ", Phường Một" : "")))
      #expect(changes.texts.contains { $0.hasPrefix("Không còn dòng nào: đưa dòng trở lại") })
      #expect(gaps.childNumbers == ["031215000001"] && gaps.texts.contains("09-10/2026"))
      #expect(gaps.texts.contains { $0.hasPrefix("Đã thôi hưởng ") && $0.contains("Chuyển đến từ xã") })
      #expect(unsupported.texts.contains("Nhóm đối tượng ghi trong quyết định không được hỗ trợ mức đóng bảo hiểm y tế."))
      #expect(unsupported.rows.contains { $0.contains("Trẻ Chi") && $0.contains("01-12/2026") }, "a child without a supported month has a name")
    }
    let other = try program.workbook("out/insurance-2026/wards/10705-noi-bo.xlsx")
    for sheet in ["Biến động", "Tháng trống", "Không hỗ trợ"] { #expect(try other.sheet(sheet).childNumbers.isEmpty) }
  }

  @Test("The minutes of a ward add up by persons and by đồng, and name what does not agree with what to do")
  func settlement() throws {
    let rows = [Self.row(1, school: "Trường A"), Self.row(2), Self.row(3), Self.row(4, ward: "10705")]
    try #require(try list(rows, "--send").status == 0)
    let file = try program.folder.write(
      "child_id,card_no,from,to,amount\n031215000001,,01/01/2026,31/12/2026,1314900\n031215000001,GD1,01/01/2026,31/12/2026,1314900\n"
        + "031215000002,,01/02/2026,31/12/2026,1209601\n031215000003,,31/02/2026,31/12/2026,1\n031215000099,,01/01/2026,31/12/2026,5\n", to: "cards.csv")
    let outcome = try program.run("insurance", "--year", "2026", "--returns", file, "--json")
    #expect(outcome.status == 2)
    let code = try #require(try outcome.json()["code"] as? String)
    #expect(try program.files(below: "out/insurance-2026-returns/wards") == ["10507.xlsx", "10705.xlsx"])
    let book = try program.workbook("out/insurance-2026-returns/wards/10507.xlsx")
    #expect(book.sheets.map(\.name) == ["Biên bản", "Đối chiếu số người", "Đối chiếu số tiền", "Phụ lục 1", "Phụ lục 2"])
    #expect(book.sheets.allSatisfy { $0.footer.contains("Mã đối chiếu \(code)") && !$0.footer.contains("nội bộ") })
    expectSums(book, "settlement")
    func totals(_ book: Workbook, _ name: String) throws -> [Int] {
      try #require(try book.sheet(name).rows.first { $0[0] == "Tổng cộng" }).compactMap { Int($0) }
    }
    // Listed, agreed, differing, not returned, check; returned, agreed, differing, not on the list, duplicate, unreadable, check.
    #expect(try totals(book, "Đối chiếu số người") == [3, 1, 1, 1, 0, 4, 1, 1, 0, 1, 1, 0])
    let (whole, most, month) = (1_314_900, 1_209_600, 105_300)
    let amounts: [Int] = [3 * whole, whole, most, month + whole, 0, 2 * whole + most + 2, whole, most + 1, 0, whole, 1, 0]
    #expect(try totals(book, "Đối chiếu số tiền") == amounts)
    let (own, school) = (try book.sheet("Phụ lục 1"), try book.sheet("Phụ lục 2"))
    let open = try number(after: "Tổng cộng: 4 trường hợp", in: own)
    #expect(open == most + month + whole, "as listed: what does not agree or did not come back")
    #expect(own.texts.contains("Lệch số tiền") && own.texts.contains { $0.contains("không đọc được (cards.csv, dòng 5)") })
    #expect(Set(own.childNumbers) == ["031215000002", "031215000003"] && Set(school.childNumbers) == ["031215000001"])
    #expect(school.texts.contains("GD1"))
    let minutes = try book.sheet("Biên bản")
    #expect(minutes.texts.contains { $0.contains("1 người, 1.314.900 đồng") } && minutes.texts.contains { $0.contains("55/2025/NQ-HĐND") })
    #expect(minutes.texts.contains("Trường A") && minutes.childNumbers.isEmpty)
    let city = try program.workbook("out/insurance-2026-returns/returns.xlsx")
    expectSums(city, "returns")
    #expect(city.sheets.allSatisfy { $0.footer.contains("nội bộ") })
    #expect(try totals(city, "Đối chiếu số tiền") == [4 * whole, whole, most, month + 2 * whole, 0, 2 * whole + most + 7, whole, most + 1, 5, whole, 1, 0])
    #expect(try city.sheet("Dòng ngoài biên bản").childNumbers == ["031215000099"])
    #expect(try number(after: "Kiểm tra: các tệp trừ bảng đối chiếu số tiền", in: try city.sheet("Tệp trả về")) == 0)
    #expect(try program.run("verify").status == 0)
  }
}

/// Registers of the same children, in which the groups are dealt out otherwise, give the same papers to the schools and the
/// Social Insurance: nothing that a file carries tells a group.
@Suite("The health insurance papers tell no group")
struct InsuranceSecrecyTests {
  private static let insured = ["1.2b", "1.3b", "1.4a", "1.4b", "1.4c", "1.4d", "1.4đ", "1.4e", "1.4g", "1.5a", "1.5b"]
  private static let others = ["1.1b", "1.6"]

  /// `deal`: which group of its kind the n-th child has; all else is the same.
  private static func register(_ deal: (Int, Int) -> Int) -> String {
    var csv =
      "ward_code,child_id,full_name,date_of_birth,gender,resolution,groups,decision_no,decision_date,poverty_exit_date,mother_date_of_birth,school\n"
    for number in 0..<60 {
      let groups = number % 6 == 0 ? others : insured
      csv += "10507,0302\(14_000_000 + number * 37 % 60),Trẻ Số \("abcdefgh".map(String.init)[number % 8]),10/03/2014,Nam,55/2025,"
      csv += "\(groups[deal(number, groups.count) % groups.count]),12/QĐ-UBND,10/0\(1 + number % 5)/2026,12/12/2025,01/01/2010,"
      csv += "\(["", "Trường A", "Trường B"][number % 3])\n"
    }
    return csv
  }

  /// The parts of every workbook that leaves the office, without codes, in which everything is.
  private static func papers(_ register: String) throws -> [String: String] {
    let program = try Program()
    let path = try program.folder.write(register, to: "in/register.csv")
    let wards = ["--wards", Program.samples + "/wards.csv"]
    let sent = try program.run(["insurance", "--year", "2026", "--register", path, "--send", "--json"] + wards)
    try #require(sent.status == 0, "\(sent.errors)")
    let cards = try program.folder.write(
      "child_id,card_no,from,to,amount\n"
        + (0..<60).map { "0302\(14_000_000 + $0),,01/0\(1 + $0 % 3)/2026,31/12/2026,\(900_000 + $0)\n" }.joined(), to: "in/cards.csv")
    let returned = try program.run(["insurance", "--year", "2026", "--returns", cards, "--json"] + wards)
    try #require(returned.status == 2, "\(returned.errors)")
    let codes = [try #require(try sent.json()["code"] as? String), try #require(try returned.json()["code"] as? String)]
    var parts: [String: String] = [:]
    for folder in ["insurance-2026/lists", "insurance-2026-sent-01/lists", "insurance-2026-returns/wards"] {
      for file in try program.files(below: "out/\(folder)") {
        let target = program.path("parts/\(folder)/\(file)")
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        let unpacked = try Program.run("/usr/bin/env", ["unzip", "-qq", program.path("out/\(folder)/\(file)"), "-d", target], in: program.folder.path)
        try #require(unpacked.status == 0, "\(unpacked.errors)")
      }
    }
    for part in try program.files(below: "parts") {
      guard let data = FileManager.default.contents(atPath: program.path("parts/\(part)")) else { continue }
      parts[part] = codes.reduce(String(decoding: data, as: UTF8.self)) { $0.replacingOccurrences(of: $1, with: "CODE") }
    }
    return parts
  }

  @Test("Groups that change hands between children of one insurance change nothing: not a number, not a place, not a byte")
  func permuted() throws {
    let first = try Self.papers(Self.register { number, _ in number })
    let others = [try Self.papers(Self.register { number, count in number / 3 * 7 + count / 2 }), try Self.papers(Self.register { _, count in count - 1 })]
    let workbooks = Set(first.keys.compactMap { $0.components(separatedBy: ".xlsx").first })
    #expect(workbooks.count == 7, "three lists in two folders, and the minutes")
    for other in others {
      #expect(Set(other.keys) == Set(first.keys))
      for (part, text) in first { #expect(other[part] == text, "\(part)") }
    }
  }

  @Test("No part of a workbook that leaves the office has a group's code or a word of it, nor the reason why a child is on no list")
  func words() throws {
    let parts = try Self.papers(Self.register { number, _ in number })
    let codes = Set(Self.insured + Self.others + ["1.1a", "1.2a", "1.3a", "1.4-1.6", "hiv", "aids", "group", "level"])
    let words = ["nội bộ", "nhóm", "xâm hại", "khuyết tật", "mồ côi", "hộ nghèo", "thoát nghèo", "mức hưởng", "lý do", "không được hỗ trợ"]
    for (part, text) in parts {
      // Names of schemas carry numbers of their own.
      let all = part + " " + text.replacing(/"http[^"]*"/, with: "")
      let tokens = Set(all.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }.map { $0.lowercased() })
      #expect(tokens.isDisjoint(with: codes), "\(part) \(tokens.intersection(codes))")
      let lowered = all.precomposedStringWithCanonicalMapping.lowercased()
      for word in words { #expect(!lowered.contains(word), "\(part) \(word)") }
    }
    // Who is not insured is on no list, and in no minutes.
    #expect(!parts.values.contains { $0.contains("030214000042") })
  }
}
