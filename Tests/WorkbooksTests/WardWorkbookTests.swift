import Foundation
import Testing
import Units
import Workbooks
import ZipReading

@Suite struct WardWorkbookTests {
  static func written(_ ward: WardPayout) throws -> WorkbookReader {
    try withFolder { folder in
      try WardWorkbook.write(ward, of: Samples.run, to: folder + "/a.xlsx")
      return try WorkbookReader(path: folder + "/a.xlsx")
    }
  }

  static let sheets = [
    "Danh sách chi trả", "Ký nhận tiền mặt", "Truy lĩnh, truy thu", "Thay đổi", "Tháng sau", "Không chi trả", "Còn phải thu hồi", "Cần xem lại",
    "Lỗi và lưu ý", "Căn cứ",
  ]

  @Test("The list of payments stands in the order of the office, with a live total and the total in words")
  func payments() throws {
    let cells = try Self.written(Samples.ward).cells("Danh sách chi trả")
    #expect(["B11", "B12", "B13"].map { cells[$0] } == ["Nguyễn Thị Ánh", "Lê Văn Đạt", "Vũ Thị Yến"])
    #expect(cells["D11"] == "31218000002")
    #expect(cells["H12"] == "01-02, 04/2026")
    #expect(["F12", "G12", "I12", "K12"].map { cells[$0] } == ["750000", "2250000", "", "3000000"])
    #expect(["I11", "J11", "K11", "P11"].map { cells[$0] } == ["100000", "03/2026", "650000", "Chuyển đến"])
    #expect(cells["N11"] == "Tiền mặt" && cells["N12"] == "Agribank" && cells["M12"] == "1903001234567")
    #expect(cells["A14"] == "Tổng cộng: 3 trẻ em")
    #expect(cells["F14"] == "=SUM(F11:F13) 3000000")
    #expect(cells["G14"] == "=SUM(G11:G13) 2250000")
    #expect(cells["I14"] == "=SUM(I11:I13) 100000")
    #expect(cells["K14"] == "=SUM(K11:K13) 5150000")
    #expect(cells["A15"] == "Tổng số tiền (bằng chữ): Năm triệu một trăm năm mươi nghìn đồng.")
    #expect(cells.values.contains("Phú Thái, ngày ...... tháng ...... năm 2026"))
    #expect(cells["A3"] == "PHÒNG VĂN HÓA - XÃ HỘI" && cells["A2"] == "XÃ PHÚ THÁI")
  }

  @Test("The parts of the changes carry their sums, and the total adds the parts")
  func changes() throws {
    let cells = try Self.written(Samples.ward).cells("Thay đổi")
    #expect(cells["B10"] == "Tăng (mới hưởng): 2 trẻ em" && cells["B13"] == "Giảm (thôi hưởng): 1 trẻ em")
    #expect(cells["F10"] == "=SUM(F11:F12) 2250000" && cells["G13"] == "=SUM(G14:G14) -1500000")
    #expect(cells["G15"] == "=G10+G13 750000")
    #expect(["B11", "B12", "B14"].map { cells[$0] } == ["Lê Văn Đạt", "Vũ Thị Yến", "Trần An"])
  }

  @Test("Those not paid, those who owe, findings and basis have their sheets")
  func others() throws {
    let book = try Self.written(Samples.ward)
    #expect(book.sheetNames == Self.sheets)
    let unpaid = book.cells("Không chi trả")
    #expect(unpaid["B10"] == "Trần An" && unpaid["F10"] == "Đã đủ 16 tuổi." && unpaid["G10"] == "over-age")
    let owed = book.cells("Còn phải thu hồi")
    #expect(owed["D10"] == "04/2026" && owed["E11"] == "=SUM(E10:E10) 400000")
    let findings = book.cells("Lỗi và lưu ý")
    #expect(findings["B10"] == "a.csv" && findings["E10"] == "Tạm giữ" && findings["B11"] == "b.csv")
    #expect(book.xml("Lỗi và lưu ý").contains("<autoFilter ref=\"A9:I11\"/>"))
    let basis = Set(book.cells("Căn cứ").values)
    for text in [
      "Nghị quyết số 55/2025/NQ-HĐND ngày 11/12/2025: Quy định chính sách", "Mức thu nhập chuẩn nghèo đa chiều",
      "Nông thôn", "1500000", "0.045", "12/QĐ-UBND", "phu-thai.csv", String(repeating: "ab", count: 32),
      "SHA-256 của bộ chính sách (nghị quyết và mức áp dụng): " + Samples.run.policyHash, "ChiTra 1.0.0",
    ] { #expect(basis.contains(text)) }
  }

  @Test("Every page of every sheet says that it is internal, names ward and month, and carries the draft code")
  func pages() throws {
    let book = try Self.written(Samples.ward)
    for sheet in Self.sheets {
      let xml = book.xml(sheet)
      #expect(xml.contains("Lưu hành nội bộ - Xã Phú Thái - Tháng 05/2026&amp;C"))
      #expect(xml.contains("Mã bản thảo 1a2b3c4d&amp;R") && xml.contains("&amp;P/&amp;N"))
      #expect(book.cells(sheet).values.contains("Lưu hành nội bộ - Mã bản thảo 1a2b3c4d"))
      #expect(xml.contains("paperSize=\"9\"") && xml.contains("fitToHeight=\"0\""))
    }
    #expect(book.parts["xl/workbook.xml"]?.contains("'Danh sách chi trả'!$9:$10") == true)
  }

  @Test("Those who sign for cash see neither group nor level, and nobody without money is on their list")
  func cash() throws {
    let cells = try Self.written(Samples.ward).cells("Ký nhận tiền mặt").values
    #expect(cells.contains("Vũ Thị Yến") && !cells.contains("Lê Văn Đạt"))
    #expect(!cells.contains { $0.wholeMatch(of: /1\.[1-6][a-gđ]?/) != nil || $0.contains("nhóm") || $0.contains("Nhóm") })
  }

  @Test("Each month paid up or taken back has its reason, and what will stop next month is listed")
  func corrections() throws {
    let book = try Self.written(Samples.ward)
    let cells = book.cells("Truy lĩnh, truy thu")
    #expect(cells.values.contains { $0.hasPrefix("=SUM(G") && $0.hasSuffix(" 750000") })
    #expect(cells.values.contains { $0.hasPrefix("=SUM(H") && $0.hasSuffix(" 100000") })
    #expect(cells.values.contains("Đã chi 850.000, mức đúng là 750.000."))
    let next = book.cells("Tháng sau").values
    #expect(next.contains("DỰ KIẾN THÔI HƯỞNG, ĐIỀU CHỈNH TỪ THÁNG 06/2026") && next.contains("Đã đủ 16 tuổi."))
  }

  @Test("What is to be looked at again stands notice by notice, with the children concerned and room for what came of it")
  func review() throws {
    let cells = try Self.written(Samples.ward).cells("Cần xem lại")
    #expect(cells["A11"] == "I" && cells["B11"] == "Số tiền của xã tăng, giảm mạnh: thực chi 5.150.000 đồng.")
    #expect(cells["A12"] == "II" && cells["B12"] == "Nhiều trẻ em mới hưởng: 2 trẻ em được chi lần đầu.")
    #expect(["A13", "B13", "E13", "F13", "G13", "H13", "I13"].map { cells[$0] } == ["1", "Lê Văn Đạt", "12/QĐ-UBND", "0", "3000000", "Quyết định mới.", ""])
    #expect(["A14", "B14"].map { cells[$0] } == ["2", "Vũ Thị Yến"] && cells["A15"] == nil)
    #expect(cells.values.contains { $0.contains("không ngăn việc chi trả") })
  }

  @Test("A ward with nobody to pay has a proper list that says so")
  func nobody() throws {
    let book = try Self.written(WardPayout(code: "11000", name: "Đặc khu Cát Hải"))
    let cells = book.cells("Danh sách chi trả")
    #expect(cells["A11"] == "Không có trẻ em được chi trả trong tháng 05/2026.")
    #expect(cells["K12"] == "0" && cells["A13"] == "Tổng số tiền (bằng chữ): Không đồng.")
    #expect(book.cells("Thay đổi")["A10"] == "Không có thay đổi so với tháng 04/2026.")
    #expect(book.sheetNames == Self.sheets)
  }

  @Test("All texts are composed (NFC), given composed names")
  func composed() throws {
    for text in try Self.written(Samples.ward).parts.values {
      #expect(Array(text.utf8) == Array(text.precomposedStringWithCanonicalMapping.utf8))
    }
  }

  @Test("The same ward gives the same bytes, whatever the order of its lines, on two threads at once too")
  func determinism() async throws {
    var shuffled = Samples.ward
    shuffled.payments.reverse()
    shuffled.changes.swapAt(0, 1)
    shuffled.findings.reverse()
    let other = shuffled
    async let a = Task.detached { try Self.bytes(Samples.ward) }.value
    async let b = Task.detached { try Self.bytes(other) }.value
    #expect(try await a == b)
  }

  static func bytes(_ ward: WardPayout) throws -> Data {
    try withFolder { folder in
      try WardWorkbook.write(ward, of: Samples.run, to: folder + "/a.xlsx")
      return try Data(contentsOf: URL(filePath: folder + "/a.xlsx"))
    }
  }

  @Test("The signatures of a long list stand on one page with the end of the table", arguments: 1...60)
  func together(children: Int) throws {
    var ward = Samples.ward
    ward.payments = (0..<children).map {
      PaymentLine(child: Samples.child("Lê An", $0), group: "1.1b", regular: Dong(1), payeeName: "Lê An")
    }
    let xml = try Self.written(ward).xml("Danh sách chi trả")
    let breaks = xml.components(separatedBy: "<brk id=\"").dropFirst().compactMap { Int($0.prefix { $0 != "\"" }) }
    // A break stands below its row; the table's rows are 11 to 10 + children.
    #expect(breaks.allSatisfy { (11..<(10 + children)).contains($0) })
    #expect(breaks == breaks.sorted() && Set(breaks).count == breaks.count)
    if children > 20 { #expect(!breaks.isEmpty) }
  }
}
