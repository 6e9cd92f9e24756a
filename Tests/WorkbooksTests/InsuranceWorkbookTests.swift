import Foundation
import FoundationXML
import Testing
import Units
import XLSX
import ZipReading

@testable import Workbooks

/// What holds for every sheet of the health insurance papers, as `EverySheetTests` has it for the others.
@Suite struct InsuranceWorkbookTests {
  enum Paper: CaseIterable {
    case list, schoolList, draftList, emptyList, summary, city, emptySummary, settlement, yearSettlement, emptySettlement, returns, emptyReturns

    static let toLeave: [Paper] = [.list, .schoolList, .draftList, .emptyList, .settlement, .yearSettlement, .emptySettlement]
    var isInternal: Bool { !Self.toLeave.contains(self) }

    var sheets: [String] {
      switch self {
      case .list, .schoolList, .draftList, .emptyList: ["D03-TS", "Danh sách hiện có"]
      case .summary, .emptySummary: ["Tổng hợp", "Theo lương cơ sở", "Tăng, giảm", "Biến động", "Tháng trống", "Không hỗ trợ"]
      case .city: ["Tổng hợp", "Theo lương cơ sở", "Biến động", "Tháng trống", "Không hỗ trợ"]
      case .settlement, .yearSettlement: ["Biên bản", "Đối chiếu số người", "Đối chiếu số tiền"] + (1...4).map { "Phụ lục \($0)" }
      case .emptySettlement: ["Biên bản", "Đối chiếu số người", "Đối chiếu số tiền"]
      case .returns, .emptyReturns: ["Đối chiếu số người", "Đối chiếu số tiền", "Dòng ngoài biên bản", "Tệp trả về"]
      }
    }

    var foot: (document: String, code: String, created: String) {
      switch self {
      case .list, .schoolList: ("Danh sách BHYT số 2, quý III năm 2026", "Mã danh sách 1a2b3c4d", "2026-07-01")
      case .draftList, .emptyList: ("Danh sách BHYT (bản thảo), năm 2026", "Mã danh sách 1a2b3c4d", "2026-01-01")
      case .summary, .city: ("Bảo hiểm y tế năm 2026", "Mã danh sách 1a2b3c4d", "2026-01-01")
      case .emptySummary: ("Bảo hiểm y tế quý III năm 2026", "Mã danh sách 1a2b3c4d", "2026-07-01")
      case .settlement: ("Quyết toán BHYT quý III năm 2026", "Mã đối chiếu 1a2b3c4d", "2026-07-01")
      case .yearSettlement, .emptySettlement: ("Quyết toán BHYT năm 2026", "Mã đối chiếu 1a2b3c4d", "2026-01-01")
      case .returns: ("Đối chiếu BHYT quý III năm 2026", "Mã đối chiếu 1a2b3c4d", "2026-07-01")
      case .emptyReturns: ("Đối chiếu BHYT năm 2026", "Mã đối chiếu 1a2b3c4d", "2026-01-01")
      }
    }

    func write(to path: String) throws(XLSXError) {
      switch self {
      case .list: try InsuranceListWorkbook.write(InsuranceSamples.list(), to: path)
      case .schoolList: try InsuranceListWorkbook.write(InsuranceSamples.list(school: "Trường Tiểu học Dư Hàng"), to: path)
      case .draftList: try InsuranceListWorkbook.write(InsuranceSamples.list(number: nil, quarter: nil), to: path)
      case .emptyList:
        try InsuranceListWorkbook.write(
          InsuranceSamples.list(increases: 0, decreases: 0, covered: 0, number: nil, quarter: nil), to: path)
      case .summary: try InsuranceSummaryWorkbook.write(InsuranceSamples.summary(), to: path)
      case .city: try InsuranceSummaryWorkbook.write(InsuranceSamples.city(), to: path)
      case .emptySummary: try InsuranceSummaryWorkbook.write(InsuranceSamples.emptySummary, to: path)
      case .settlement: try InsuranceSettlementWorkbook.write(InsuranceSamples.settlement(), to: path)
      case .yearSettlement: try InsuranceSettlementWorkbook.write(InsuranceSamples.settlement(year: true), to: path)
      case .emptySettlement: try InsuranceSettlementWorkbook.write(InsuranceSamples.emptySettlement, to: path)
      case .returns: try InsuranceReturnsWorkbook.write(InsuranceSamples.returns(), to: path)
      case .emptyReturns: try InsuranceReturnsWorkbook.write(InsuranceSamples.emptyReturns, to: path)
      }
    }

    func written() throws -> WorkbookReader {
      try withFolder { folder in
        try write(to: folder + "/a.xlsx")
        return try WorkbookReader(path: folder + "/a.xlsx")
      }
    }
  }

  /// The rows of a sheet's titles, of which there may be two, and of the numbers of the columns below.
  static func header(_ book: WorkbookReader, _ sheet: String) throws -> ClosedRange<Int> {
    let cells = book.cells(sheet)
    let first = try #require((1...25).first { cells["A\($0)"] == "STT" }, "\(sheet)")
    // Joined with the row above, the first column of a second row of titles is empty; lines have numbers.
    let second = cells["A\(first + 1)"] == "" && cells["D\(first + 1)"] != nil ? first + 1 : first
    return first...(["(1)", "A"].contains(cells["A\(second + 1)"] ?? "") ? second + 1 : second)
  }

  @Test("Every sheet is printed on A4, as wide as the page, with its header on every page", arguments: Paper.allCases)
  func printing(paper: Paper) throws {
    let book = try paper.written()
    #expect(book.sheetNames == paper.sheets)
    for sheet in book.sheetNames {
      let xml = book.xml(sheet)
      #expect(xml.contains("<pageSetUpPr fitToPage=\"1\"/>") && !xml.contains("fitToWidth"), "\(sheet)")
      #expect(xml.contains("<pageSetup paperSize=\"9\"") && xml.contains("fitToHeight=\"0\""), "\(sheet)")
      #expect(!xml.contains("hidden=\"1\""), "\(sheet)")
      if sheet == "Biên bản" { continue }
      let header = try Self.header(book, sheet)
      let rows = book.parts["xl/workbook.xml"]?.components(separatedBy: "'\(sheet)'!$").last?.prefix { $0 != "<" }
      #expect(rows == "\(header.lowerBound):$\(header.upperBound)", "\(sheet)")
      let filter = xml.components(separatedBy: "<autoFilter ref=\"A").dropFirst().first?.prefix { $0 != ":" }
      #expect(filter.map { Int($0) == header.upperBound } ?? true, "\(sheet)")
    }
  }

  @Test("The foot of every page says whose it is and whether it is internal, and has the code and n/N", arguments: Paper.allCases)
  func footers(paper: Paper) throws {
    let book = try paper.written()
    let (document, code, created) = paper.foot
    for sheet in book.sheetNames {
      let footer = book.xml(sheet).components(separatedBy: "<oddFooter>").last?.components(separatedBy: "</odd")[0]
      let parts = try #require(footer?.components(separatedBy: "&amp;9&amp;\"Times New Roman,Italic\""), "\(sheet)")
      try #require(parts.count == 4)
      #expect(parts[1].hasPrefix("Lưu hành nội bộ - ") == paper.isInternal && parts[1].hasSuffix(" - \(document)&amp;C"), "\(sheet)")
      #expect(parts[2] == "\(code)&amp;R" && parts[3] == "Trang &amp;P/&amp;N", "\(sheet)")
      let notes = book.cells(sheet).values.filter { $0 == (paper.isInternal ? "Lưu hành nội bộ - " : "") + code }
      #expect(notes.count == 1, "\(sheet)")
    }
    let core = try #require(book.parts["docProps/core.xml"])
    #expect(core.contains("xsi:type=\"dcterms:W3CDTF\">\(created)T00:00:00Z<") && core.contains("<dc:creator></dc:creator>"))
    #expect(core.contains("\(code). ChiTra 1.0.0.") && core.contains("nội bộ") == paper.isInternal)
  }

  @Test("Every formula gives the value that stands in the file", arguments: Paper.allCases)
  func formulas(paper: Paper) throws {
    let checked = FormulaChecker(try paper.written()).check()
    #expect(checked.mistakes.isEmpty, "\(checked.mistakes)")
    // An empty summary has nothing to compute.
    #expect(checked.formulas > 0 || paper == .emptySummary)
  }

  @Test("Every number in a total row is the sum of its column", arguments: Paper.allCases)
  func totals(paper: Paper) throws {
    let book = try paper.written()
    for sheet in book.sheetNames where sheet != "Biên bản" && sheet != "D03-TS" {
      let cells = book.contents(sheet)
      let header = try Self.header(book, sheet).upperBound
      guard let total = (header...2000).first(where: { if case .text(let text) = cells["A\($0)"] { text.hasPrefix("Tổng cộng") } else { false } })
      else {
        #expect(["Tăng, giảm", "Biến động", "Tháng trống", "Không hỗ trợ"].contains(sheet))
        continue
      }
      let lines = ((header + 1)..<total).filter { if case .text = cells["A\($0)"] { false } else { true } }
      for column in 2..<15 {
        let letters = Sheet.letters(column)
        guard let value = cells["\(letters)\(total)"]?.value else { continue }
        #expect(value == lines.reduce(0) { $0 + (cells["\(letters)\($1)"]?.value ?? 0) }, "\(sheet) \(letters)")
      }
    }
  }

  /// Not what a name or a school could be: what tells of a group, a level or a reason.
  static let secrets = [
    "nội bộ", "nhóm", "hiv", "aids", "xâm hại", "khuyết tật", "mồ côi", "mức hưởng", "lý do", "quyết định hưởng", "thoát nghèo", "hộ nghèo",
    "group", "1.1a", "1.1b", "1.2a", "1.2b", "1.3a", "1.3b", "1.4a", "1.4b", "1.4c", "1.4d", "1.4đ", "1.4e", "1.4g", "1.5a", "1.5b",
  ]

  @Test("Nothing in a paper that leaves the office tells of groups, levels or reasons", arguments: Paper.toLeave)
  func harmless(paper: Paper) throws {
    let book = try paper.written()
    for (part, text) in book.parts {
      let text = text.lowercased()
      for word in Self.secrets { #expect(!text.contains(word), "\(part) \(word)") }
    }
    for sheet in book.sheetNames {
      for text in book.cells(sheet).values { #expect(!text.contains(#/(^|[^0-9.])1\.[1-6]([^0-9.]|$)/#), "\(text)") }
    }
  }

  @Test("The same report gives the same bytes, alone and for its owner", arguments: Paper.allCases)
  func determinism(paper: Paper) throws {
    try withFolder { folder in
      for name in ["a", "b"] { try paper.write(to: "\(folder)/\(name).xlsx") }
      let (a, b) = (URL(filePath: folder + "/a.xlsx"), URL(filePath: folder + "/b.xlsx"))
      #expect(try Data(contentsOf: a) == Data(contentsOf: b))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a.xlsx", "b.xlsx"])
      let mode = try FileManager.default.attributesOfItem(atPath: folder + "/a.xlsx")[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  @Test("A sheet without lines says so", arguments: [Paper.emptyList, .emptySummary, .emptySettlement, .emptyReturns])
  func empty(paper: Paper) throws {
    let book = try paper.written()
    for sheet in book.sheetNames where sheet != "Biên bản" {
      #expect(book.cells(sheet).values.filter { $0.hasPrefix("Không có ") }.count == (sheet == "D03-TS" ? 2 : 1), "\(sheet)")
      #expect(!book.xml(sheet).contains("<autoFilter"), "\(sheet)")
    }
  }

  @Test("The signatures stand on one page with the end of the list", arguments: 0...30)
  func together(increases: Int) throws {
    for corrections in 0...3 {
      let book = try Self.written(InsuranceSamples.list(increases: increases, corrections: corrections))
      let breaks = book.breaks("D03-TS")
      // The line before the total, which the closing takes with it; the head of a part does not stand alone at the foot of a page.
      let last = try book.row("Tổng số (tăng trừ giảm)", "A", of: "D03-TS") - 1
      #expect(breaks.allSatisfy { $0 < last } && breaks == breaks.sorted() && Set(breaks).count == breaks.count, "\(corrections)")
      for head in ["Tăng", "Giảm"] { #expect(!breaks.contains(try book.row(head, "B", of: "D03-TS"))) }
      guard corrections > 0 else { continue }
      let head = try book.row("Điều chỉnh thông tin (không thay đổi số tháng, số tiền)", "B", of: "D03-TS")
      #expect(!breaks.contains(head), "\(corrections)")
    }
  }

  static func written(_ report: InsuranceListReport) throws -> WorkbookReader {
    try withFolder { folder in
      try InsuranceListWorkbook.write(report, to: folder + "/a.xlsx")
      return try WorkbookReader(path: folder + "/a.xlsx")
    }
  }
}
