import Testing
import Units
import Workbooks
import ZipReading

/// Where pages end, and what stands whole on one.
@Suite struct PageTests {
  /// The rows of each page, and their heights on paper in millimetres.
  private static func pages(
    _ book: WorkbookReader, _ sheet: String
  ) throws -> [(rows: ClosedRange<Int>, height: Double)] {
    let heights = book.heights(sheet)
    let last = try #require(heights.keys.max())
    let scale = scale(book, sheet)
    let ends = book.breaks(sheet).filter { $0 < last } + [last]
    return zip([0] + ends, ends).map { start, end in
      ((start + 1)...end, ((start + 1)...end).reduce(0) { $0 + (heights[$1] ?? 0) } * scale * 25.4 / 72)
    }
  }

  /// What programs that print scale the sheet by. A digit has 6 points, a page 273 or 186 millimetres.
  private static func scale(_ book: WorkbookReader, _ sheet: String) -> Double {
    let width = book.widths(sheet).reduce(0) { $0 + $1 * 6 }
    return min(1, (isLandscape(book, sheet) ? 273.0 : 186.0) * 72 / 25.4 / width)
  }

  private static func isLandscape(_ book: WorkbookReader, _ sheet: String) -> Bool {
    book.xml(sheet).contains("orientation=\"landscape\"")
  }

  private static func summary(wards: Int, groups: Int = 16) -> SummaryPayout {
    SummaryPayout(
      wards: (0..<wards).map {
        WardTotal(
          code: "\(10_000 + $0)", name: "Phường Nguyễn Bỉnh Khiêm \($0)", children: 1, regular: Dong(Int64($0 + 1)),
          arrears: .zero, recovery: .zero, previousNet: nil, rejected: 0, held: 0, owed: .zero)
      },
      groups: (0..<groups).map {
        GroupTotal(
          group: "1.\($0)", title: "Trẻ em khuyết tật nặng, đặc biệt nặng là thế hệ thứ ba của người nhiễm chất độc",
          children: 1, amount: Dong(1))
      }, findings: [])
  }

  @Test("Each chart stands whole on a page of its own, beside its table", arguments: [1, 7, 20, 114])
  func charts(wards: Int) throws {
    let book = try SummaryWorkbookTests.written(Self.summary(wards: wards))
    let pages = try Self.pages(book, "Biểu đồ")
    #expect(pages.count == 2)
    #expect(pages.allSatisfy { $0.height <= 183 }, "A4 without its margins")
    let rows = (book.parts["xl/drawings/drawing1.xml"] ?? "").components(separatedBy: "<xdr:row>").dropFirst()
      .compactMap { Int($0.prefix { $0 != "<" }) }
    try #require(rows.count == 4)
    let cells = book.cells("Biểu đồ")
    let totals = cells.filter { $0.value == "Tổng cộng" }.compactMap { Int($0.key.dropFirst()) }.sorted()
    for (index, page) in pages.enumerated() {
      // Anchors count from 0; a chart begins beside the header of its table.
      let chart = (rows[2 * index] + 1)...(rows[2 * index + 1] + 1)
      #expect(page.rows.contains(chart.lowerBound) && page.rows.contains(chart.upperBound))
      #expect(page.rows.contains(totals[index]) && cells["A\(chart.lowerBound)"] == "STT")
      let heights = book.heights("Biểu đồ")
      #expect(chart.reduce(0) { $0 + (heights[$1] ?? 0) } * Self.scale(book, "Biểu đồ") * 25.4 / 72 > 100)
    }
  }

  @Test("Sixteen groups with long names stand on one page with their total")
  func groups() throws {
    let pages = try Self.pages(try SummaryWorkbookTests.written(Self.summary(wards: 1)), "Theo nhóm")
    #expect(pages.count == 1 && pages[0].height <= 270)
  }

  @Test("A section of the basis that fits on a page is not split", arguments: 1...25)
  func sections(inputs: Int) throws {
    var run = Samples.run
    run.inputs = (0..<inputs).map { InputLine(file: "\($0).csv", rows: 1, hash: String(repeating: "a", count: 64)) }
    run.rates = Array(repeating: run.rates[0], count: 6)
    let book = try withFolder { folder in
      try WardWorkbook.write(Samples.ward, of: run, to: folder + "/a.xlsx")
      return try WorkbookReader(path: folder + "/a.xlsx")
    }
    let cells = book.cells("Căn cứ")
    #expect(try Self.pages(book, "Căn cứ").allSatisfy { $0.height <= 183 })
    // A page ends above the gap before a section's title.
    for row in book.breaks("Căn cứ") { #expect(cells["A\(row + 2)"]?.contains(". ") == true) }
  }

  @Test("A list of files that no page holds begins every page with its header")
  func longSection() throws {
    var run = Samples.run
    run.inputs = (0..<114).map { InputLine(file: "\($0).csv", rows: 1, hash: String(repeating: "a", count: 64)) }
    let book = try withFolder { folder in
      try WardWorkbook.write(Samples.ward, of: run, to: folder + "/a.xlsx")
      return try WorkbookReader(path: folder + "/a.xlsx")
    }
    let cells = book.cells("Căn cứ")
    let breaks = book.breaks("Căn cứ")
    #expect(breaks.filter { cells["B\($0 + 1)"] == "Tệp" }.count >= 3)
    #expect(breaks.allSatisfy { cells["B\($0 + 1)"] == "Tệp" || cells["A\($0 + 2)"]?.contains(". ") == true })
    #expect(cells.values.filter { $0.hasSuffix(".csv") }.count == 114)
  }

  @Test("A payee of cash has room to sign on paper, 30 mm by 8, however wide the amounts are")
  func signatures() throws {
    for amount in [1, 1_500_000, 9_999_999_999] {
      var ward = Samples.ward
      ward.payments[0].regular = Dong(Int64(amount))
      let (book, sheet) = (try WardWorkbookTests.written(ward), "Danh sách chi trả")
      let scale = Self.scale(book, sheet) * 0.985  // whole percents, rounded down
      let row = { (number: Int) in (book.heights(sheet)[number] ?? 0) * scale * 25.4 / 72 }
      let cells = book.cells(sheet)
      for number in 11...13 {
        if cells["N\(number)"] == "Tiền mặt" { #expect(row(number) >= 8) }
      }
      try #require(cells["O9"] == "Ký nhận")
      #expect(book.widths(sheet)[14] * 6 * scale * 25.4 / 72 >= 30)
    }
  }

  @Test("Pages of a long list hold what they are told to", arguments: [50, 500])
  func longList(children: Int) throws {
    var ward = Samples.ward
    ward.payments = (0..<children).map {
      PaymentLine(
        child: Samples.child($0 % 3 == 0 ? "Nguyễn Trương Hoàng Phương Quỳnh Anh" : "Lê An", $0), group: "1.1b",
        regular: Dong(1), payeeName: "Lê An", bank: $0 % 2 == 0 ? "Agribank" : "")
    }
    let book = try WardWorkbookTests.written(ward)
    let pages = try Self.pages(book, "Danh sách chi trả")
    let header = try #require(pages.first).rows.lowerBound + 8
    let repeated = (header...(header + 1)).reduce(0) { $0 + (book.heights("Danh sách chi trả")[$1] ?? 0) }
    let scale = Self.scale(book, "Danh sách chi trả")
    #expect(pages.dropFirst().allSatisfy { $0.height + repeated * scale * 25.4 / 72 <= 183 })
    #expect(pages[0].height <= 183)
  }

  @Test("A long value of a finding is cut, and takes few lines")
  func values() throws {
    var ward = Samples.ward
    ward.findings[0].value = String(repeating: "một\nhai ", count: 600)
    ward.findings[0].column = String(repeating: "W", count: 600)
    ward.findings[1].value = String(repeating: "1", count: 60)
    let book = try WardWorkbookTests.written(ward)
    let cells = book.cells("Lỗi và lưu ý")
    #expect(cells["G11"] == "một hai một hai một hai một hai một hai một hai một hai một…")
    #expect(cells["G11"]?.count == 60 && cells["D11"]?.count == 60 && cells["G10"]?.count == 60)
    #expect((book.heights("Lỗi và lưu ý")[11] ?? 0) < 150)
    #expect(["E10", "E11"].map { cells[$0] } == ["Tạm giữ", "Bị loại"])
  }

  @Test("An ordinary name of four words stands on one line")
  func fourWords() throws {
    var ward = Samples.ward
    let names = [
      "Nguyễn Ngọc Minh Thắng", "Nguyễn Gia Quang Bình", "Nguyễn Thị Thùy Quyên", "Trần Thị Phương Nhung",
      "Nguyễn Thị Phương Thảo",
    ]
    ward.payments = names.enumerated().map {
      PaymentLine(
        child: Samples.child($1, $0), group: "1.1b", regular: Dong(1), payeeName: $1, account: "19066320343001",
        bank: "Techcombank")
    }
    let heights = try WardWorkbookTests.written(ward).heights("Danh sách chi trả")
    #expect((11...15).allSatisfy { heights[$0] == 24 })
  }
}
