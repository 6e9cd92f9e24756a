import Foundation
import FoundationXML
import Testing
import Units
import XLSX
import ZipReading

@testable import Workbooks

/// What holds for every sheet of the papers.
@Suite struct EverySheetTests {
  enum Paper: CaseIterable {
    case ward, emptyWard, summary, emptySummary
    case city, estimate, emptyEstimate, request, emptyRequest
    case treasury, treasuryOf2025, emptyTreasury
    case reconciliation, emptyReconciliation
    case insuranceList, insuranceSummary, insuranceOfCity, insuranceSettlement

    var sheets: Int {
      switch self {
      case .ward, .emptyWard: 10
      case .estimate, .emptyEstimate: 9
      case .summary, .emptySummary: 8
      case .city: 15
      case .request, .emptyRequest: 3
      case .treasury, .treasuryOf2025, .emptyTreasury, .reconciliation, .emptyReconciliation, .insuranceOfCity: 5
      case .insuranceSummary: 6
      case .insuranceSettlement: 7
      case .insuranceList: 2
      }
    }

    /// Whether it must stay in the office.
    var isInternal: Bool {
      [
        .ward, .emptyWard, .summary, .emptySummary, .reconciliation, .emptyReconciliation, .insuranceSummary, .insuranceOfCity,
      ].contains(self)
    }

    /// What the foot says after whose paper it is, the code, and the day of creation.
    var foot: (document: String, code: String, created: String) {
      switch self {
      case .ward, .emptyWard, .summary, .emptySummary, .treasury, .emptyTreasury:
        ("Tháng 05/2026", "Mã bản thảo 1a2b3c4d", "2026-05-01")
      case .treasuryOf2025: ("Tháng 05/2025", "Mã bản thảo 1a2b3c4d", "2025-05-01")
      case .reconciliation, .emptyReconciliation: ("Đối chiếu tháng 05/2026", "Mã bản thảo 1a2b3c4d", "2026-05-01")
      case .city, .estimate, .emptyEstimate: ("Dự toán năm 2027", "Mã dự toán 1a2b3c4d", "2027-01-01")
      case .insuranceList: ("Danh sách BHYT số 2, quý III năm 2026", "Mã danh sách 1a2b3c4d", "2026-07-01")
      case .insuranceSummary, .insuranceOfCity: ("Bảo hiểm y tế năm 2026", "Mã danh sách 1a2b3c4d", "2026-01-01")
      case .insuranceSettlement: ("Quyết toán BHYT quý III năm 2026", "Mã đối chiếu 1a2b3c4d", "2026-07-01")
      case .request, .emptyRequest: ("Đề nghị bổ sung dự toán năm 2026", "Mã đề nghị 5e6f7a8b", "2026-01-01")
      }
    }

    func write(to path: String) throws(XLSXError) {
      switch self {
      case .ward: try WardWorkbook.write(Samples.ward, of: Samples.run, to: path)
      case .emptyWard:
        try WardWorkbook.write(WardPayout(code: "11000", name: "Đặc khu Cát Hải"), of: Samples.run, to: path)
      case .summary: try SummaryWorkbook.write(Samples.summary, of: Samples.run, to: path)
      case .emptySummary:
        try SummaryWorkbook.write(SummaryPayout(wards: [], groups: [], findings: []), of: Samples.run, to: path)
      case .city: try EstimateWorkbook.write(EstimateSamples.city(), to: path)
      case .estimate: try EstimateWorkbook.write(EstimateSamples.ward(), to: path)
      case .emptyEstimate: try EstimateWorkbook.write(EstimateSamples.empty, to: path)
      case .request: try SupplementWorkbook.write(EstimateSamples.supplement(), to: path)
      case .emptyRequest: try SupplementWorkbook.write(EstimateSamples.supplement(wards: 0), to: path)
      case .treasury: try TreasuryWorkbook.write(TreasurySamples.report(), to: path)
      case .treasuryOf2025: try TreasuryWorkbook.write(TreasurySamples.report(year: 2025), to: path)
      case .emptyTreasury: try TreasuryWorkbook.write(TreasurySamples.report(payees: 0), to: path)
      case .reconciliation: try ReconciliationWorkbook.write(ReconciliationSamples.report(), to: path)
      case .insuranceList: try InsuranceListWorkbook.write(InsuranceSamples.list(), to: path)
      case .insuranceSummary: try InsuranceSummaryWorkbook.write(InsuranceSamples.summary(), to: path)
      case .insuranceOfCity: try InsuranceSummaryWorkbook.write(InsuranceSamples.city(), to: path)
      case .insuranceSettlement: try InsuranceSettlementWorkbook.write(InsuranceSamples.settlement(), to: path)
      case .emptyReconciliation: try ReconciliationWorkbook.write(ReconciliationSamples.report(orders: 0), to: path)
      }
    }

    func written() throws -> WorkbookReader {
      try withFolder { folder in
        try write(to: folder + "/a.xlsx")
        return try WorkbookReader(path: folder + "/a.xlsx")
      }
    }
  }

  /// Sheets that are no single table.
  static let withoutTable = ["Biểu đồ", "Căn cứ", "Biến động", "Kịch bản", "Giả định", "Số liệu Mẫu 13", "Số liệu giấy rút dự toán", "Biên bản"]

  @Test("Every sheet is printed on A4, as wide as the page, with its header on every page", arguments: Paper.allCases)
  func printing(paper: Paper) throws {
    let book = try paper.written()
    #expect(book.sheetNames.count == paper.sheets)
    for sheet in book.sheetNames {
      let xml = book.xml(sheet)
      #expect(xml.contains("<pageSetUpPr fitToPage=\"1\"/>"), "\(sheet)")
      #expect(xml.contains("<pageSetup paperSize=\"9\"") && xml.contains("fitToHeight=\"0\""), "\(sheet)")
      #expect(!xml.contains("fitToWidth"), "one page is what holds without a word, \(sheet)")
      if Self.withoutTable.contains(sheet) { continue }
      let header = try InsuranceWorkbookTests.header(book, sheet)
      let rows = book.parts["xl/workbook.xml"]?.components(separatedBy: "'\(sheet)'!$").last?.prefix { $0 != "<" }
      #expect(rows == "\(header.lowerBound):$\(header.upperBound)", "\(sheet)")
    }
  }

  @Test("The foot of every page says whose it is and whether it is internal, and has the code and n/N", arguments: Paper.allCases)
  func footers(paper: Paper) throws {
    let book = try paper.written()
    for sheet in book.sheetNames {
      let footer = book.xml(sheet).components(separatedBy: "<oddFooter>").last?.components(separatedBy: "</odd")[0]
      let parts = try #require(footer?.components(separatedBy: "&amp;9&amp;\"Times New Roman,Italic\""), "\(sheet)")
      try #require(parts.count == 4)
      let (document, code, _) = paper.foot
      #expect(parts[1].hasPrefix("Lưu hành nội bộ - ") == paper.isInternal && parts[1].hasSuffix(" - \(document)&amp;C"), "\(sheet)")
      #expect(parts[2] == "\(code)&amp;R" && parts[3] == "Trang &amp;P/&amp;N", "\(sheet)")
      let notes = book.cells(sheet).values.filter { $0 == (paper.isInternal ? "Lưu hành nội bộ - " : "") + code }
      #expect(notes.count == 1, "\(sheet)")
      #expect(paper.isInternal || !book.xml(sheet).contains("nội bộ"), "\(sheet)")
    }
  }

  @Test(
    "Every number in a total row is the sum of its column",
    arguments: [Paper.ward, .summary, .city, .estimate, .request, .treasury, .treasuryOf2025, .reconciliation])
  func totals(paper: Paper) throws {
    let book = try paper.written()
    var totals = 0
    for sheet in book.sheetNames {
      let cells = book.contents(sheet)
      let rows = (1...1000).compactMap { row in cells["A\(row)"].map { (row, $0) } }
      for (row, content) in rows {
        guard case .text(let text) = content, text.hasPrefix("Tổng cộng") else { continue }
        // The tables of an estimate's charts are no lists.
        guard let header = rows.last(where: { $0.0 < row && $0.1 == .text("STT") })?.0 else {
          #expect(sheet == "Biểu đồ" && !paper.isInternal)
          continue
        }
        // Lines of the table are numbered; the heads of its parts carry I, II, and are not added again.
        let lines = ((header + 1)..<row).filter {
          if case .text = cells["A\($0)"] { false } else { true }
        }
        for column in 1..<20 {
          let letters = Sheet.letters(column)
          guard let total = cells["\(letters)\(row)"]?.value else { continue }
          let sum = lines.reduce(0) { $0 + (cells["\(letters)\($1)"]?.value ?? 0) }
          #expect(abs(total - sum) < 1e-9, "\(sheet) \(letters)\(row)")
          totals += 1
        }
      }
    }
    let expected: [Paper: Int] = [.ward: 14, .summary: 27, .city: 40, .estimate: 12, .request: 11, .treasury: 4, .treasuryOf2025: 6, .reconciliation: 12]
    #expect(totals == expected[paper])
  }

  @Test("The file says when its month or year began, and names nobody", arguments: Paper.allCases)
  func properties(paper: Paper) throws {
    let core = try #require(try paper.written().parts["docProps/core.xml"])
    let time = "xsi:type=\"dcterms:W3CDTF\">\(paper.foot.created)T00:00:00Z<"
    #expect(core.contains("<dcterms:created \(time)") && core.contains("<dcterms:modified \(time)"))
    #expect(core.contains("<dc:creator></dc:creator>") && core.contains("<cp:lastModifiedBy></cp:lastModifiedBy>"))
    #expect(core.contains("<dc:title>") && core.contains("\(paper.foot.code). ChiTra 1.0.0."))
    #expect(core.contains("nội bộ") == paper.isInternal)
  }

  @Test("A sheet without lines says so in one row below its header", arguments: [Paper.emptyWard, .emptySummary, .emptyReconciliation])
  func empty(paper: Paper) throws {
    let book = try paper.written()
    for sheet in book.sheetNames where sheet != "Căn cứ" {
      let texts = book.cells(sheet).values.filter { $0.hasPrefix("Không có ") || $0.hasPrefix("Chưa biết ") || $0.hasPrefix("Mọi trẻ em ") }
      #expect(texts.count == 1, "\(sheet)")
      #expect(book.breaks(sheet).isEmpty && !book.xml(sheet).contains("<autoFilter"), "\(sheet)")
    }
  }

  @Test("Nothing is hidden, and what stays in view leaves room to scroll", arguments: Paper.allCases)
  func visible(paper: Paper) throws {
    let book = try paper.written()
    for sheet in book.sheetNames {
      let xml = book.xml(sheet)
      #expect(!xml.contains("hidden=") && !xml.contains("zeroHeight"), "\(sheet)")
      let frozen = xml.components(separatedBy: " ySplit=\"").dropFirst().first.flatMap { Int($0.prefix { $0 != "\"" }) }
      let heights = book.heights(sheet)
      #expect((1...(frozen ?? 1)).reduce(0) { $0 + (heights[$1] ?? 0) } <= 240, "\(sheet)")
    }
  }

  @Test(
    "Names stand in the file as they are, as texts and not as formulas",
    arguments: [
      "=1+1", "=HYPERLINK(\"http://a\")", "+84901234567", "-1", "@SUM(A1)", "\"Tí\" 'Tèo'", "<b>An</b> & <Bình>",
      "&amp;", "Bé 👶🏽 Na", "\u{200F}أمينة\u{200E}", "\u{202E}gnôl", String(repeating: "ữ", count: 500),
      String(repeating: "W", count: 500), String(repeating: "Nguyễn ", count: 71) + "An",
    ])
  func names(name: String) throws {
    let child = Samples.child(name, 1)
    let ward = WardPayout(
      code: "10507", name: "Xã " + name, office: name,
      payments: [
        PaymentLine(
          child: child, group: name, regular: Dong(1), payeeName: name, account: name, bank: name, note: name)
      ],
      changes: [ChangeLine(kind: .new, child: child, before: .zero, after: Dong(1), reason: name)],
      unpaid: [UnpaidLine(child: child, decisionNumber: name, reason: name)],
      owed: [
        OwedLine(
          childName: name, childID: name, month: Samples.run.period, amount: Dong(1), decisionNumber: name)
      ],
      findings: [
        FindingLine(file: name, line: 1, column: "a", severity: .held, code: name, value: "", message: name)
      ], decisions: [DecisionLine(number: name, day: Day(year: 2026, month: 1, day: 15)!, children: 1)])
    let summary = SummaryPayout(
      wards: [
        WardTotal(
          code: "10507", name: name, children: 1, regular: Dong(1), arrears: .zero, recovery: .zero, previousNet: nil,
          rejected: 0, held: 0, owed: .zero)
      ], groups: [GroupTotal(group: "1.6", title: name, children: 1, amount: Dong(1))], findings: [])
    let books = [try WardWorkbookTests.written(ward), try SummaryWorkbookTests.written(summary)]
    let places = [
      ("Danh sách chi trả", "B11 E11 L11 M11 N11 P11"), ("Thay đổi", "B11 H11"), ("Không chi trả", "B10 E10 F10 G10"),
      ("Còn phải thu hồi", "B10 C10 F10"), ("Lỗi và lưu ý", "B10 F10 H10"), ("Tổng hợp", "C11"), ("Theo nhóm", "C10"),
    ]
    for (sheet, cells) in places {
      let contents = try #require(books.first { $0.sheetNames.contains(sheet) }).contents(sheet)
      for cell in cells.split(separator: " ") { #expect(contents[String(cell)] == .text(name), "\(sheet) \(cell)") }
    }
    for book in books {
      for sheet in book.sheetNames {
        for case .formula(let formula, _) in book.contents(sheet).values {
          #expect(try #/SUM\([A-Z]\d+:[A-Z]\d+\)|E\d+/E\$\d+|[A-Z]\d+/#.wholeMatch(in: formula) != nil)
        }
        #expect(book.heights(sheet).values.allSatisfy { $0 <= 409.5 })
      }
      for (part, text) in book.parts { #expect(XMLParser(data: Data(text.utf8)).parse(), "\(part)") }
    }
  }

  @Test(
    "The same report gives the same bytes",
    arguments: [Paper.city, .estimate, .emptyEstimate, .request, .treasury, .treasuryOf2025, .reconciliation])
  func determinism(paper: Paper) throws {
    try withFolder { folder in
      for name in ["a", "b"] { try paper.write(to: "\(folder)/\(name).xlsx") }
      let (a, b) = (URL(filePath: folder + "/a.xlsx"), URL(filePath: folder + "/b.xlsx"))
      #expect(try Data(contentsOf: a) == Data(contentsOf: b))
    }
  }

  @Test("No file but the paper is left, nor any after a failure")
  func leftovers() throws {
    for paper in Paper.allCases {
      try withFolder { folder in
        try paper.write(to: folder + "/a.xlsx")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.xlsx"])
        let mode = try FileManager.default.attributesOfItem(atPath: folder + "/a.xlsx")[.posixPermissions] as? Int
        #expect(mode == 0o600)
      }
    }
    try withFolder { folder in
      var ward = Samples.ward
      // The last sheet but one fails, on an amount of more than 15 digits.
      ward.owed[0].amount = Dong(1_000_000_000_000_000)
      #expect(throws: XLSXError.tooManyDigits(path: folder + "/a.xlsx", sheet: "Còn phải thu hồi", row: 9)) {
        try WardWorkbook.write(ward, of: Samples.run, to: folder + "/a.xlsx")
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }
}
