import Entitlement
import Foundation
import FoundationXML
import Insurance
import Testing
import Units
import ZipReading

@testable import Workbooks

/// What each health insurance paper says.
@Suite struct InsurancePaperTests {
  private static func written(_ report: InsuranceSummaryReport) throws -> WorkbookReader {
    try withFolder { folder in
      try InsuranceSummaryWorkbook.write(report, to: folder + "/a.xlsx")
      return try WorkbookReader(path: folder + "/a.xlsx")
    }
  }

  private static func written(_ report: InsuranceSettlementReport) throws -> WorkbookReader {
    try withFolder { folder in
      try InsuranceSettlementWorkbook.write(report, to: folder + "/a.xlsx")
      return try WorkbookReader(path: folder + "/a.xlsx")
    }
  }

  // MARK: D03-TS

  @Test("D03-TS has its columns, both parts in the office's order with live sums, and the net in words")
  func d03() throws {
    let report = InsuranceSamples.list()
    let (book, sheet) = (try InsuranceWorkbookTests.written(report), "D03-TS")
    let cells = book.cells(sheet)
    let header = try book.row("STT", "A", of: sheet)
    #expect(
      "ABCDEFGHIJKLM".map { cells["\($0)\(header)"] } == [
        "STT", "Họ và tên", "Mã số BHXH", "Số định danh", "Ngày sinh", "Giới tính", "Địa chỉ", "Nơi đăng ký KCB ban đầu",
        "Tiền lương, mức làm căn cứ đóng", "Số tiền đóng", "Từ ngày", "Số tháng", "Ghi chú",
      ])
    #expect("ABCM".map { cells["\($0)\(header + 1)"] } == ["A", "B", "(1)", "(11)"])
    let (increase, decrease) = (try book.row("Cộng tăng: 8 trẻ em", "A", of: sheet), try book.row("Cộng giảm: 2 trẻ em", "A", of: sheet))
    #expect(cells["A\(header + 2)"] == "I" && cells["B\(header + 2)"] == "Tăng" && cells["A\(increase + 1)"] == "II")
    let names = (header + 3..<increase).compactMap { cells["B\($0)"] }
    let keys = (header + 3..<increase).map { NameOrder(cells["B\($0)"] ?? "", id: cells["D\($0)"] ?? "") }
    #expect(names.count == 8 && keys == keys.sorted())
    #expect(cells["J\(increase)"] == "=SUM(J\(header + 3):J\(increase - 1)) \(report.increases.sum(\.amount))")
    #expect(cells["A\(decrease + 1)"] == "III" && cells["I\(decrease + 2)"]?.hasPrefix("Đã gửi: họ tên ") == true)
    let total = try book.row("Tổng số (tăng trừ giảm)", "A", of: sheet)
    #expect(total == decrease + 4 && cells["J\(total)"] == "=J\(increase)-J\(decrease) \(report.total)")
    #expect(cells["L\(total)"]?.hasPrefix("=L\(increase)-L\(decrease) ") == true)
    for text in [
      "Mẫu D03-TS", "(Ban hành kèm theo Quyết định số 490/QĐ-BHXH ngày 28/3/2023)", "DANH SÁCH NGƯỜI CHỈ THAM GIA BHYT",
      "Số: 2 - Quý III năm 2026", "Tổng số tiền (tăng trừ giảm) bằng chữ: \(report.total.inWords).", "Đơn vị tính: đồng",
      "Số trẻ em tham gia trong kỳ: trước danh sách này 14, sau danh sách này 20, kể cả trẻ em đã thôi trong kỳ.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
      "NGƯỜI LẬP BIỂU",
      "CƠ QUAN BẢO HIỂM XÃ HỘI",
    ] { #expect(cells.values.contains(text), "\(text)") }
    for column in ["C", "H", "M"] { #expect((header + 3..<increase).allSatisfy { cells["\(column)\($0)"] == "" }) }
    // 01/06/2026 and the ward as address.
    let first = try #require((header + 3..<increase).first { cells["D\($0)"] == "031218000001" })
    #expect(book.contents(sheet)["K\(first)"] == .number("46174") && cells["G\(first)"] == "Phường An Biên" && cells["L\(first)"] == "5")
  }

  @Test("A school's list names the school and is signed by its head; a draft says that it is one")
  func school() throws {
    let school = try InsuranceWorkbookTests.written(InsuranceSamples.list(school: "Trường Tiểu học Dư Hàng")).cells("D03-TS").values
    #expect(school.contains { $0.hasPrefix("Tên đơn vị: Trường Tiểu học Dư Hàng ") } && school.contains("THỦ TRƯỞNG\nCƠ SỞ GIÁO DỤC"))
    #expect(!school.contains { $0.contains("CHỦ TỊCH") })
    let draft = try InsuranceWorkbookTests.written(InsuranceSamples.list(number: nil, quarter: nil)).cells("D03-TS").values
    #expect(draft.contains("Bản thảo - Năm 2026") && !draft.contains { $0.hasPrefix("Số: ") })
  }

  @Test("A child with two lines counts once, its lines by month")
  func twoLines() throws {
    var report = InsuranceSamples.list(increases: 0, decreases: 0, covered: 0)
    report.increases = [InsuranceSamples.line(1, first: 9, months: 4), InsuranceSamples.line(1, first: 2, months: 3)]
    report.covered = report.increases
    let book = try InsuranceWorkbookTests.written(report)
    let row = try book.row("Cộng tăng: 1 trẻ em", "A", of: "D03-TS")
    #expect((row - 2..<row).map { book.cells("D03-TS")["L\($0)"] } == ["3", "4"])
    let total = try book.row("Tổng cộng: 1 trẻ em", "A", of: "Danh sách hiện có")
    let covered = book.cells("Danh sách hiện có")
    #expect(["F", "G", "H"].map { covered["\($0)\(total - 2)"] } == ["02/2026", "04/2026", "3"])
    #expect(["F", "G", "H"].map { covered["\($0)\(total - 1)"] } == ["09/2026", "12/2026", "4"])
  }

  @Test("A list that takes more back than it adds says so in words below zero")
  func negative() throws {
    let report = InsuranceSamples.list(increases: 0, decreases: 2)
    let book = try InsuranceWorkbookTests.written(report)
    #expect(book.cells("D03-TS").values.contains { $0.hasPrefix("Tổng số tiền (tăng trừ giảm) bằng chữ: Âm ") })
    #expect(FormulaChecker(book).check().mistakes.isEmpty)
  }

  // MARK: Summary

  @Test("Each list is held against the one before; one with nothing before has no difference")
  func summary() throws {
    var report = InsuranceSamples.summary()
    report.lists[2].before = nil
    let (book, sheet) = (try Self.written(report), "Tổng hợp")
    let cells = book.cells(sheet)
    let row = try book.row("Trường Tiểu học Dư Hàng", "B", of: sheet)
    let list = report.lists[1]
    let before = try #require(list.before)
    #expect(cells["C\(row)"] == "Bản thảo" && cells["D\(row)"] == "\(list.now.children)" && cells["F\(row)"] == "\(list.now.amount)")
    #expect(cells["L\(row)"] == "=F\(row)-I\(row) \(list.now.amount - before.amount)")
    #expect(["G", "H", "I", "J", "K", "L"].allSatisfy { cells["\($0)\(row + 1)"] == "" })
    #expect(cells.values.contains { $0.hasPrefix("Số trẻ em được hỗ trợ, mỗi em tính một lần: \(report.children). ") })
    #expect(FormulaChecker(book).check().mistakes.isEmpty)
  }

  @Test("Months stand by base salary, each with its amount as months times premium, and add up to the lists")
  func rates() throws {
    let report = InsuranceSamples.summary()
    let (book, sheet) = (try Self.written(report), "Theo lương cơ sở")
    let cells = book.cells(sheet)
    let row = try book.row("Ủy ban nhân dân phường An Biên", "B", of: sheet)
    #expect(cells["H\(row)"] == "=SUM(H\(row + 1):H\(row + 2)) \(report.lists[0].now.amount)")
    #expect("BCDEFG".map { cells["\($0)\(row + 2)"] } == ["Lương cơ sở 2.530.000 đồng", "07/2026", "12/2026", "2530000", "113850", "36"])
    #expect(cells["H\(row + 2)"] == "=F\(row + 2)*G\(row + 2) \(113_850 * 36)")
    let total = try book.row("Tổng cộng", "A", of: sheet)
    #expect(cells["H\(total)"]?.hasSuffix(" \(report.lists.sum(\.now.amount))") == true)
  }

  @Test("Who covers which months stands by month; a month that nobody covers is red and says what to do")
  func cover() throws {
    let report = InsuranceSamples.summary()
    let book = try Self.written(report)
    let changes = book.cells("Biến động").values
    #expect(changes.contains("01-05/2026: Ủy ban nhân dân phường An Biên\n06-12/2026: Trường Trung học cơ sở Nguyễn Bá Ngọc"))
    #expect(changes.contains("Kết thúc\nChuyển xã, phường"))
    let gaps = book.cells("Tháng trống")
    #expect(gaps.values.filter { $0 == "07-08/2026" }.count == 2 && gaps.values.contains { $0.hasPrefix("Xác định nơi lập danh sách") })
    #expect(gaps.values.contains("Trường Trung học cơ sở Nguyễn Bá Ngọc lập danh sách từ tháng 07/2026."))
    #expect(book.parts["xl/styles.xml"]?.contains("FFC00000") == true)
    #expect(try Self.written(InsuranceSamples.emptySummary).parts["xl/styles.xml"]?.contains("FFC00000") == false)
    #expect(book.cells("Không hỗ trợ").values.contains("Đã đủ 16 tuổi (ngày 03/02/2026)."))
  }

  @Test("The city's summary has a row a ward")
  func city() throws {
    let book = try Self.written(InsuranceSamples.city())
    let header = try book.row("STT", "A", of: "Tổng hợp")
    #expect(book.cells("Tổng hợp")["B\(header)"] == "Xã, phường, đặc khu" && book.cells("Tổng hợp").values.contains("114"))
    #expect(book.cells("Tổng hợp")["C\(header)"] == "Số danh sách" && book.cells("Tổng hợp").values.contains { $0.hasPrefix("Hải Phòng, ngày") })
  }

  @Test("Every reason against the insurance is told in Vietnamese, each in words of its own")
  func reasons() {
    let decided: [InsuranceReason] = Reason.allCases.filter { $0 != .notStarted }.map { .entitlement($0) }
    let others: [InsuranceReason] = [.groupNotInsured, .underAge, .childCard, .beforeDecision, .otherCard]
    let refusals: [InsuranceRoll.Refusal] = [.notStarted, .otherWard] + (decided + others).map { .decided($0) }
    #expect(Set(refusals.map(\.meaning)).count == refusals.count)
    for refusal in refusals {
      let meaning = refusal.meaning
      #expect(meaning != refusal.code && meaning.hasSuffix(".") && !meaning.contains("1."))
    }
  }

  // MARK: Settlement

  @Test("Both checks of a list are live, and 0 where its parts add up; only a quarter has months outside it", arguments: [false, true])
  func checks(year: Bool) throws {
    let report = InsuranceSamples.settlement(year: year)
    let book = try Self.written(report)
    for sheet in ["Đối chiếu số người", "Đối chiếu số tiền"] {
      let cells = book.cells(sheet)
      let row = try book.row("Trường Tiểu học Dư Hàng", "B", of: sheet)
      let parts = (year ? "HIJKLM" : "HIJKLMN").map { "\($0)\(row)" }.joined(separator: "-")
      #expect(cells["G\(row)"] == "=C\(row)-D\(row)-E\(row)-F\(row) 0" && cells["\(year ? "N" : "O")\(row)"] == "=\(parts) 0")
      #expect(cells.values.contains("Kiểm tra: tổng số trừ các phần bên cạnh; mọi danh sách đều bằng 0 (-)."))
      #expect(cells.values.contains("Tháng ngoài kỳ") != year)
    }
    #expect(book.parts["xl/styles.xml"]?.contains("FFC00000") == false)
  }

  @Test("A list whose parts do not add up shows in red")
  func wrongChecks() throws {
    var report = InsuranceSamples.settlement()
    report.lists[1].listed.lines += 2
    report.lists[2].returned.amount -= Dong(5)
    let book = try Self.written(report)
    let (persons, amounts) = (book.cells("Đối chiếu số người").values, book.cells("Đối chiếu số tiền").values)
    for values in [persons, amounts] { #expect(values.contains { $0.hasPrefix("Kiểm tra: tổng số không bằng các phần cộng lại ở 1 danh sách") }) }
    #expect(persons.contains { $0.hasSuffix(" 2") && $0.hasPrefix("=C") } && amounts.contains { $0.hasSuffix(" -5") && $0.hasPrefix("=H") })
    #expect(book.parts["xl/styles.xml"]?.contains("FFC00000") == true && FormulaChecker(book).check().mistakes.isEmpty)
  }

  @Test("Each line that does not agree tells the card, both sides, the difference and what to do, in the appendix of its list alone")
  func appendices() throws {
    let report = InsuranceSamples.settlement()
    let book = try Self.written(report)
    for (index, list) in report.lists.enumerated() {
      let sheet = "Phụ lục \(index + 1)"
      let cells = book.cells(sheet)
      for line in list.disagreements + list.notes {
        let row = try book.row(line.child.id, "D", of: sheet)
        let difference = (line.theirs?.amount ?? .zero) - (line.ours?.amount ?? .zero)
        #expect(cells["B\(row)"] == line.child.name && cells["E\(row)"] == line.card && cells["F\(row)"] == line.outcome.vietnamese)
        #expect(cells["M\(row)"] == "=L\(row)-I\(row) \(difference)")
        #expect(cells["I\(row)"] == (line.ours?.amount.description ?? "") && cells["J\(row)"] == (line.theirs?.firstMonth?.vietnamese ?? ""))
        #expect(cells["N\(row)"] == (line.advice.isEmpty ? line.outcome.advice : line.advice))
        let others = book.sheetNames.filter { book.cells($0).values.contains(line.child.id) }
        #expect(others == [sheet], "nobody else sees the child")
      }
      #expect(cells.values.contains("PHỤ LỤC \(index + 1)") && cells.values.contains("(\(list.name))"))
      #expect(cells.values.contains("THỦ TRƯỞNG\nCƠ SỞ GIÁO DỤC") == list.isSchool)
      #expect(cells.values.contains { $0.hasPrefix("Các thẻ khớp số tháng") } == (index == 0))
    }
    let outcomes = Set(report.lists.flatMap { $0.disagreements.map(\.outcome) })
    #expect(outcomes.count == 6 && Set(InsuranceSettlementReport.Outcome.allCases.map(\.vietnamese)).count == 7)
  }

  @Test("The minutes name the appendices as they are headed, which of them have what, and which way lines differ")
  func namedAppendices() throws {
    let book = try Self.written(InsuranceSamples.settlement(lines: 8))
    let (cells, sheet) = (book.cells("Biên bản"), "Biên bản")
    func detail(_ text: String) throws -> String? { cells["G\(try book.row(text, "B", of: sheet))"] }
    #expect(try detail("Lệch số liệu") == "Phụ lục 1-4\nlệch số tiền: 2\nlệch số tháng: 2")
    #expect(try detail("BHXH chưa trả về") == "Phụ lục 3" && (try detail("Dòng không đọc được")) == "Phụ lục 2")
    #expect(cells.values.contains { $0.contains("xử lý theo Phụ lục 1-4 kèm theo") })
    for number in 1...4 { #expect(cells.values.contains("Phụ lục \(number)") && book.sheetNames.contains("Phụ lục \(number)")) }
    let none = try Self.written(InsuranceSamples.settlement(lines: 0)).cells(sheet).values
    #expect(none.contains("Không có trường hợp không khớp.") && !none.contains { $0.contains("Phụ lục") })
  }

  @Test("The city's workbook has what is in no ward's minutes, and proves that both add up to the files")
  func returns() throws {
    func written(_ report: InsuranceReturnsReport) throws -> WorkbookReader {
      try withFolder { folder in
        try InsuranceReturnsWorkbook.write(report, to: folder + "/a.xlsx")
        return try WorkbookReader(path: folder + "/a.xlsx")
      }
    }
    var report = InsuranceSamples.returns()
    let (book, sum) = (try written(report), report.files.sum(\.amount))
    let check = "Kiểm tra: các tệp trừ bảng đối chiếu số tiền"
    let row = try book.row(check, "A", of: "Tệp trả về")
    let total = try book.row("Tổng cộng", "A", of: "Đối chiếu số tiền")
    #expect(book.cells("Tệp trả về")["F\(row)"] == "=F\(row - 1)-'Đối chiếu số tiền'!H\(total) 0")
    #expect(book.cells("Tệp trả về").values.contains { $0.hasPrefix("1 dòng không đọc được số tiền") })
    #expect(book.cells("Đối chiếu số tiền")["H\(total)"]?.hasSuffix(" \(sum)") == true)
    #expect(book.cells("Dòng ngoài biên bản").values.filter { $0 == "quy3.csv" }.count == 5)
    report.files[0].amount += Dong(1)
    let wrong = try written(report)
    #expect(wrong.cells("Tệp trả về")["F\(row)"]?.hasSuffix(" 1") == true && wrong.parts["xl/styles.xml"]?.contains("FFC00000") == true)
  }

  @Test("The minutes take their figures from the sheets behind, and leave day, place and names open")
  func minutes() throws {
    let report = InsuranceSamples.settlement()
    let (book, sheet) = (try Self.written(report), "Biên bản")
    let cells = book.cells(sheet)
    let row = try book.row("Ủy ban nhân dân phường An Biên", "B", of: sheet)
    #expect(cells["C\(row)"]?.hasPrefix("='Đối chiếu số người'!C") == true && cells["D\(row)"]?.hasPrefix("='Đối chiếu số tiền'!C") == true)
    #expect(cells["G\(row)"]?.hasSuffix(" \(report.lists[0].agreed.lines)") == true)
    #expect(cells["F\(row)"]?.hasSuffix(" \(report.lists[0].returned.amount)") == true)
    let agreed = report.lists.sum(\.agreed.amount)
    #expect(cells.values.contains { $0.contains("\(agreed.vietnamese) đồng (bằng chữ: \(agreed.inWords))") })
    #expect(cells.values.contains { $0.hasPrefix("Hôm nay, ngày ...... tháng ...... năm ............, tại ......") })
    #expect(cells.values.contains("ĐẠI DIỆN\nPHÒNG KINH TẾ,\nHẠ TẦNG VÀ ĐÔ THỊ") && cells.values.contains { $0 == "ĐẠI DIỆN\nPHÒNG VĂN HÓA - XÃ HỘI" })
    for school in report.schools { #expect(cells.values.filter { $0 == school }.count == 3, "in both tables and to sign") }
  }

  @Test("The finance office is the one of the ward's kind")
  func offices() throws {
    for (ward, office) in [("Xã Phú Thái", "Phòng Kinh tế"), ("Đặc khu Cát Hải", "Phòng Kinh tế"), ("Phường An Biên", "Phòng Kinh tế, Hạ tầng và Đô thị")] {
      var report = InsuranceSamples.emptySettlement
      report.wardName = ward
      #expect(report.offices == ["Phòng Văn hóa - Xã hội", office])
    }
    let cells = try Self.written(InsuranceSamples.emptySettlement).cells("Biên bản").values
    #expect(cells.contains { $0.hasPrefix("Bảo hiểm xã hội cơ sở ....") } && cells.contains { $0.hasPrefix("Phòng Kinh tế - Xã Phú Thái\n") })
    #expect(!cells.contains { $0.contains("Cơ sở giáo dục") || $0.contains("cơ sở giáo dục") })
  }

  @Test("Signatures of the minutes stand whole on a page, whatever the number of schools", arguments: [0, 1, 5, 9, 14, 25, 40])
  func signatures(schools: Int) throws {
    let (book, sheet) = (try Self.written(InsuranceSamples.settlement(schools: schools)), "Biên bản")
    let titles = try #require(book.cells(sheet).first { $0.value == "ĐẠI DIỆN\nBẢO HIỂM XÃ HỘI" }.flatMap { Int($0.key.dropFirst()) })
    // The conclusion, the titles, what to do, and the room.
    let conclusion = try book.row("V. Kết luận", "A", of: sheet)
    #expect(book.breaks(sheet).allSatisfy { !(conclusion..<(titles + 2)).contains($0) })
    #expect(FormulaChecker(book).check().mistakes.isEmpty)
  }

  // MARK: Any text

  @Test(
    "Names stand in the file as they are",
    arguments: ["=1+1", "@SUM(A1)", "<b>An</b> & <Bình>", "Bé 👶🏽 Na", String(repeating: "W", count: 500), String(repeating: "Nguyễn ", count: 71) + "An"])
  func names(name: String) throws {
    let child = ChildLine(name: name, dateOfBirth: nil, id: name)
    var (list, summary, settlement) = (InsuranceSamples.list(), InsuranceSamples.summary(), InsuranceSamples.settlement())
    (list.increases[0].child, list.covered[0].child, list.wardName, list.school) = (child, child, name, name)
    (summary.changes[0].child, summary.gaps[0].child, summary.unsupported[0].child, summary.lists[0].name) = (child, child, child, name)
    (settlement.lists[0].disagreements[0].child, settlement.lists[0].name, settlement.lists[1].name, settlement.wardName) = (child, name, name, name)
    settlement.lists[1].disagreements[0].card = name
    let books = [try InsuranceWorkbookTests.written(list), try Self.written(summary), try Self.written(settlement)]
    for book in books {
      #expect(book.sheetNames.contains { book.cells($0).values.contains(name) } && FormulaChecker(book).check().mistakes.isEmpty)
      for sheet in book.sheetNames { #expect(book.heights(sheet).values.allSatisfy { $0 <= 409.5 }) }
      for (part, text) in book.parts { #expect(XMLParser(data: Data(text.utf8)).parse(), "\(part)") }
    }
  }
}
