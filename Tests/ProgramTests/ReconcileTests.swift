import Foundation
import TestSupport
import Testing

@Suite("Returns of the Treasury and the bank")
struct ReconcileTests {
  private let program: Program
  private let payments: [[String]]

  init() throws {
    program = try Program()
    let wards = ["--wards", Program.samples + "/wards.csv"]
    try #require(try program.run(["open", "--paid", Program.samples + "/paid-before-2026-05.csv"] + wards).status == 0)
    let drafted = try program.run(["payout", "--month", "2026-05", "--register", Program.samples + "/register"] + wards)
    try #require([0, 2].contains(drafted.status))
    try #require(try program.run("close", "--month", "2026-05", "--accept-exceptions").status == 0)
    try #require(try program.run(["treasury", "--month", "2026-05"] + wards).status == 0)
    payments = try program.lines("out/2026-05-treasury/payments.csv").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func reconcile(_ files: String..., month: String = "2026-05") throws -> Program.Outcome {
    try program.run(
      ["reconcile", "--month", month, "--wards", Program.samples + "/wards.csv", "--json"] + files.flatMap { ["--returns", $0] })
  }

  private func returns(_ rows: [String], to name: String) throws -> String {
    try program.folder.write("payment_id,amount,status,date,reason\n" + rows.map { $0 + "\n" }.joined(), to: "in/" + name)
  }

  @Test("Part by part until everything is settled; a file given twice changes nothing; totals add up at every step")
  func partByPart() throws {
    let ordered = payments.reduce(0) { $0 + (Int($1[6]) ?? 0) }
    let rows = payments.enumerated().map { index, row in
      "\(row[0]),\(row[6]),\(index.isMultiple(of: 10) ? "failed" : index.isMultiple(of: 7) ? "returned" : "paid"),28/05/2026,"
    }
    let half = try returns(Array(rows.prefix(100)), to: "half.csv")
    let whole = try returns(rows, to: "whole.csv")
    var outstanding: [Int] = []
    for (files, status) in [([half], Int32(0)), ([half, half], 0), ([whole], 0), ([whole], 0)] {
      let outcome = try program.run(
        ["reconcile", "--month", "2026-05", "--wards", Program.samples + "/wards.csv", "--json"] + files.flatMap { ["--returns", $0] })
      #expect(outcome.status == status, "\(outcome.errors)")
      let totals = try #require(try outcome.json()["totals"] as? [String: Int])
      #expect(totals["ordered"] == ordered)
      #expect(["paid", "failed", "returned", "outstanding"].reduce(0) { $0 + (totals[$1] ?? 0) } == ordered)
      outstanding.append(totals["outstanding"] ?? -1)
      #expect(try program.lines("out/2026-05-reconciliation/reconciliation.csv").count == (try outcome.json()["lines"] as? Int))
    }
    #expect(outstanding[0] > 0 && outstanding[1] == outstanding[0] && outstanding[2] == 0 && outstanding[3] == 0)
    #expect(try program.lines("out/2026-05-reconciliation/reconciliation.csv").allSatisfy { $0.contains(",already-settled,") })
    #expect(try program.run("verify").status == 0)
    #expect(try program.mode("out/2026-05-reconciliation/totals.csv") == 0o600)
  }

  @Test("What does not fit gives exit status 2 and is told without a name; nothing is lost")
  func exceptions() throws {
    let (first, second) = (payments[0], payments[1])
    let file = try returns(
      [
        "\(first[0]),\(first[6]),paid,,", "\(first[0]),\(first[6]),failed,,\(first[3])", "\(second[0]),1,paid,,", "nonsense,1,paid,,",
        "\(second[0]),\(second[6]),maybe,,\(second[3])",
      ], to: "bad.csv")
    let outcome = try reconcile(file)
    #expect(outcome.status == 2)
    let buckets = try program.lines("out/2026-05-reconciliation/reconciliation.csv").map { $0.split(separator: ",")[3] }
    #expect(buckets == ["paid", "contradicts-settled", "amount-differs", "unknown-payment", "bad-line"])
    #expect(outcome.errors.contains("bad.csv:6, column status") && !outcome.errors.contains(second[3]))
  }

  @Test("A column of the bank's own is let pass, but told where one that is read is missing: it may be that one, misspelt")
  func misspeltColumn() throws {
    for (columns, isTold) in [("payment_id,amount,status,date,reason,stt", false), ("payment_id,amount,status,date,reasons", true)] {
      let outcome = try reconcile(try program.folder.write("\(columns)\n", to: "in/columns.csv"))
      #expect(outcome.errors.contains("columns.csv:1, column reasons: ") == isTold && !outcome.errors.contains("stt"), "\(outcome.errors)")
    }
  }

  /// As Excel's "Unicode text" saves it: UTF-16, tabs.
  private func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  private func dotted(_ amount: String) -> String {
    var text = ""
    for (index, digit) in amount.enumerated() {
      if index > 0, (amount.count - index).isMultiple(of: 3) { text += "." }
      text.append(digit)
    }
    return text
  }

  @Test("Files as banks really send them: encodings, orders of columns, money with dots, half files, too much, too little, twice; every line is told")
  func messy() throws {
    let rows = Array(payments.prefix(8))
    let excel = try program.folder.write(
      utf16(
        "NGÂN HÀNG TMCP\t\t\t\nBảng kê tháng 5\t\t\t\nTrạng thái\tSố tiền\tGhi chú\tMã thanh toán\n"
          + "ĐÃ CHI TRẢ\t\(dotted(rows[0][6]))\t\t\(rows[0][0])\n" + "Không thành công\t\(dotted(rows[1][6]))\tsai tên\t\(rows[1][0])\n"
          + "đã chi trả\t\(dotted(rows[0][6]))\t\t\(rows[0][0])\n"), to: "in/excel.txt")
    let over = try program.folder.write(
      "payment_id;amount;status;date;reason\n\(rows[2][0]);\((Int(rows[2][6]) ?? 0) + 1000);paid;;\n\(rows[3][0]);1000;paid;;\n"
        + "\(rows[0][0]);\(rows[0][6]);paid;;\n202604-10507-00001;1000;paid;;\n\(rows[4][0].dropLast())X;1000;failed;;\n", to: "in/over.csv")
    let whole = "payment_id,amount,status,date,reason\r\n\(rows[5][0]),\(rows[5][6]),returned,28/05/2026,\r\n\(rows[6][0]),\(rows[6][6]),paid,2"
    let cut = try program.folder.write(String(whole.dropLast(9)), to: "in/cut.csv")
    let outcome = try reconcile(excel, over, cut)
    #expect(outcome.status == 2)
    let lines = try program.lines("out/2026-05-reconciliation/reconciliation.csv").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(
      lines.map { "\($0[0]):\($0[1]) \($0[3])" } == [
        "excel.txt:4 paid", "excel.txt:5 failed", "excel.txt:6 duplicate", "over.csv:2 amount-differs", "over.csv:3 amount-differs",
        "over.csv:4 duplicate", "over.csv:5 unknown-payment", "over.csv:6 unknown-payment", "cut.csv:2 returned", "cut.csv:3 bad-line",
      ])
    let totals = try #require(try outcome.json()["totals"] as? [String: Int])
    #expect(["paid", "failed", "returned", "outstanding"].reduce(0) { $0 + (totals[$1] ?? 0) } == totals["ordered"])
    #expect(totals["paid"] == Int(rows[0][6]) && totals["failed"] == Int(rows[1][6]) && totals["returned"] == Int(rows[5][6]))
    // The workbook tells every line too.
    let book = try program.workbook("out/2026-05-reconciliation/reconciliation.xlsx")
    let texts = try book.sheet("Tất cả các dòng").texts
    for name in ["excel.txt", "over.csv", "cut.csv"] { #expect(texts.contains(name)) }
    // Given again, and then in full.
    #expect(try reconcile(excel, over, cut).status == 2)
    #expect(try program.lines("out/2026-05-reconciliation/reconciliation.csv").filter { $0.contains(",already-settled,") }.count == 3)
  }

  @Test("Returns need orders, and a file that is one; nothing is written where they are refused")
  func refused() throws {
    let file = try returns([], to: "empty.csv")
    let other = try reconcile(file, month: "2026-06")
    #expect(other.status == 65 && other.errors.contains("chitra treasury --month 2026-06"))
    let none = try program.folder.write("a,b\n1,2\n", to: "in/none.csv")
    #expect(try reconcile(none).status == 65)
    #expect(!program.exists("out/2026-05-reconciliation"))
    #expect(try program.run("reconcile", "--month", "2026-05").status == 64)
  }
}
