import Testing
import Units

@Suite struct NameOrderTests {
  static func sorted(_ names: [String]) -> [String] {
    names.enumerated().map { (NameOrder($1, id: ""), $1) }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  @Test(
    "A list stands in the order of the office",
    arguments: [
      // The given name decides, and only then the family name and the words between.
      ["Vũ Thị An", "Bùi Văn Bình", "Đỗ Thị Chi", "Phạm Minh Dũng", "Lê Hoàng Đạt"],
      ["Đào Văn An", "Lê An", "Lê Thị An", "Lê Văn An", "Nguyễn Văn An"],
      // The alphabet: a ă â b c d đ e ê ... o ô ơ ... u ư v.
      ["A", "Ă", "Â", "B", "C", "D", "Đ", "E", "Ê", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "Ô", "Ơ", "P"],
      ["P", "Q", "R", "S", "T", "U", "Ư", "V", "W", "X", "Y", "Z"],
      ["Dung", "Dũng", "Duy", "Đan", "Đăng"], ["Lan", "Lăng", "Lân", "Lê"], ["Tuấn", "Tùng", "Tuyên", "Tư"],
      // Tones: ngang, huyền, hỏi, ngã, sắc, nặng, after all letters.
      ["Ma", "Mà", "Mả", "Mã", "Má", "Mạ"], ["Hoà", "Hoàn", "Hoàng"], ["An", "Ánh"], ["Hạ", "Lê Hai"],
      // All of one given name stand together, whoever the family.
      ["Trần Hòa", "Vũ Hòa", "Bùi Hóa"],
      // A short word before the longer one that it begins.
      ["An", "Anh"], ["Lê Anh", "Lê Thị Anh"],
    ])
  func order(names: [String]) {
    #expect(Self.sorted(names.reversed()) == names)
    #expect(Self.sorted(names) == names)
  }

  @Test("Composed and decomposed letters, capitals and the place of the tone mark make no difference")
  func forms() {
    let key = NameOrder("Nguyễn Thị Hoà", id: "1")
    #expect(NameOrder("Nguye\u{302}\u{303}n Thi\u{323} Hoa\u{300}", id: "1") == key)
    #expect(NameOrder("Nguye\u{303}\u{302}n Thi\u{323} Hoa\u{300}", id: "1") == key)
    #expect(NameOrder("NGUYỄN THỊ HÒA", id: "1") == key)
    #expect(NameOrder("  Nguyễn  Thị\u{A0}Hòa ", id: "1") == key)
    #expect(NameOrder("Trần Thị U\u{31B}\u{301}", id: "1") == NameOrder("Trần Thị Ứ", id: "1"))
    #expect(NameOrder("Trần Thị A\u{323}\u{302}", id: "1") == NameOrder("Trần Thị Ậ", id: "1"))
  }

  @Test("The number decides between people of one name")
  func number() {
    #expect(NameOrder("Lê An", id: "031216000001") < NameOrder("Lê An", id: "031216000002"))
    #expect(NameOrder("Lê An", id: "9") < NameOrder("Lê Thị An", id: "1"))
  }

  @Test("Signs inside names, other scripts and an empty name have a place too")
  func others() {
    #expect(NameOrder("Lê O'An", id: "") == NameOrder("Lê Oan", id: ""))
    #expect(NameOrder("", id: "") < NameOrder("A", id: ""))
    #expect(NameOrder("Y", id: "") < NameOrder("李", id: ""))
    #expect(NameOrder("\u{301}", id: "") < NameOrder("A", id: ""))
  }
}
