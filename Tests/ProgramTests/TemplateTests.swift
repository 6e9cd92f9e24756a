import Foundation
import TestSupport
import Testing

@Suite("chitra template")
struct TemplateTests {
  private static let wards = ["--wards", Program.samples + "/wards.csv"]
  private static let register = Program.samples + "/register/10750-xa-phu-thai.csv"

  /// What `fill_template.py` says.
  struct Filled: Decodable {
    /// What the workbook's validations would have refused: `line column`.
    let refused: [String]
    /// The columns that have a validation.
    let ruled: [String]
    /// The number format of each column.
    let shapes: [String: String]
  }

  private func ledger(_ register: String, in program: Program, _ name: String) throws -> [UInt8] {
    let arguments = ["payout", "--month", "2026-05", "--nothing-paid-before", "--store", "\(name).sqlite", "--out", name, "--register", register]
    try #require([0, 2].contains(try program.run(arguments + Self.wards).status))
    return try program.bytes("\(name)/2026-05/ledger.csv")
  }

  @Test("A template that was filled in and saved as CSV is read without a finding, and pays what the register pays", arguments: ["vi", "en"])
  func filled(_ language: String) throws {
    let program = try Program()
    try #require(try program.run(["template", "register", "--out", "mau.xlsx"] + Self.wards).status == 0)
    #expect(try program.mode("mau.xlsx") == 0o600)
    let schema = try program.folder.write(try program.run("schema", "register").output, to: "schema.json")
    let script = Program.root + "/Tests/ProgramTests/fill_template.py"
    let outcome = try Program.run(
      Program.python, ["-W", "error", script, program.path("mau.xlsx"), schema, Self.register, program.path("saved.csv"), language],
      in: program.folder.path)
    try #require(outcome.status == 0, "openpyxl: \(outcome.errors)")
    let filled = try JSONDecoder().decode(Filled.self, from: Data(outcome.output.utf8))
    #expect(filled.refused == [])
    #expect(Set(filled.ruled).isSuperset(of: ["ward_code", "child_id", "date_of_birth", "gender", "resolution", "end_reason", "in_facility", "account_no"]))
    #expect(!filled.ruled.contains("groups"), "several codes may stand in a cell")
    #expect(["child_id", "groups", "resolution", "support_from", "account_no"].allSatisfy { filled.shapes[$0] == "@" })

    let check = try program.run(["check", "--json", "--month", "2026-05", "--register", program.path("saved.csv")] + Self.wards).json()
    #expect((check["findings"] as? [Any])?.count == 0)
    #expect((check["rows"] as? [String: Any])?["accepted"] as? Int == 92)
    #expect(try ledger(program.path("saved.csv"), in: program, "saved") == ledger(Self.register, in: program, "sample"))
  }

  @Test("The sheets are the list, a guide to each of its columns and codes, and what is chosen from")
  func sheets() throws {
    let program = try Program()
    try #require(try program.run(["template", "register", "--out", "mau.xlsx"] + Self.wards).status == 0)
    let workbook = try program.workbook("mau.xlsx")
    #expect(workbook.sheets.map(\.name) == ["Danh sách", "Hướng dẫn", "Danh mục"])
    let header = try #require(try workbook.sheet("Danh sách").rows.first)
    #expect(try workbook.sheet("Danh sách").rows.count == 1 && header.count == 33 && header.first == "Mã xã")
    let guide = Set(try workbook.sheet("Hướng dẫn").texts)
    #expect(guide.isSuperset(of: header) && guide.isSuperset(of: ["1.4đ", "1.6", "no-support", "Trẻ em nhiễm HIV/AIDS", "2100205243100"]))
    let lists = Set(try workbook.sheet("Danh mục").texts)
    #expect(lists.isSuperset(of: ["10507", "Phường Thành Đông", "Nam", "Nữ", "55/2025", "x", "không đủ điều kiện"]))
  }

  @Test("Without a list of wards any 5 digits may be typed; a file that is there is not written over")
  func refusals() throws {
    let program = try Program()
    try #require(try program.run("template", "register").status == 0)
    let before = try program.bytes("mau-danh-sach.xlsx")
    #expect(try !program.workbook("mau-danh-sach.xlsx").sheet("Danh mục").texts.contains("10507"))
    let again = try program.run("template", "register", "--lang", "vi")
    #expect(again.status == 65 && again.errors.contains("không bị ghi đè"))
    #expect(try program.bytes("mau-danh-sach.xlsx") == before)
    try #require(try program.run("template", "register", "--out", "b.xlsx").status == 0)
    #expect(try program.bytes("b.xlsx") == before, "the same template has the same bytes")
    #expect(try program.run("template", "register", "--out", "nowhere/b.xlsx").status == 73)
    #expect(try program.run("template", "wards").status == 64)
  }
}
