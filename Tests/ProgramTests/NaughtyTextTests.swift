import Foundation
import TestSupport
import Testing

@Suite("Texts on which spreadsheets, readers and stores stumble")
struct NaughtyTextTests {
  private let program: Program
  private let wards: [String]

  init() throws {
    program = try Program()
    wards = ["--wards", try program.folder.write(testWards, to: "wards.csv")]
  }

  /// What is written as a name, and what stands in the workbooks.
  private static let names: [(written: String, shown: String)] =
    [
      ("Nguye\u{302}\u{303}n Thi\u{323} Hue\u{302}\u{323}", "Nguy\u{1EC5}n Th\u{1ECB} Hu\u{1EC7}"),
      ("  Khánh Linh  ", "Khánh Linh"),
    ]
    + [
      "مريم أحمد", "\u{202E}Giang Hà\u{202C}", "Z\u{337}\u{321}\u{359}a\u{338}l\u{336}go Văn An", "Trần 👩‍👩‍👧‍👦 🇻🇳 Bình", "Lê 𠜎𠜱 Chi",
      String(repeating: "Ngọc Ánh ", count: 55) + "Hồng", "_x0041_Dung", "_x000D_", "_x005F_x0041_", "'Em", "\"Hà\", \"Hải\"; Hạnh",
      "<b>Hoa</b> &amp; ]]> Huệ", "Kim|cmd", "＝1+1", "{0} %s %n ${HOME} $(id) `id`", "Robert'); DROP TABLE entry;--", "00123", "1e5", "TRUE",
      "#REF!", "12/05/2026",
    ].map { ($0, $0) }

  /// Excel takes these for formulas where they stand in a CSV file: a name may not be one, another text may, as a text.
  private static let formulas = ["=cmd|' /C calc'!A0", "=HYPERLINK(\"http://example.vn\")", "+84912345678", "-1", "@SUM(1)"]
  private static let unreadable = ["An\u{1}", "An\u{1B}[31m", "An\u{7F}", "An\u{85}Em", "An\nBình"]

  /// - Parameter text: payee, bank, school and decision.
  private func row(_ number: Int, name: String, text: String) -> RowFixture {
    RowFixture([
      .childID: "031215\(100_000 + number)", .groups: "1.4a", .fullName: name, .decisionNo: "\(number) \(text)", .decisionDate: "2026-05-10",
      .payeeName: text, .bank: text, .accountNo: "0123456789", .school: text,
    ])
  }

  /// The texts of a workbook as two readers see them.
  private func texts(_ name: String) throws -> [Set<String>] {
    let script = """
      import json, sys
      sys.path.insert(0, sys.argv[1])
      import values
      print(json.dumps([[text for text in read(sys.argv[2]).values() if isinstance(text, str)] for read in (values.of_openpyxl, values.of_calamine)]))
      """
    let outcome = try Program.run(
      Program.python, ["-W", "error", "-c", script, Program.root + "/Scripts/reading", program.path(name)], in: program.folder.path)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try JSONDecoder().decode([[String]].self, from: Data(outcome.output.utf8)).map(Set.init)
  }

  /// Compared by code points: Swift takes composed and decomposed letters for the same.
  private func expect(_ texts: [String], in workbook: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    for read in try self.texts(workbook) {
      let scalars = Set(read.map { Array($0.unicodeScalars) })
      #expect(texts.filter { !scalars.contains(Array($0.unicodeScalars)) } == [], "\(workbook)", sourceLocation: sourceLocation)
    }
  }

  @Test("A name comes back from every workbook as it was written, composed and without blanks around it; other texts too, formulas among them")
  func comesBack() throws {
    let texts = Self.names.map(\.shown) + Self.formulas
    let rows = texts.enumerated().map { number, text in
      row(number, name: number < Self.names.count ? Self.names[number].written : "Nguyễn Văn An", text: text)
    }
    let register = ["--register", try program.folder.write(registerCSV(rows), to: "register.csv")] + wards
    let drafted = try program.run(["payout", "--month", "2026-05", "--json", "--nothing-paid-before"] + register)
    try #require(drafted.status == 0, "\(drafted.errors)")
    #expect((try drafted.json()["rows"] as? [String: Any])?["accepted"] as? Int == texts.count)
    try #require(try program.run("close", "--month", "2026-05").status == 0)
    try #require(try program.run(["treasury", "--month", "2026-05"] + wards).status == 0)
    try #require(try program.run(["insurance", "--year", "2026"] + register).status == 0)
    try #require(try program.run(["report", "--from", "2026-05", "--to", "2026-05"] + register).status == 0)
    for workbook in ["2026-05/wards/10001", "report-2026-05-2026-05/notice/10001"] {
      try expect(Self.names.map(\.shown), in: "out/\(workbook).xlsx")
    }
    for workbook in ["2026-05/wards/10001", "2026-05-treasury/10001"] { try expect(texts, in: "out/\(workbook).xlsx") }
    #expect(try program.run("verify").status == 0)
  }

  @Test("A name that Excel would take for a formula, or that holds control characters, is refused at its line, and nothing else is")
  func isRefused() throws {
    let refused = Self.formulas + [" =1+1"] + Self.unreadable
    let rows = (["Nguyễn Văn An"] + refused).enumerated().map { row($0.offset, name: $0.element, text: "A") }
    let register = ["--register", try program.folder.write(registerCSV(rows), to: "register.csv")] + wards
    let drafted = try program.run(["payout", "--month", "2026-05", "--json", "--nothing-paid-before"] + register)
    let counts = try #require(try drafted.json()["rows"] as? [String: Int])
    #expect(drafted.status == 2 && counts["accepted"] == 1 && counts["rejected"] == refused.count && counts["read"] == rows.count)
    let findings = try program.text("out/2026-05/exceptions.csv").matches(of: /register\.csv,(\d+),full_name,rejected,bad-text,/)
    #expect(findings.map { Int($0.output.1) } == refused.indices.map { $0 + 3 })
  }

  @Test("SQL in names of files, decisions, payees, reasons, vouchers and card numbers is kept as text, and does nothing to the store")
  func sql() throws {
    let sql = "x'); DELETE FROM entry; DROP TABLE payment;--"
    func chitra(_ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
      let outcome = try program.run(arguments)
      #expect([0, 2].contains(outcome.status), "\(arguments): \(outcome.errors)", sourceLocation: sourceLocation)
    }
    var rows = [row(1, name: sql, text: sql), row(2, name: sql, text: sql)]
    for month in ["2026-05", "2026-06", "2026-07"] {
      if month == "2026-07" { rows[1].cells.merge([.endDate: "2026-05-20", .endReason: "died"]) { $1 } }
      let register = ["--register", try program.folder.write(registerCSV(rows), to: "\(month) \(sql).csv")] + wards
      try chitra(["payout", "--month", month, "--nothing-paid-before"] + register)
      try chitra(["close", "--month", month])
      try chitra(["treasury", "--month", month] + wards)
      let orders = try program.lines("out/\(month)-treasury/payments.csv")
      #expect(orders.count == (month == "2026-07" ? 1 : 2) && orders.allSatisfy { $0.contains(sql) })
      let told = orders.map { "\($0.prefix { $0 != "," }),\($0.split(separator: ",").last!),paid,,\(sql)\n" }.joined()
      let file = try program.folder.write("payment_id,amount,status,date,reason\n" + told, to: "told \(sql).csv")
      try chitra(["reconcile", "--month", month, "--returns", file] + wards)
      try chitra(["insurance", "--year", "2026", "--send"] + register)
    }
    let back = "ward_code,child_id,month,amount,date,voucher\n10001,031215100002,06/2026,1000,05/08/2026,\(sql)\n"
    try chitra(["collect", "--file", try program.folder.write(back, to: "back \(sql).csv")])
    let cards = "child_id,card_no,from,to,amount\n031215100001,\(sql),2026-05-10,2026-12-31,1000000\n"
    try chitra(["insurance", "--year", "2026", "--returns", try program.folder.write(cards, to: "cards \(sql).csv")] + wards)
    #expect(try program.text("out/insurance-2026-returns/returns.csv").contains(sql))
    try chitra(["explain", "--child", "031215100001", "--month", "2026-06", "--register", "2026-06 \(sql).csv"] + wards)
    let verified = try program.run("verify")
    #expect(verified.status == 0, "\(verified.errors)")
  }
}
