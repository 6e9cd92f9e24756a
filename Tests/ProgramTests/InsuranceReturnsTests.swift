import Foundation
import TestSupport
import Testing

/// What the Social Insurance sent back, in the forms in which it comes, through the whole program.
@Suite("Health insurance: what came back")
struct InsuranceReturnsTests {
  private let program: Program

  /// Children 1 and 2 are insured all year, 1 at school.
  init() throws {
    program = try Program()
    _ = try program.folder.write("ward_code,ward_name,area,from,to\n10507,Phường Một,urban,,\n", to: "wards.csv")
    let register = try program.folder.write(
      "ward_code,child_id,full_name,date_of_birth,gender,resolution,groups,decision_no,decision_date,school\n"
        + "10507,031215000001,Trẻ An,2015-06-15,Nam,55/2025,1.4a,1/QĐ,2026-01-10,Trường A\n"
        + "10507,031215000002,Trẻ Bình,2015-06-15,Nam,55/2025,1.4a,2/QĐ,2026-01-10,\n", to: "register.csv")
    try #require(try program.run("insurance", "--year", "2026", "--register", register, "--send").status == 0)
  }

  private func settle(_ files: [[String]], _ arguments: String...) throws -> Program.Outcome {
    let returns = try files.enumerated().flatMap { index, rows in
      let name = "in/cards-\(index + 1).csv"
      return ["--returns", try program.folder.write("child_id,card_no,from,to,amount\n" + rows.map { $0 + "\n" }.joined(), to: name)]
    }
    return try program.run(["insurance", "--year", "2026"] + returns + arguments)
  }

  private static func row(_ child: Int, _ from: String, _ to: String, _ amount: Int) -> String { "03121500000\(child),G,\(from),\(to),\(amount)" }

  private static let quarters = [("01/01", "31/03", 315_900), ("01/04", "30/06", 315_900), ("01/07", "30/09", 341_550), ("01/10", "31/12", 341_550)].map {
    quarter in [1, 2].map { row($0, "\(quarter.0)/2026", "\(quarter.1)/2026", quarter.2) }
  }

  @Test("Four files of quarters settle the year, and a file of the year settles each quarter")
  func quarters() throws {
    let year = try settle(Self.quarters)
    #expect(year.status == 0 && year.output.contains("  agrees: 8\nlisted 2.629.800 = agreed 2.629.800 +"), "\(year.output)")
    let whole = [1, 2].map { Self.row($0, "01/01/2026", "31/12/2026", 1_314_900) }
    for (quarter, amount) in [(1, "631.800"), (4, "683.100")] {
      let outcome = try settle([whole], "--quarter", "\(quarter)")
      #expect(outcome.status == 0 && outcome.output.contains("listed \(amount) = agreed \(amount) + differing 0"), "\(outcome.output)")
      #expect(outcome.output.contains("Cards that have months outside this period: 2, "))
      #expect(try program.workbook("out/insurance-2026-Q\(quarter)-returns/wards/10507.xlsx").sheets.map(\.name).count == 3)
    }
    // What came so far, to a quarter.
    #expect(try settle(Array(Self.quarters.prefix(2)), "--quarter", "2").status == 0)
  }

  @Test("A misspelt column of card numbers is told")
  func misspeltColumn() throws {
    let file = try program.folder.write("child_id,card_code,from,to,amount\n\(Self.row(1, "01/01/2026", "31/12/2026", 1_314_900))\n", to: "in/cards.csv")
    let outcome = try program.run(["insurance", "--year", "2026", "--returns", file])
    #expect(outcome.status == 2 && outcome.errors.contains("cards.csv:1, column card_code: "), "\(outcome.errors)")
  }

  @Test("A line that cannot be read is told with what to do, counted with what it says, and its child is not merely missing")
  func unreadable() throws {
    let lines = [Self.row(1, "01/01/2026", "31/12/2026", 1_314_900), "031215000002,G,45000,31/12/2026,1314900", "31215000002,G,,31/12/2026,x"]
    let english = try settle([lines])
    #expect(english.status == 2 && english.output.contains("+ cannot be read 1.314.900"), "\(english.output)")
    #expect(english.errors.contains("cards-1.csv:3, column from: the line cannot be read, and is in the bucket bad-line: write the day as 31/12/2026"))
    #expect(english.errors.contains("cards-1.csv:4, column child_id: the line cannot be read, and is in the bucket bad-line: a personal number has"))
    #expect(english.errors.contains("lines that are in no ward's minutes: 1."))
    let vietnamese = try settle([lines], "--lang", "vi")
    #expect(
      vietnamese.errors.contains("cards-1.csv, dòng 3, cột \"Từ ngày\": không đọc được dòng này (nhóm bad-line): ghi ngày như 31/12/2026 hoặc 2026-12-31."))
    #expect(vietnamese.output.contains("  không đọc được (bad-line): 2  <- cần xem") && vietnamese.output.contains("theo danh sách 2.629.800 = khớp"))
    for text in [english.output, english.errors, vietnamese.output, vietnamese.errors] {
      for secret in ["31215000002", "45000", "Bình"] { #expect(!text.contains(secret)) }
    }
    let rows = try program.lines("out/insurance-2026-returns/returns.csv")
    #expect(rows[1].contains(",bad-line,10507,,,1314900,,2026-12-31,G,bad-day,") && rows[2].contains(",bad-id bad-day bad-number,"))
    #expect(rows[3].hasPrefix(",0,031215000002,not-returned,") && rows[3].contains(",unreadable-line,"))
    #expect(try program.run("verify").status == 0)
  }

  @Test("Many lines that cannot be read do not flood the console")
  func flood() throws {
    let outcome = try settle([Array(repeating: "x,,01/01/2026,31/12/2026,1", count: 70)])
    #expect(outcome.errors.contains("more faults of lines that cannot be read: 50; see the column message"))
    #expect(outcome.errors.components(separatedBy: "is in the bucket bad-line").count == 21)
  }

  @Test("A card that lacks days is told, though it agrees; what is taken back counts with what was given")
  func notes() throws {
    let late = [Self.row(1, "15/01/2026", "31/12/2026", 1_314_900), Self.row(2, "01/01/2026", "31/12/2026", 1_314_900)]
    let outcome = try settle([late])
    #expect(outcome.status == 2 && outcome.output.contains("Cards that lack days of their first or last month: 1;"))
    let annex = try program.workbook("out/insurance-2026-returns/wards/10507.xlsx").sheet("Phụ lục 1")
    #expect(annex.texts.contains { $0.hasPrefix("Thẻ bắt đầu ngày 15/01/2026: thiếu 14 ngày") } && annex.childNumbers == ["031215000001"])
    let twice = [Self.row(1, "01/01/2026", "31/12/2026", 1_314_900), late[1], late[1], Self.row(2, "01/01/2026", "31/12/2026", -1_314_900)]
    #expect(try settle([twice]).status == 0)
  }
}
