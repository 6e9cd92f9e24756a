import Policy
import Tables
import TestSupport
import Testing
import Treasury

@Suite("The file of offices")
struct OfficesFileTests {
  private func read(_ text: String) throws -> (offices: [WardID: Office], remarks: [InputError]) {
    try OfficesFile.read(try source(text, name: "offices.csv"), year: 2026, wards: try wards())
  }

  @Test("What a ward is at the Treasury; codes that are not given are those that are the same for all")
  func reads() throws {
    let offices = try read(
      "Mã xã;Đơn vị giao dịch;Mã ĐVQHNS;Kho bạc Nhà nước;Số tài khoản;Loại tài khoản;Khoản\n10001;UBND xã Một;0123456;KBNN khu vực III;9523.3.1;tiền gửi;372\n10002;;;;;;\n"
    ).offices
    let (one, two) = (try #require(try wards().id("10001")), try #require(try wards().id("10002")))
    let first = try #require(offices[one])
    #expect(first.unit == "UBND xã Một" && first.unitCode == "0123456" && first.treasury == "KBNN khu vực III")
    #expect(first.account == "9523.3.1" && first.isDeposit && first.section == "372")
    #expect([first.chapter, first.category, first.item, first.subitem, first.source] == ["832", "370", "7450", "7455", "12"])
    #expect(offices[two] == .standard(2026))
    #expect(Office.standard(2025).chapter.isEmpty, "the codes are those from 2026 on")
  }

  @Test("Every fault is told with line and column")
  func faults() throws {
    let error = try #require(throws: InputErrors.self) {
      _ = try self.read(
        "ward_code,unit_code,account_kind,chapter,unit\n99999,123,cash,83,\n10001,1234567,estimate,832,\"a\nb\"\n10001,,,,\n10001,,,,\n")
    }
    #expect(
      error.errors.map { "\($0.line ?? 0) \($0.column ?? "")" } == [
        "2 ward_code", "2 account_kind", "2 unit_code", "2 chapter", "3 unit", "5 ward_code", "6 ward_code",
      ])
    for error in error.errors { #expect(error.problem.isToldInBoth, "\(error.problem)") }
  }

  @Test("A column that is not known is told")
  func unknown() throws {
    #expect(try read("ward_code,chaptr\n10001,1\n").remarks.map(\.column) == ["chaptr"])
  }
}
