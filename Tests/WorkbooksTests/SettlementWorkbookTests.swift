import Foundation
import FoundationXML
import Testing
import Treasury
import Units
import Workbooks
import ZipReading

@Suite struct SettlementWorkbookTests {
  static func written(_ report: SettlementReport) throws -> WorkbookReader {
    try withFolder { folder in
      try SettlementWorkbook.write(report, to: folder + "/a.xlsx")
      return try WorkbookReader(path: folder + "/a.xlsx")
    }
  }

  /// The results of the controls, from the first to the last.
  private static func results(_ book: WorkbookReader) throws -> [String] {
    let (header, cells) = (try book.row("STT", "A", of: "Kiểm soát"), book.contents("Kiểm soát"))
    return (header + 2...header + 20).compactMap { row in
      switch cells["F\(row)"] {
      case .formula(_, let value), .text(let value): value
      default: nil
      }
    }
  }

  private static let reports: [SettlementReport] = [
    SettlementSamples.city(), SettlementSamples.city(quarter: 3), SettlementSamples.city(wards: 3, allotted: false, hasOpening: false),
    SettlementSamples.city(wards: 30, short: 7), SettlementSamples.city(wards: 1, hasOpening: false), SettlementSamples.ward(),
    SettlementSamples.ward(quarter: 1), SettlementSamples.ward(allotted: nil, owedPeriod: false), SettlementSamples.ward(allotted: Dong(5), hasOpening: false),
  ]

  @Test("Every formula gives the value that stands in the file", arguments: reports)
  func formulas(report: SettlementReport) throws {
    let checked = FormulaChecker(try Self.written(report)).check()
    #expect(checked.mistakes.isEmpty, "\(checked.mistakes)")
    #expect(checked.formulas > (report.office == nil ? 100 : 60))
  }

  @Test("City and ward have their sheets; each says what it is, and of which months")
  func sheets() throws {
    let city = try Self.written(SettlementSamples.city(quarter: 2))
    #expect(city.sheetNames == ["Quyết toán", "Sổ và lệnh chi", "Kết quả chi trả", "Chờ chi lại", "Theo tháng", "Kiểm soát"])
    let ward = try Self.written(SettlementSamples.ward(quarter: 2))
    #expect(ward.sheetNames == ["Quyết toán", "Theo tháng", "Đối chiếu Kho bạc", "Kiểm soát"])
    for book in [city, ward] {
      for sheet in book.sheetNames {
        let texts = book.cells(sheet).values
        for text in ["QUÝ II NĂM 2026", "Đơn vị tính: đồng", "Mã quyết toán 1a2b3c4d", "(Các tháng đã khóa sổ: 05-06/2026; trước khi mở sổ: 04/2026)"] {
          #expect(texts.contains(text), "\(sheet): \(text)")
        }
      }
    }
  }

  @Test("A city's row has what remains as a live formula, every table its checks, every total its live sum")
  func city() throws {
    let report = SettlementSamples.city(quarter: 2)
    let book = try Self.written(report)
    let cells = book.cells("Quyết toán")
    let header = try book.row("STT", "A", of: "Quyết toán")
    let first = header + 3
    #expect(cells["B\(first)"] == report.wards[0].code && cells["C\(first)"] == report.wards[0].name)
    let figures = report.wards[0].figures
    #expect(cells["O\(first)"] == "=D\(first)-E\(first)-F\(first)-J\(first)-M\(first)+N\(first) \(try #require(figures.remaining))")
    #expect(cells["O\(first - 1)"] == "(15)=4-5-6-10-13+14")
    let total = try book.row("Tổng cộng", "A", of: "Quyết toán")
    #expect(total == first + 114 && cells["J\(total)"] == "=SUM(J\(first):J\(total - 1)) \(report.total.money.paid)")
    #expect(cells.values.contains("Số đã chi trả (bằng chữ): \(report.total.money.paid.inWords)."))
    for (sheet, formula) in [
      ("Sổ và lệnh chi", "=D\(first)-E\(first)-F\(first) 0"), ("Sổ và lệnh chi", "=F\(first)+H\(first)-J\(first)-I\(first) 0"),
      ("Kết quả chi trả", "=D\(first)-E\(first)-F\(first)-G\(first)-H\(first) 0"),
    ] { #expect(book.cells(sheet).values.contains(formula), "\(sheet) \(formula)") }
    let waiting = try book.row("STT", "A", of: "Chờ chi lại") + 3
    #expect(book.cells("Chờ chi lại").values.contains("=D\(waiting)+E\(waiting)+F\(waiting)-G\(waiting)-H\(waiting)-I\(waiting) 0"))
    #expect(try Self.results(book) == Array(repeating: "Đạt", count: 10))
  }

  @Test("A column that is 0 of every row is left out")
  func idle() throws {
    for (report, isShown) in [(SettlementSamples.city(wards: 3), true), (SettlementSamples.city(wards: 3, hasOpening: false), false)] {
      let book = try Self.written(report)
      for sheet in ["Quyết toán", "Theo tháng"] {
        #expect(book.cells(sheet).values.contains("Đã chi trước khi mở sổ") == isShown)
        #expect(!book.cells(sheet).values.contains("Đã chi các quý trước"))
      }
    }
  }

  @Test("A ward's figures stand one below the other, with how they are made; what the Treasury is to write is empty")
  func ward() throws {
    let report = SettlementSamples.ward()
    let book = try Self.written(report)
    let cells = book.cells("Quyết toán")
    let remaining = try book.row("Dự toán còn lại", "B", of: "Quyết toán") + 2
    let left = try #require(report.total.remaining)
    #expect(cells["C\(remaining)"] == "= (1) - (2) - (9) - (12) + (13)" && cells["D\(remaining)"]?.hasSuffix(" \(left)") == true)
    for item in [
      ("Phải chi theo sổ", "D", report.total.money.posted), ("Đã lập lệnh chi", "D", report.total.money.ordered),
      ("Chờ chi lại cuối kỳ", "D", report.total.waiting), ("Gia đình còn phải nộp lại", "D", try #require(report.total.owed)),
    ] { #expect(cells["\(item.1)\(try book.row(item.0, "B", of: "Quyết toán"))"] == "\(item.2)", "\(item.0)") }
    for text in ["NGƯỜI LẬP", "KẾ TOÁN TRƯỞNG", "THỦ TRƯỞNG ĐƠN VỊ", "An Biên, ngày ...... tháng ...... năm .........."] {
      #expect(cells.values.contains(text), "\(text)")
    }
    let treasury = book.cells("Đối chiếu Kho bạc")
    #expect(
      treasury.values.contains("XÁC NHẬN CỦA KHO BẠC NHÀ NƯỚC") && treasury.values.contains("Đơn vị: \(TreasurySamples.office.unit); mã số ĐVQHNS: 1234567"))
    let header = try book.row("STT", "A", of: "Đối chiếu Kho bạc")
    #expect((header + 2...header + 14).allSatisfy { treasury["G\($0)"] == "" && treasury["H\($0)"] == "" })
    #expect(treasury["F\(header + 14)"]?.hasSuffix(" \(report.total.money.paid)") == true)
  }

  @Test("What lacks money shows in red with what it lacks, what is not known is blank and said to be so")
  func short() throws {
    let short = try Self.written(SettlementSamples.ward(allotted: Dong(5)))
    #expect(try Self.results(short).last == "KHÔNG ĐẠT" && short.parts["xl/styles.xml"]?.contains("FFC00000") == true)
    #expect(short.cells("Quyết toán").values.contains { $0.hasPrefix("Dự toán được giao không đủ: thiếu ") })
    let city = try Self.written(SettlementSamples.city(wards: 30, short: 7))
    #expect(try Self.results(city).last == "KHÔNG ĐẠT" && city.cells("Quyết toán").values.contains { $0.hasPrefix("Dự toán được giao không đủ ở 5 xã") })
    let unknown = try Self.written(SettlementSamples.ward(allotted: nil))
    #expect(try Self.results(unknown).last == "Chưa có dự toán")
    let row = try unknown.row("Dự toán được giao", "B", of: "Quyết toán")
    #expect(unknown.cells("Quyết toán")["D\(row)"] == "" && unknown.cells("Quyết toán")["E\(row)"] == "chưa có dự toán")
    let none = try Self.written(SettlementSamples.city(wards: 3, allotted: false))
    #expect(none.cells("Quyết toán").values.contains { $0.hasPrefix("Chưa có số dự toán được giao năm 2026 của 3 xã, phường") })
    #expect(try Self.written(SettlementSamples.city(wards: 3)).parts["xl/styles.xml"]?.contains("FFC00000") == false)
  }

  @Test("Figures that do not add up are shown to fail")
  func fails() throws {
    var report = SettlementSamples.ward()
    report.total.money.paid += Dong(1)
    let book = try Self.written(report)
    #expect(try Self.results(book).prefix(4) == ["Đạt", "Đạt", "KHÔNG ĐẠT", "Đạt"])
  }

  @Test("A ward's papers to sign stand on one page each; the city's table ends with who signs", arguments: [nil, 1, 4])
  func pages(quarter: Int?) throws {
    for allotted in [nil, Dong(1), Dong(4_000_000_000)] {
      let book = try Self.written(SettlementSamples.ward(quarter: quarter, allotted: allotted))
      for sheet in book.sheetNames { #expect(book.breaks(sheet).isEmpty, "\(sheet)") }
    }
    for wards in 20...30 {
      let book = try Self.written(SettlementSamples.city(wards: wards, quarter: quarter))
      let last = try book.row("\(wards)", "A", of: "Quyết toán")
      #expect(book.breaks("Quyết toán").allSatisfy { $0 < last })
    }
  }

  @Test("Every sheet is printed on A4 with its header on every page, and its foot says whose it is", arguments: [reports[0], reports[6]])
  func printing(report: SettlementReport) throws {
    let book = try Self.written(report)
    for sheet in book.sheetNames {
      let xml = book.xml(sheet)
      #expect(xml.contains("<pageSetUpPr fitToPage=\"1\"/>") && xml.contains("<pageSetup paperSize=\"9\""), "\(sheet)")
      #expect(book.parts["xl/workbook.xml"]?.contains("Print_Titles") == true && xml.contains("Trang &amp;P/&amp;N"), "\(sheet)")
      #expect(xml.contains("\(report.owner) - Quyết toán") && xml.contains("Mã quyết toán 1a2b3c4d&amp;R"), "\(sheet)")
      #expect(book.heights(sheet).values.allSatisfy { $0 <= 409.5 })
    }
    let core = try #require(book.parts["docProps/core.xml"])
    #expect(core.contains("2026-01-01T00:00:00Z") && core.contains("<dc:creator></dc:creator>"))
  }

  @Test("Nothing in the file tells of a child or a group", arguments: reports)
  func harmless(report: SettlementReport) throws {
    for (part, text) in try Self.written(report).parts {
      for word in ["nội bộ", "Nhóm", "HIV", "khuyết tật", "Mức hưởng", "Lý do chi", "Số định danh", "1.5a"] { #expect(!text.contains(word), "\(part) \(word)") }
    }
  }

  @Test("Names stand in the file as they are", arguments: ["=1+1", "<b>An</b> & <Bình>", String(repeating: "Nguyễn ", count: 71) + "An"])
  func names(name: String) throws {
    var city = SettlementSamples.city(wards: 2)
    (city.wards[0].name, city.wards[0].code) = (name, name)
    var ward = SettlementSamples.ward()
    ward.owner = name
    ward.office?.unit = name
    ward.office?.account = name
    for report in [city, ward] {
      let book = try Self.written(report)
      #expect(FormulaChecker(book).check().mistakes.isEmpty)
      for sheet in book.sheetNames { #expect(book.heights(sheet).values.allSatisfy { $0 <= 409.5 }) }
      for (part, text) in book.parts { #expect(XMLParser(data: Data(text.utf8)).parse(), "\(part)") }
    }
  }

  @Test("The same report gives the same bytes", arguments: [reports[1], reports[5]])
  func determinism(report: SettlementReport) throws {
    try withFolder { folder in
      for name in ["a", "b"] { try SettlementWorkbook.write(report, to: "\(folder)/\(name).xlsx") }
      let (a, b) = (URL(filePath: folder + "/a.xlsx"), URL(filePath: folder + "/b.xlsx"))
      #expect(try Data(contentsOf: a) == Data(contentsOf: b))
    }
  }
}
