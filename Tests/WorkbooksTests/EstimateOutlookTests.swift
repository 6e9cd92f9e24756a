import Foundation
import FoundationXML
import Testing
import Units
import Workbooks
import ZipReading

/// What an estimate says beyond its sums: who leaves, what else could be, what it rests on, and what it must not tell.
@Suite struct EstimateOutlookTests {
  private static func written(_ report: EstimateReport) throws -> WorkbookReader { try EstimateWorkbookTests.written(report) }

  @Test("A year begins with those with whom the year before ended, and movement is a live identity")
  func movement() throws {
    let book = try Self.written(EstimateSamples.city())
    let (cells, row) = (book.cells("Biến động"), try book.row("Được hưởng tháng 12 năm trước", "B", of: "Biến động"))
    let after = try book.row("Được hưởng tháng 12 trong năm (A + B - C)", "B", of: "Biến động")
    #expect(cells["D\(row)"] == "20000" && cells["E\(row)"]?.hasPrefix("=D\(after) ") == true)
    #expect(cells["D\(after)"]?.hasPrefix("=D\(row)+D\(row + 1)-D\(row + 4) ") == true)
    #expect(cells.values.contains("Mức thu nhập chuẩn nghèo đa chiều") && cells.values.contains("Nghị định 351/2025/NĐ-CP"))
  }

  @Test("A year that does not begin where the one before ended keeps its own number")
  func gap() throws {
    var report = EstimateSamples.city(wards: 3)
    report.movement[1].before += 1
    report.movement[1].after += 1
    let book = try Self.written(report)
    let row = try book.row("Được hưởng tháng 12 năm trước", "B", of: "Biến động")
    #expect(book.cells("Biến động")["E\(row)"] == "\(report.movement[1].before)")
    #expect(FormulaChecker(book).check().mistakes.isEmpty)
  }

  @Test("The month in which most leave is named, and stands out in the list and in the chart")
  func cliff() throws {
    let book = try Self.written(EstimateSamples.city())
    let cells = book.cells("Thôi hưởng")
    #expect(
      cells.values.contains {
        $0.hasPrefix("Nhiều nhất là tháng 01/2029: 760 trẻ em thôi hưởng (Hết 36 tháng kể từ khi thoát nghèo: 720; ")
      })
    let peak = try book.row("01/2029", "B", of: "Thôi hưởng")
    let style = { (cell: String) in
      book.xml("Thôi hưởng").components(separatedBy: "<c r=\"\(cell)\" s=\"").last?.prefix { $0 != "\"" }
    }
    #expect(style("B\(peak)") != style("B\(peak + 1)") && style("B\(peak + 1)") == style("B\(peak + 2)"))
    #expect(cells["G\(peak)"]?.hasPrefix("=SUM(C\(peak):F\(peak)) 760") == true)
    #expect(book.parts["xl/charts/chart4.xml"]?.contains("nhiều nhất: quý I/2029, 863 trẻ em") == true)
  }

  @Test("Charts stack the kinds of a month and the causes of a quarter, and keep their values")
  func charts() throws {
    let book = try Self.written(EstimateSamples.city())
    let charts = (1...4).map { book.parts["xl/charts/chart\($0).xml"] ?? "" }
    #expect(charts.map { $0.components(separatedBy: "<c:ser>").count - 1 } == [4, 2, 1, 4])
    #expect(charts.map { $0.contains("<c:grouping val=\"stacked\"/>") } == [true, true, false, true])
    #expect(charts[0].contains("<c:v>Bằng mức chuẩn nghèo</c:v>") && charts[0].contains("<c:ptCount val=\"12\"/>"))
    #expect(charts[3].contains("<c:ptCount val=\"16\"/>") && charts[3].contains("<c:v>IV/2030</c:v>"))
    // Each page holds its table and its charts whole.
    let (breaks, drawing) = (book.breaks("Biểu đồ"), book.parts["xl/drawings/drawing1.xml"] ?? "")
    let rows = drawing.components(separatedBy: "<xdr:row>").dropFirst().compactMap { Int($0.prefix { $0 != "<" }) }
    #expect(breaks.count == 2 && rows.count == 8)
    for chart in 0..<4 where rows.count == 8 {
      #expect(!breaks.contains { rows[2 * chart] < $0 && $0 < rows[2 * chart + 1] })
    }
  }

  @Test("The other reading of the law is always there, also where it makes no difference")
  func otherReading() throws {
    for report in [EstimateSamples.city(wards: 2), EstimateSamples.ward()] {
      let texts = try Self.written(report).cells("Kịch bản").values.filter { $0.hasPrefix("Nếu mức mới được áp dụng ngay trong tháng thay đổi") }
      #expect(texts.count == report.years.count)
      #expect(texts.contains { $0.contains("năm 2027 là ") && $0.contains(" đồng, tăng 1.234.000.000 đồng so với dự toán") })
      #expect(texts.filter { $0.contains("không thay đổi so với dự toán") }.count == report.years.count - 1)
    }
    #expect(try Self.written(EstimateSamples.ward()).cells("Kịch bản").values.contains("Không có kịch bản nào được yêu cầu."))
  }

  @Test("A scenario stands beside the estimate by line and ward, its rates on the sheet of scenarios")
  func scenarios() throws {
    let book = try Self.written(EstimateSamples.city(scenarios: 2))
    let cells = book.cells("Kịch bản 2")
    let row = try book.row("BHYT", "B", of: "Kịch bản 2")
    #expect(cells["F\(row)"] == "=E\(row)-D\(row) 0" && cells["B\(row + 1)"] == "Theo xã, phường, đặc khu")
    #expect(cells["D\(row + 1)"]?.hasPrefix("=SUM(D\(row + 2):D\(row + 115)) ") == true)
    #expect(book.cells("Kịch bản").values.filter { $0 == "Dự thảo nghị quyết của Hội đồng nhân dân thành phố" }.count == 2)
    #expect(!(try Self.written(EstimateSamples.ward(scenarios: 1)).cells("Kịch bản 1").values.contains("Theo xã, phường, đặc khu")))
  }

  @Test("The assumptions say who is expected, at which rates, from which files")
  func assumptions() throws {
    let book = try Self.written(EstimateSamples.city())
    let (cells, row) = (book.cells("Giả định"), try book.row("Tổng cộng", "A", of: "Giả định"))
    #expect(cells["E\(row)"] == "=SUM(E\(row - 8):E\(row - 1)) 60" && cells["F\(row - 8)"] == "1,5" && cells["G\(row - 5)"] == "10")
    for text in [
      "Nghị định 161/2026/NĐ-CP", "assumptions.csv", String(repeating: "cd", count: 32), "ChiTra 1.0.0", "trở đi",
      "IV. Nghị quyết của Hội đồng nhân dân thành phố",
    ] { #expect(cells.values.contains(text), "\(text)") }
    #expect(
      try Self.written(EstimateSamples.ward()).cells("Giả định").values.contains {
        $0.hasPrefix("Không có giả định về đối tượng dự kiến tăng")
      })
  }

  @Test("No text of a paper that leaves the office has the code of a confidential group")
  func confidential() throws {
    let code = /(?:^|[^0-9.,\-])1\.(?:4[a-gđ]|5[ab]?|6)(?![0-9])/
    let request = try SupplementWorkbookTests.written(EstimateSamples.supplement())
    for book in [try Self.written(EstimateSamples.city()), try Self.written(EstimateSamples.ward(scenarios: 1, cohorts: 8)), request] {
      for sheet in book.sheetNames {
        for case .text(let text) in book.contents(sheet).values { #expect(!text.contains(code), "\(sheet): \(text)") }
        #expect(!sheet.contains(code))
      }
      for (part, text) in book.parts where part.hasPrefix("docProps/") { #expect(!text.contains(code), "\(part)") }
      for (part, text) in book.parts where part.hasPrefix("xl/charts/") {
        for label in text.components(separatedBy: "<c:strCache>").dropFirst() {
          #expect(!(label.components(separatedBy: "</c:strCache>")[0]).contains(code), "\(part)")
        }
      }
    }
    #expect("nhóm 1.6".contains(code) && "1.4a".contains(code) && !"1.4-1.6".contains(code))
  }

  @Test(
    "Names stand in the file as they are, however long",
    arguments: ["=1+1", "<b>An</b> & <Bình>", String(repeating: "Nguyễn ", count: 71) + "An", String(repeating: "W", count: 500)])
  func names(name: String) throws {
    var report = EstimateSamples.city(wards: 3, scenarios: 1, cohorts: 1)
    report.owner = name
    report.agency[2] = name
    report.wards[0].name = name
    report.cohorts[0].ward = name
    report.scenarios[0].name = name
    report.comingRates[0].source = name
    report.movement[0].leaving[0].cause = name
    report.exits[0].leaving[0].cause = name
    report.notes[0] = name
    let book = try Self.written(report)
    for sheet in ["Theo xã, phường", "Giả định", "Kịch bản", "Biến động", "Thôi hưởng", "Biểu đồ"] {
      #expect(book.contents(sheet).values.contains(.text(name)), "\(sheet)")
    }
    for sheet in book.sheetNames { #expect(book.heights(sheet).values.allSatisfy { $0 <= 409.5 }, "\(sheet)") }
    for (part, text) in book.parts { #expect(XMLParser(data: Data(text.utf8)).parse(), "\(part)") }
    #expect(FormulaChecker(book).check().mistakes.isEmpty)
  }

  @Test("A ward without children has all its papers, and each says that there is nothing")
  func empty() throws {
    let book = try Self.written(EstimateSamples.empty)
    for sheet in book.sheetNames where !["Dự toán theo năm", "Kịch bản", "Giả định"].contains(sheet) {
      #expect(book.cells(sheet).values.contains { $0.hasPrefix("Không có ") }, "\(sheet)")
    }
    #expect(book.cells("Dự toán theo năm").values.contains("Tổng kinh phí năm 2027 (bằng chữ): Không đồng."))
    #expect(!book.parts.keys.contains { $0.hasPrefix("xl/charts/") })
  }

  @Test("All texts are composed (NFC), given composed names")
  func composed() throws {
    for text in try Self.written(EstimateSamples.city(wards: 3)).parts.values {
      #expect(Array(text.utf8) == Array(text.precomposedStringWithCanonicalMapping.utf8))
    }
  }

  @Test("The signatures of any number of wards stand on one page with the end of the table", arguments: Array(1...50) + [114])
  func together(wards: Int) throws {
    let book = try Self.written(EstimateSamples.city(wards: wards, to: 2027, scenarios: 0, cohorts: 0))
    let (sheet, breaks) = ("Theo xã, phường", book.breaks("Theo xã, phường"))
    let total = try book.row("Tổng cộng", "A", of: sheet)
    #expect(breaks.allSatisfy { $0 < total - 1 } && breaks == breaks.sorted() && Set(breaks).count == breaks.count)
    for other in book.sheetNames { #expect(book.breaks(other) == book.breaks(other).sorted(), "\(other)") }
  }
}
