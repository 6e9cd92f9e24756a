import Testing
import Units

@testable import Workbooks

@Suite struct TextTests {
  @Test(
    "Months are written as an office writes them",
    arguments: [
      ([], ""), (["2026-05"], "05/2026"), (["2026-01", "2026-02", "2026-03", "2026-04"], "01-04/2026"),
      (["2026-05", "2026-03"], "03, 05/2026"), (["2025-11", "2025-12", "2026-01"], "11-12/2025; 01/2026"),
      (["2026-01", "2026-02", "2026-04", "2026-04"], "01-02, 04/2026"),
    ] as [([String], String)])
  func months(months: [String], text: String) {
    #expect(compact(months.compactMap { Month(iso: $0) }) == text)
  }

  @Test(
    "A ward's name gives its heading and the place of signing",
    arguments: [
      ("Phường An Biên", "PHƯỜNG AN BIÊN", "An Biên"), ("Xã Phú Thái", "XÃ PHÚ THÁI", "Phú Thái"),
      ("Đặc khu Cát Hải", "ĐẶC KHU CÁT HẢI", "Cát Hải"), ("Thị trấn Cũ", "THỊ TRẤN CŨ", "Cũ"), ("Lạ", "LẠ", "Lạ"),
    ])
  func wards(name: String, capitals: String, place: String) {
    #expect(WardName(name).capitals == capitals)
    #expect(WardName(name).place == place)
  }

  @Test("Every reason of unpaid.csv has its plain words")
  func reasons() {
    let codes = [
      "not-started", "superseded", "programme-over", "ended", "over-age", "window-closed", "mother-adult",
      "excluded-facility", "excluded-poor", "excluded-survivor", "excluded-allowance", "top-up-zero",
      "other-policy-higher",
    ]
    #expect(Set(codes) == Set(Paper.reasons.keys))
  }
}
