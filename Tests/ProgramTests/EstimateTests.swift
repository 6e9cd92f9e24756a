import Foundation
import TestSupport
import Testing

@Suite("A year is estimated")
struct EstimateTests {
  private let program: Program

  init() throws { program = try Program() }

  private func samples(_ arguments: String...) -> [String] {
    ["estimate", "--register", Program.samples + "/register", "--wards", Program.samples + "/wards.csv"] + arguments
  }

  @Test("The worked estimates come out row for row", arguments: [("case-1", 2026), ("case-2", 2027), ("case-3", 2027), ("case-4", 2026)])
  func workedCases(_ name: String, _ year: Int) throws {
    let folder = Program.root + "/Tests/ProgramTests/Cases/\(name)"
    let register = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("register") }.max())
    let outcome = try program.run(
      "estimate", "--year", "\(year)", "--register", "\(folder)/\(register)", "--wards", folder + "/wards.csv", "--assumptions",
      folder + "/assumptions.csv")
    try #require([0, 2].contains(outcome.status), "\(outcome.errors)")
    let expected = try String(contentsOfFile: "\(folder)/expected/estimate-\(year)/estimate.csv", encoding: .utf8)
    #expect(try program.text("out/estimate-\(year)/estimate.csv") == expected)
  }

  @Test("The same input gives the same bytes, in a folder that only its owner can read")
  func sameBytes() throws {
    let arguments = samples("--year", "2027", "--to", "2028", "--assumptions", Program.samples + "/assumptions.csv")
    try #require(try program.run(arguments).status == 0)
    let files = try program.files(below: "out/estimate-2027")
    #expect(files.filter { $0.hasSuffix(".csv") } == ["estimate.csv", "exceptions.csv", "outturn.csv"])
    #expect(files.count { $0.hasPrefix("wards/") } == 7)
    let first = try files.filter { $0.contains(".") }.map { try program.bytes("out/estimate-2027/\($0)") }
    try #require(try program.run(arguments + ["--out", "again"]).status == 0)
    #expect(try files.filter { $0.contains(".") }.map { try program.bytes("again/estimate-2027/\($0)") } == first)
    #expect(try program.mode("out/estimate-2027") == 0o700)
    for file in files { #expect(try program.mode("out/estimate-2027/\(file)") == (file.contains(".") ? 0o600 : 0o700), "\(file)") }
  }

  @Test("Every amount of the workbooks is a sum that fits, and the money is that of estimate.csv")
  func workbooks() throws {
    try #require(
      try program.run(samples("--year", "2027", "--assumptions", Program.samples + "/assumptions.csv")).status == 0)
    let rows = try program.lines("out/estimate-2027/estimate.csv")
    let codes = Set(rows.map { String($0.dropFirst(5).prefix(5)) }).sorted()
    #expect(codes.count == 7)
    for code in [nil] + codes.map(Optional.some) {
      let book = try program.workbook("out/estimate-2027/" + (code.map { "wards/\($0).xlsx" } ?? "estimate.xlsx"))
      let own = column(6, of: rows.filter { row in code.map { row.hasPrefix("2027,\($0)") } ?? true })
      for sheet in book.sheets {
        #expect(sheet.paper == 9 && sheet.fitToWidth, "\(sheet.name)")
        for formula in sheet.formulas where formula.sum != nil { #expect(formula.value == formula.sum, "\(sheet.name) \(formula.cell)") }
      }
      #expect(try book.sheet("Phụ lục 2027").rows.contains { $0.contains("\(own)") }, "\(code ?? "city")")
    }
  }

  @Test("The table alone is that of the whole estimate, beside its folder, and what it was made from is told")
  func tableOnly() throws {
    let arguments = samples("--year", "2027", "--to", "2028", "--assumptions", Program.samples + "/assumptions.csv", "--json")
    let whole = try program.run(arguments)
    let table = try program.run(arguments + ["--table-only"])
    try #require(whole.status == 0 && table.status == 0, "\(table.errors)")
    #expect(try program.files(below: "out/estimate-2027-table") == ["estimate.csv", "exceptions.csv", "manifest.json"])
    for file in ["estimate.csv", "exceptions.csv"] {
      #expect(try program.bytes("out/estimate-2027-table/\(file)") == program.bytes("out/estimate-2027/\(file)"))
    }
    for file in ["estimate-2027/estimate.xlsx", "estimate-2027/wards/10507.xlsx"] { #expect(program.exists("out/\(file)")) }
    func years(_ outcome: Program.Outcome) throws -> [[String: Int]] {
      try #require(outcome.json()["years"] as? [[String: Any]]).map { year in
        year.compactMapValues { $0 as? Int }.filter { ["year", "existing", "planned", "insurance", "total"].contains($0.key) }
      }
    }
    #expect(try years(table) == Array(years(whole).prefix(2)))
    #expect(try table.json()["rows"] as? [String: Int] == whole.json()["rows"] as? [String: Int])
    func manifest(_ folder: String) throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(try program.bytes("out/\(folder)/manifest.json"))) as? [String: Any])
    }
    let (own, other) = (try manifest("estimate-2027-table"), try manifest("estimate-2027"))
    #expect((own["outputs"] as? [[String: Any]])?.compactMap { $0["file"] as? String } == ["estimate.csv", "exceptions.csv"])
    #expect(own["inputs"] as? [[String: String]] == other["inputs"] as? [[String: String]] && own["policyHash"] as? String == other["policyHash"] as? String)
  }

  @Test("The table alone of a store in which children moved is that of the whole estimate")
  func tableOnlyWithStore() throws {
    try close(5...6)
    try #require(try program.run(samples("--year", "2026")).status == 0)
    try #require(try program.run(samples("--year", "2026", "--table-only")).status == 0)
    #expect(try program.bytes("out/estimate-2026-table/estimate.csv") == program.bytes("out/estimate-2026/estimate.csv"))
  }

  @Test("What leaves the office names no child and no confidential group")
  func confidential() throws {
    try #require(
      try program.run(
        samples("--year", "2027", "--to", "2029", "--assumptions", Program.samples + "/assumptions.csv", "--json")
      ).status == 0)
    let codes: Set = ["1.4a", "1.4b", "1.4c", "1.4d", "1.4đ", "1.4e", "1.4g", "1.5", "1.5a", "1.5b", "1.6"]
    let subjects = ["HIV", "xâm hại", "đủ 18 tuổi"]
    let registers = try FileManager.default.contentsOfDirectory(atPath: Program.samples + "/register")
    let numbers = try registers.flatMap { name in
      try Data(contentsOf: URL(fileURLWithPath: Program.samples + "/register/" + name)).split { !(0x30...0x39).contains($0) }
        .filter { $0.count == 12 }.map { String(decoding: $0, as: UTF8.self) }
    }
    try #require(numbers.count > 200)
    for file in try program.files(below: "out/estimate-2027") where file.hasSuffix(".xlsx") {
      let book = try program.workbook("out/estimate-2027/" + file)
      let texts = book.sheets.flatMap { $0.texts + [$0.name, $0.footer] }
      for text in texts {
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }.map(String.init)
        #expect(codes.isDisjoint(with: words) && !subjects.contains { text.contains($0) }, "\(file): \(text)")
      }
      #expect(Set(texts).isDisjoint(with: numbers), "\(file)")
    }
  }

  @Test(
    "Every fault of the lists is told at once with line and column, and nothing is written",
    arguments: [
      (
        "--assumptions", "ward_code,group,first_month,children,allowance_coefficient,months,insured\n99999,1.1b,2027-01,1,,,\n10507,1.1a,2027-13,x,,,\n",
        [":2, column ward_code", ":3, column first_month", ":3, column children"]
      ),
      (
        "--budget", "year,ward_code,line,amount\n26,10507,support,1\n2026,10507,other,-5\n",
        [":2, column year", ":3, column line", ":3, column amount"]
      ),
    ])
  func faults(_ option: String, _ text: String, _ places: [String]) throws {
    let file = try program.folder.write(text, to: "in/list.csv")
    let outcome = try program.run(samples("--year", "2027", option, file))
    #expect(outcome.status == 65)
    for place in places { #expect(outcome.errors.contains("list.csv\(place)"), "\(outcome.errors)") }
    #expect(!program.exists("out"))
  }

  @Test(
    "Wrong use is 64",
    arguments: [
      ["--year", "27"], ["--year", "2027", "--to", "2026"], ["--year", "2027", "--scenario", "rates.csv"],
      ["--year", "2027", "--scenario", "a=x.csv", "--scenario", "a=y.csv"], ["--year", "2026", "--supplement"],
      ["--year", "2026", "--supplement", "--suggest-assumptions", "--budget", "b.csv"],
      ["--year", "2026", "--table-only", "--supplement", "--budget", "b.csv"], ["--year", "2027", "--table-only", "--suggest-assumptions"],
      ["--year", "2027", "--table-only", "--budget", "b.csv"], ["--year", "2027", "--table-only", "--scenario", "a=x.csv"],
    ])
  func wrongUse(_ arguments: [String]) throws {
    #expect(try program.run(samples() + arguments).status == 64)
    #expect(!program.exists("out"))
  }

  @Test("A year that no resolution pays for is refused", arguments: ["2024", "2031"])
  func outside(_ year: String) throws {
    let outcome = try program.run(samples("--year", year))
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("2026-01 to 2030-12"))
  }

  @Test("A scenario shows what other rates would cost, and leaves the months before its first day alone")
  func scenario() throws {
    let rates = try program.folder.write(
      "rate,area,from,to,value,unit,source\nassistance_standard_national,,2027-07-01,,600000,dong,Dự thảo nghị định\n", to: "in/draft.csv")
    let outcome = try program.run(samples("--year", "2027", "--to", "2028", "--scenario", "Dự thảo=\(rates)", "--json"))
    try #require(outcome.status == 0)
    let scenarios = try #require(try outcome.json()["scenarios"] as? [[String: Any]])
    let years = try #require(scenarios.first?["years"] as? [[String: Int]])
    let rows = try program.lines("out/estimate-2027/scenarios.csv")
    // 1.5 x 60,000 more for every child of 1.4 to 1.6, from the month after.
    let months = try program.lines("out/estimate-2027/estimate.csv").filter { line in
      let cells = line.split(separator: ",")
      return cells[3] >= "2027-08" && ["1.4", "1.5", "1.6"].contains(cells[2].prefix(3))
    }
    for (index, year) in ["2027", "2028"].enumerated() {
      let children = column(5, of: months.filter { $0.hasPrefix(year) })
      let difference = column(6, of: rows.filter { $0.contains(",\(year),") })
      #expect(children > 0 && difference == children * 90_000)
      #expect(try #require(years[index]["amount"]) - #require(years[index]["base"]) == difference)
    }
    #expect(rows.allSatisfy { $0.hasSuffix(",0") || $0.contains(",1.4") || $0.contains(",1.5") || $0.contains(",1.6,") })
    #expect(try program.workbook("out/estimate-2027/estimate.xlsx").sheets.contains { sheet in sheet.rows.joined().contains { $0.contains("Dự thảo") } })
  }

  /// The sum of a column of a table without quotes.
  private func column(_ index: Int, of lines: [String]) -> Int {
    lines.reduce(0) { $0 + (Int($1.split(separator: ",", omittingEmptySubsequences: false)[index]) ?? 0) }
  }

  // MARK: With a store

  /// Closes some months of 2026 on the samples.
  private func close(_ months: ClosedRange<Int>) throws {
    try #require(
      try program.run("open", "--paid", Program.samples + "/paid-before-2026-05.csv", "--wards", Program.samples + "/wards.csv").status == 0)
    for month in months {
      let drafted = try program.run(
        "payout", "--month", "2026-0\(month)", "--register", Program.samples + "/register", "--wards", Program.samples + "/wards.csv")
      try #require([0, 2].contains(drafted.status), "\(drafted.errors)")
      try #require(try program.run("close", "--month", "2026-0\(month)", "--accept-exceptions").status == 0)
    }
  }

  @Test("The outturn is what was posted and what remains; a supplement asks for what the budget lacks, with causes that add up")
  func outturn() throws {
    try close(5...7)
    let budget = try program.folder.write(
      "year,ward_code,line,amount\n2026,10507,support,900.000.000\n2026,10507,BHYT,13000000\n2026,10705,hỗ trợ,400000000\n", to: "in/budget.csv")
    let estimate = try program.run(samples("--year", "2027", "--budget", budget, "--json"))
    try #require(estimate.status == 0)
    let outturn = try #require(try estimate.json()["outturn"] as? [String: Int])
    var posted = 0
    for month in ["2026-05", "2026-06", "2026-07"] {
      posted += try column(7, of: program.lines("out/\(month)/ledger.csv"))
    }
    // What the opening tells of counts in the year of its month.
    let opening = Program.lines(try String(contentsOfFile: Program.samples + "/paid-before-2026-05.csv", encoding: .utf8))
    posted += column(3, of: opening.filter { $0.contains(",2026-") || $0.contains("/2026,") })
    #expect(outturn["posted"] == posted)
    #expect(outturn["allotted"] == 1_313_000_000)

    let supplement = try program.run(samples("--year", "2026", "--supplement", "--budget", budget, "--json"))
    // Most lines are not in the budget: the request must not be signed like this.
    try #require(supplement.status == 2)
    #expect(supplement.output.contains("\"status\" : 2"))
    let rows = try program.lines("out/supplement-2026/supplement.csv").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    }
    for row in rows {
      #expect(row[6] == row[4] + row[5])
      #expect(row[7] == max(0, row[6] - row[3]))
      #expect(row[7] == row[8] + row[9] + row[10])
    }
    #expect(rows.contains { $0[7] > 0 } && rows.contains { $0[7] == 0 })
    let whole = rows.reduce(0) { $0 + $1[6] }
    #expect(whole == ["posted", "expected", "insurance"].reduce(0) { $0 + (outturn[$1] ?? 0) })
    let shortfall = rows.reduce(0) { $0 + $1[7] }
    let book = try program.workbook("out/supplement-2026/supplement.xlsx")
    #expect(book.sheets.contains { sheet in sheet.rows.contains { $0.contains("\(shortfall)") } })
  }

  @Test("A supplement needs a store and a budget of its year")
  func supplementNeeds() throws {
    let budget = try program.folder.write("year,ward_code,line,amount\n2027,10507,support,1\n", to: "in/budget.csv")
    let without = try program.run(samples("--year", "2027", "--supplement", "--budget", budget))
    #expect(without.status == 65 && without.errors.contains("--store"))
    try close(5...5)
    let other = try program.run(samples("--year", "2026", "--supplement", "--budget", budget))
    #expect(other.status == 65 && other.errors.contains("column year"))
  }

  @Test("Assumptions are suggested from the store, read back as they are, and an edited copy is kept")
  func suggests() throws {
    let register = try program.folder.write(
      registerCSV(
        (1...6).map { number in
          RowFixture([
            .childID: "03121500000\(number)", .decisionNo: "\(number)", .fullName: "Trẻ \(number)",
            .decisionDate: number < 3 ? "2026-01-10" : "2026-0\(number - 1)-10",
          ])
        }), to: "in/register.csv")
    _ = try program.folder.write(testWards, to: "wards.csv")
    let suggest = ["estimate", "--year", "2027", "--suggest-assumptions", "--register", register]
    #expect(try program.run(suggest).errors.contains("no such store"))
    for month in 1...5 {
      try #require(try program.run("payout", "--month", "2026-0\(month)", "--register", register).status == 0)
      if month == 1 {
        try #require(try program.run("close", "--month", "2026-01").status == 0)
        #expect(try program.run(suggest).errors.contains("two closed months"))
      } else {
        try #require(try program.run("close", "--month", "2026-0\(month)").status == 0)
      }
    }
    try #require(try program.run(suggest).status == 0)
    let file = "out/assumptions-2027/assumptions.csv"
    // New in February to May: 3, 4, 5 and 6. The four months are gone through again from June 2026 to December 2027.
    #expect(try program.lines(file).count == 19)
    #expect(try program.lines(file).first == "10001,1.1b,2026-06,1,,,")
    let estimate = try program.run("estimate", "--year", "2027", "--register", register, "--assumptions", program.path(file), "--json")
    let years = try #require(try estimate.json()["years"] as? [[String: Any]])
    #expect(try #require(years.first?["planned"] as? Int) > 0)
    let edited = try program.text(file) + "10001,1.1b,2027-05,3,,,\n"
    _ = try program.folder.write(edited, to: file)
    try #require(try program.run(suggest).status == 0)
    #expect(try program.text("out/assumptions-2027-kept/assumptions.csv") == edited)
  }

  @Test("A store's ward without any row is a file that is missing; a child who vanished is told")
  func missingFile() throws {
    try close(5...5)
    let one = try program.run(
      "estimate", "--year", "2027", "--register", Program.samples + "/register/10750-xa-phu-thai.csv", "--wards", Program.samples + "/wards.csv")
    #expect(one.status == 65 && one.errors.contains("a file is missing"))
    #expect(!program.exists("out/estimate-2027"))
    let names = try FileManager.default.contentsOfDirectory(atPath: Program.samples + "/register")
    for name in names {
      var text = try Data(contentsOf: URL(fileURLWithPath: Program.samples + "/register/" + name))
      if name.hasPrefix("10750") {
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        text = Data((lines.prefix(1) + lines.dropFirst(2)).joined(separator: "\n").utf8)
      }
      _ = try program.folder.write(Array(text), to: "fewer/" + name)
    }
    let fewer = try program.run(
      "estimate", "--year", "2027", "--register", program.path("fewer"), "--wards", Program.samples + "/wards.csv", "--json")
    #expect(fewer.status == 2)
    #expect(try #require(try fewer.json()["rows"] as? [String: Int])["vanished"] == 1)
    #expect(try program.text("out/estimate-2027/exceptions.csv").contains(",vanished,"))
  }

  @Test("A register with rejected rows is estimated without them, and the exit status says so")
  func rejected() throws {
    let outcome = try program.run(
      "estimate", "--year", "2027", "--register", Program.samples + "/mistakes/register.csv", "--wards", Program.samples + "/wards.csv")
    #expect(outcome.status == 2)
    #expect(try program.lines("out/estimate-2027/exceptions.csv").contains { $0.contains(",rejected,") })
  }
}
