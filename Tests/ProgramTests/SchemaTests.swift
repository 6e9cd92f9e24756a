import Estimate
import Foundation
import Insurance
import Ledger
import Policy
import Register
import Tables
import TestSupport
import Testing
import Treasury
import Units

/// The schemas of the inputs, held against the readers by the Python package `frictionless`, which knows nothing of ChiTra.
@Suite("chitra schema")
struct SchemaTests {
  static let tables = [
    "register", "wards", "rates", "paid", "returns", "repayments", "offices", "budget", "assumptions", "insurance-returns",
  ]
  private static let wards = ["--wards", Program.samples + "/wards.csv"]

  /// What `validate_table.py` says.
  struct Verdict: Decodable {
    let schema, table: [String]
    /// By line and column.
    let rows: [String: [String: [String]]]
    let count: Int
  }

  private func schema(_ table: String, _ options: [String] = wards, in program: Program) throws -> String {
    let outcome = try program.run(["schema", table] + options)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try program.folder.write(outcome.output, to: "schema-\(table).json")
  }

  private func verdict(_ schema: String, _ file: String, converted: Bool = false, in program: Program) throws -> Verdict {
    let script = Program.root + "/Tests/ProgramTests/validate_table.py"
    let outcome = try Program.run(
      Program.python, [script] + (converted ? ["--convert"] : []) + [schema, file], in: program.folder.path)
    try #require(outcome.status == 0, "frictionless: \(outcome.errors)")
    return try JSONDecoder().decode(Verdict.self, from: Data(outcome.output.utf8))
  }

  @Test(
    "Samples that stand in the file as a program would write it are good as they are",
    arguments: [
      ("wards", "Samples/wards.csv", 114), ("paid", "Samples/paid-before-2026-05.csv", 1292), ("offices", "Samples/offices.csv", 2),
      ("assumptions", "Samples/assumptions.csv", 8), ("rates", "Sources/Policy/Files/rates.csv", 12),
      ("register", "Samples/register/10750-xa-phu-thai.csv", 92),
    ])
  func plain(table: String, file: String, rows: Int) throws {
    let program = try Program()
    let verdict = try verdict(try schema(table, in: program), Program.root + "/" + file, in: program)
    #expect(verdict.schema.isEmpty && verdict.table.isEmpty && verdict.rows.isEmpty && verdict.count == rows, "\(verdict)")
  }

  @Test("Registers as offices save them are good once the recipe of the description was followed")
  func converted() throws {
    let program = try Program()
    let schema = try schema("register", in: program)
    let folder = Program.samples + "/register"
    var rows = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let verdict = try verdict(schema, "\(folder)/\(name)", converted: true, in: program)
      #expect(verdict.schema.isEmpty && verdict.table.isEmpty && verdict.rows.isEmpty, "\(name): \(verdict)")
      rows += verdict.count
    }
    #expect(rows == 400)
  }

  @Test("Each cell of the register full of mistakes that is rejected for its form is found by the schema too, and no other")
  func mistakes() throws {
    let program = try Program()
    let file = Program.samples + "/mistakes/register.csv"
    let verdict = try verdict(try schema("register", in: program), file, converted: true, in: program)
    let json = try program.run(["check", "--json", "--month", "2026-05", "--register", file] + Self.wards).json()
    let findings = try #require(json["findings"] as? [[String: Any]])
    let ofForm = Set(
      findings.filter { finding in
        [
          "bad-day", "bad-month", "bad-number", "bad-yes-no", "bad-id", "bad-text", "bad-reason", "bad-gender", "unknown-ward", "unknown-group",
          "unknown-resolution", "unknown-category",
        ].contains(finding["code"] as? String)
      }.map { "\($0["line"] ?? 0) \($0["column"] ?? "")" })
    let found = Set(verdict.rows.flatMap { line, columns in columns.keys.map { "\(line) \($0)" } })
    #expect(ofForm.count >= 14)
    #expect(ofForm.subtracting(found).isEmpty, "missed")
    let rejected = Set(findings.filter { $0["severity"] as? String == "rejected" }.map { "\($0["line"] ?? 0)" })
    #expect(Set(verdict.rows.keys).subtracting(rejected).isEmpty, "a row that is read is refused")
  }

  @Test("Each input has a schema that is one, with a title, a text in both languages and an example that is good", arguments: tables)
  func whole(_ table: String) throws {
    let program = try Program()
    let schemas = try ["vi", "en"].map { try program.run(["schema", table, "--lang", $0]).json() }
    let fields = try schemas.map { try #require($0["fields"] as? [[String: Any]]) }
    var row: [String] = []
    for (vietnamese, english) in zip(fields[0], fields[1]) {
      let name = try #require(english["name"] as? String)
      let about = try [vietnamese, english].map { try #require($0["description"] as? String) }
      #expect(about[0] != about[1] && about.allSatisfy { $0.count > 3 }, "\(name)")
      #expect(vietnamese["title"] as? String == english["title"] as? String && english["title"] as? String != name, "\(name)")
      let example = try #require(english["example"] as? String, "\(name)")
      row.append("\"\(example)\"")
    }
    let header = fields[0].compactMap { $0["name"] as? String }.joined(separator: ",")
    let file = try program.folder.write("\(header)\n\(row.joined(separator: ","))\n", to: "examples.csv")
    let verdict = try verdict(try schema(table, in: program), file, in: program)
    #expect(verdict.schema.isEmpty && verdict.table.isEmpty && verdict.rows.isEmpty && verdict.count == 1, "\(verdict)")
  }

  @Test("With a list of wards only its codes are taken; a policy of one's own brings its groups")
  func lists() throws {
    let program = try Program()
    let file = try program.folder.write("ward_code,year,line,amount\n99999,2027,BHYT,1\n", to: "budget.csv")
    #expect(try verdict(try schema("budget", [], in: program), file, in: program).rows.isEmpty)
    #expect(try verdict(try schema("budget", in: program), file, in: program).rows["2"]?.keys.sorted() == ["ward_code"])
    #expect(try program.run("schema", "budget", "--wards", "nowhere.csv").status == 65)
    #expect(try program.run("schema", "nothing").status == 64)
    let files = Program.root + "/Sources/Policy/Files"
    for name in try FileManager.default.contentsOfDirectory(atPath: files) {
      let text = try String(contentsOfFile: "\(files)/\(name)", encoding: .utf8)
      _ = try program.folder.write(text.replacing("1.4g", with: "1.4h"), to: "policy/\(name)")
    }
    #expect(try program.run("schema", "register", "--policy", "policy").output.contains(#"1\\.4h"#))
  }

  // MARK: Rows against both

  /// A row: what differs from a good one, and the columns whose cells are wrong.
  struct RowCase: Sendable {
    let cells: [String: String]
    let wrong: Set<String>
    init(_ cells: [String: String], _ wrong: String...) { (self.cells, self.wrong) = (cells, Set(wrong)) }
  }

  /// An input, a good row of it, and what becomes of others: both the reader and the schema must say so.
  struct TableCase: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let columns: [Column]
    let good: [String: String]
    let rows: [RowCase]
    /// The columns that the reader finds wrong in a file of one row.
    let wrong: @Sendable (SourceFile) throws -> Set<String>
  }

  @Test("What a reader rejects for the form of a cell the schema rejects, and what it takes the schema takes", arguments: cases)
  func rows(_ table: TableCase) throws {
    let program = try Program()
    let wards = try program.folder.write(testWards, to: "wards.csv")
    let names = table.columns.map(\.name)
    func line(_ row: RowCase) -> String {
      names.map { name in "\"\((row.cells[name] ?? table.good[name] ?? "").replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n"
    }
    let header = names.joined(separator: ",") + "\n"
    let file = try program.folder.write(header + table.rows.map(line).joined(), to: "rows.csv")
    let verdict = try verdict(try schema(table.testDescription, ["--wards", wards], in: program), file, in: program)
    // Rows of a case may be alike in what no two rows have alike: that is told of the row.
    for (index, row) in table.rows.enumerated() {
      let told = Set(
        verdict.rows["\(index + 2)"]?.filter { !$0.value.allSatisfy { $0.contains("same as in the row") || $0.contains("unique") } }.keys ?? [:].keys)
      #expect(told.subtracting([""]) == row.wrong, "the schema, \(row.cells): \(verdict.rows["\(index + 2)"] ?? [:])")
      #expect(try table.wrong(try source(header + line(row))) == row.wrong, "the reader, \(row.cells)")
    }
  }

  /// The columns that stand in errors.
  private static func columns(_ read: () throws -> Void) throws -> Set<String> {
    do {
      try read()
      return []
    } catch let error as InputErrors {
      return Set(error.errors.compactMap(\.column))
    } catch let error as InputError {
      return Set([error.column].compactMap { $0 })
    }
  }

  static let cases = [
    TableCase(
      testDescription: "register", columns: RegisterColumn.columns,
      good: Dictionary(uniqueKeysWithValues: RowFixture().cells.map { ($0.name, $1) }),
      rows: [
        RowCase([:]), RowCase(["ward_code": "1000"], "ward_code"), RowCase(["ward_code": "99999"], "ward_code"), RowCase(["ward_code": ""], "ward_code"),
        RowCase(["child_id": "31215000001"], "child_id"), RowCase(["child_id": "3,02E+10"], "child_id"), RowCase(["child_id": "03121500000a"], "child_id"),
        RowCase(["full_name": "=1+1"], "full_name"), RowCase(["full_name": "An\u{7}"], "full_name"), RowCase(["full_name": ""], "full_name"),
        RowCase(["date_of_birth": "31/02/2015"], "date_of_birth"), RowCase(["date_of_birth": "29/2/2015"], "date_of_birth"),
        RowCase(["date_of_birth": "29/02/2016"]), RowCase(["date_of_birth": "42170"], "date_of_birth"), RowCase(["date_of_birth": "1/6/15"], "date_of_birth"),
        RowCase(["date_of_birth": "15/06/1815"], "date_of_birth"), RowCase(["date_of_birth": "2015-6-15"], "date_of_birth"),
        RowCase(["gender": "NỮ"]), RowCase(["gender": "m"]), RowCase(["gender": "trai"], "gender"),
        RowCase(["resolution": "55/2025/nq-hđnd"]), RowCase(["resolution": "55/2026"], "resolution"), RowCase(["resolution": "55/2025/NQ"], "resolution"),
        RowCase(["groups": "1.1b | 1.6"]), RowCase(["groups": ";1.1b;"]), RowCase(["groups": "1.4dd"], "groups"), RowCase(["groups": "1,6"], "groups"),
        RowCase(["groups": "1.1B"], "groups"), RowCase(["groups": ";"], "groups"), RowCase(["groups": "1.1b 1.6"], "groups"),
        RowCase(["decision_no": ""], "decision_no"), RowCase(["decision_no": "1\u{1}"], "decision_no"), RowCase(["decision_no": "1\n2"]),
        RowCase(["support_from": "3/2026"]), RowCase(["support_from": "2026-13"], "support_from"), RowCase(["support_from": "01/03/2026"], "support_from"),
        RowCase(["change_date": "x"], "change_date"), RowCase(["poverty_exit_date": "2025.12.15"], "poverty_exit_date"),
        RowCase(["mother_date_of_birth": "31/04/2009"], "mother_date_of_birth"), RowCase(["disability_certificate_date": "?"], "disability_certificate_date"),
        RowCase(["allowance_amount": "1.050.000"]), RowCase(["allowance_amount": "1.05.000"], "allowance_amount"),
        RowCase(["allowance_amount": "-5"], "allowance_amount"), RowCase(["allowance_amount": "1000000000001"], "allowance_amount"),
        RowCase(["allowance_coefficient": "10,00"]), RowCase(["allowance_coefficient": "10,01"], "allowance_coefficient"),
        RowCase(["allowance_coefficient": "1,555"], "allowance_coefficient"), RowCase(["allowance_category": "hiv+no-support"]),
        RowCase(["allowance_category": "HIV"], "allowance_category"), RowCase(["in_facility": "CÓ"]), RowCase(["in_facility": "co"], "in_facility"),
        RowCase(["poor_household": "y"], "poor_household"), RowCase(["survivor_benefit": "không"]), RowCase(["social_allowance": "2"], "social_allowance"),
        RowCase(["other_city_support": "500 000"]), RowCase(["other_city_support": "500k"], "other_city_support"),
        RowCase(["other_insurance": "a\u{2}"], "other_insurance"), RowCase(["school": "a\u{B}b"], "school"),
        RowCase(["end_date": "1/6/2026", "end_reason": "Chuyển đi"]), RowCase(["end_date": "1/6", "end_reason": "moved"], "end_date"),
        RowCase(["end_date": "1/6/2026", "end_reason": "khác"], "end_reason"), RowCase(["end_decision_no": "a\u{3}"], "end_decision_no"),
        RowCase(["transferred_from": "10009"], "transferred_from"), RowCase(["paid_through": "2/26"], "paid_through"),
        RowCase(["payee_name": "a\u{4}"], "payee_name"), RowCase(["payee_id": "12345"], "payee_id"),
        RowCase(["bank": "a\u{5}", "account_no": "123456"], "bank"),
        RowCase(["bank": "BIDV", "account_no": "4610 3246"], "account_no"), RowCase(["bank": "BIDV", "account_no": "12345"], "account_no"),
        RowCase(["bank": "BIDV", "account_no": "VN0123456789"]),
      ],
      wrong: { source in
        let ofForm: Set<FindingCode> = [
          .missingField, .badDay, .badMonth, .badNumber, .badYesNo, .badID, .badText, .badAccount, .badReason, .badGender, .unknownWard,
          .unknownGroup, .unknownResolution, .unknownCategory,
        ]
        let register = try RegisterReader(policy: Policy(), wards: TestSupport.wards()).read([source])
        return Set(register.findings.filter { ofForm.contains($0.code) }.map(\.column))
      }),
    TableCase(
      testDescription: "wards", columns: WardTable.columns, good: ["ward_code": "10507", "ward_name": "Phường Thành Đông", "area": "urban"],
      rows: [
        RowCase([:]), RowCase(["ward_code": "1050"], "ward_code"), RowCase(["ward_code": ""], "ward_code"), RowCase(["ward_name": ""], "ward_name"),
        RowCase(["ward_name": "Phường\nMột"], "ward_name"), RowCase(["area": "Rural"]), RowCase(["area": "city"], "area"), RowCase(["to": "9999-12-31"]),
        RowCase(["from": "31/6/2026"], "from"), RowCase(["to": "0000-01-01"], "to"),
      ],
      wrong: { source in try columns { _ = try WardTable(source) } }),
    TableCase(
      testDescription: "paid", columns: PaidFile.columns,
      good: ["ward_code": "10001", "child_id": "031215000001", "month": "04/2026", "amount": "750.000", "decision_no": "1/QĐ-UBND"],
      rows: [
        RowCase([:]), RowCase(["ward_code": "10009"], "ward_code"), RowCase(["child_id": ""], "child_id"), RowCase(["month": "4-2026"], "month"),
        RowCase(["amount": "0"], "amount"), RowCase(["amount": "75.00"], "amount"), RowCase(["amount": "1000000000001"], "amount"),
        RowCase(["decision_no": ""], "decision_no"),
      ],
      wrong: { source in try columns { _ = try PaidFile.read(source, policy: Policy(), wards: TestSupport.wards()) } }),
    TableCase(
      testDescription: "budget", columns: BudgetFile.columns, good: ["year": "2027", "ward_code": "10001", "line": "BHYT", "amount": "0"],
      rows: [
        RowCase([:]), RowCase(["year": "27"], "year"), RowCase(["year": "2027,0"], "year"), RowCase(["ward_code": "x"], "ward_code"),
        RowCase(["line": "Hỗ trợ"]), RowCase(["line": "insurance"]), RowCase(["line": "khác"], "line"), RowCase(["amount": "1.200.000.000.000.000"], "amount"),
        RowCase(["amount": "1 200 000 000"]), RowCase(["amount": "12,5"], "amount"),
      ],
      wrong: { source in try columns { _ = try BudgetFile.read(source, wards: TestSupport.wards()) } }),
    TableCase(
      testDescription: "repayments", columns: RepaymentsFile.columns,
      good: ["ward_code": "10001", "child_id": "031215000001", "month": "04/2026", "amount": "600.000", "date": "28/05/2026", "voucher": "PT 1"],
      rows: [
        RowCase([:]), RowCase(["ward_code": ""], "ward_code"), RowCase(["child_id": "0312"], "child_id"), RowCase(["month": "tháng 4"], "month"),
        RowCase(["amount": "-0"], "amount"), RowCase(["amount": "--600000"], "amount"), RowCase(["amount": "-60.000"]), RowCase(["date": "28/05"], "date"),
        RowCase(["voucher": ""], "voucher"), RowCase(["voucher": String(repeating: "1", count: 51)], "voucher"), RowCase(["voucher": "PT\n1"], "voucher"),
      ],
      wrong: { source in
        let wards = try TestSupport.wards()
        let key = ChildWard(child: try #require(ChildNumber("031215000001")), ward: try #require(wards.id("10001")))
        let before = Repayment(key: key, month: month("2026-04"), amount: Dong(60_000), day: day("2026-05-28"), voucher: "PT1")
        let isCancellation = source.string(0..<source.text.count).contains("\"-60.000\"")
        let owed = OwedBook(period: month("2026-05"), amounts: [key: [month("2026-04"): Dong(600_000)]])
        return try columns { _ = try RepaymentsFile.read(source, owed: owed, recorded: isCancellation ? [before] : [], wards: wards) }
      }),
    TableCase(
      testDescription: "offices", columns: OfficesFile.columns, good: ["ward_code": "10001"],
      rows: [
        RowCase(["account_kind": "Tiền gửi"]), RowCase(["account_kind": "estimate", "chapter": "832", "source": "12"]),
        RowCase(["account_kind": "khác"], "account_kind"), RowCase(["unit_code": "123"], "unit_code"), RowCase(["section": "39a"], "section"),
        RowCase(["item": "450"], "item"), RowCase(["subitem": "74555"], "subitem"), RowCase(["unit": "a\nb"], "unit"),
        RowCase(["treasury": String(repeating: "ữ", count: 101)], "treasury"), RowCase(["treasury": String(repeating: "ữ", count: 100)]),
        RowCase(["ward_code": "10009"], "ward_code"),
      ],
      wrong: { source in try columns { _ = try OfficesFile.read(source, year: 2026, wards: TestSupport.wards()) } }),
    TableCase(
      testDescription: "assumptions", columns: AssumptionsFile.columns,
      good: ["ward_code": "10001", "group": "1.1b", "first_month": "01/2027", "children": "4"],
      rows: [
        RowCase([:]), RowCase(["group": "1.1c"], "group"), RowCase(["group": "1.1b;1.6"], "group"), RowCase(["first_month": "2027"], "first_month"),
        RowCase(["children": ""], "children"), RowCase(["children": "4,5"], "children"), RowCase(["children": "1000001"], "children"),
        RowCase(["group": "1.1a", "allowance_coefficient": "1,5"]), RowCase(["allowance_coefficient": "11"], "allowance_coefficient"),
        RowCase(["months": "0"], "months"), RowCase(["months": "24", "insured": "4"]), RowCase(["insured": "x"], "insured"),
      ],
      wrong: { source in try columns { _ = try AssumptionsFile.read(source, policy: Policy(), wards: TestSupport.wards()) } }),
    TableCase(
      testDescription: "returns", columns: ReturnsFile.columns,
      good: ["payment_id": "202605-10507-00001", "amount": "750.000", "status": "đã chi trả"],
      rows: [
        RowCase([:]), RowCase(["payment_id": ""], "payment_id"), RowCase(["amount": "750k"], "amount"), RowCase(["status": "Không thành công"]),
        RowCase(["status": "RETURNED", "date": "1/6/2026"]), RowCase(["status": "ok"], "status"), RowCase(["date": "6/2026"], "date"),
      ],
      wrong: { source in Set(try ReturnsFile.read(source).flatMap(\.problems).compactMap(\.column)) }),
    TableCase(
      testDescription: "insurance-returns", columns: CardReturnsFile.columns,
      good: ["child_id": "031215000001", "from": "01/01/2026", "to": "31/12/2026", "amount": "1.263.600"],
      rows: [
        RowCase([:]), RowCase(["child_id": "31215000001"], "child_id"), RowCase(["from": "1/2026"], "from"), RowCase(["to": "31/12/2226"], "to"),
        RowCase(["amount": ""], "amount"), RowCase(["amount": "1.263.6"], "amount"), RowCase(["card_no": "TE1"]),
      ],
      wrong: { source in Set(try CardReturnsFile.read(source).flatMap(\.problems).compactMap(\.error.column)) }),
    TableCase(
      testDescription: "rates", columns: RateFile.columns,
      good: ["rate": "base_salary", "from": "2026-07-01", "value": "2.530.000", "unit": "đồng", "source": "Nghị định"],
      rows: [
        RowCase([:]), RowCase(["rate": ""], "rate"), RowCase(["area": "thành thị"], "area"), RowCase(["from": ""], "from"), RowCase(["to": "31/6/2026"], "to"),
        RowCase(["value": "4,5", "unit": "%"]), RowCase(["value": "nhiều"], "value"), RowCase(["unit": "VNĐ"]), RowCase(["unit": "USD"], "unit"),
        RowCase(["source": ""], "source"),
      ],
      wrong: { source in try columns { _ = try RateFile.read(source) } }),
  ]
}
