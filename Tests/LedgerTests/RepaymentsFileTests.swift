import Ledger
import Localization
import Policy
import Register
import Tables
import TestSupport
import Testing
import Units

@Suite("The file of what was paid back")
struct RepaymentsFileTests {
  private let key: ChildWard
  private let owed: OwedBook

  init() throws {
    key = ChildWard(child: try #require(ChildNumber("031215000001")), ward: try #require(try wards().id("10001")))
    owed = OwedBook(period: month("2026-06"), amounts: [key: [month("2026-04"): Dong(300_000), month("2026-05"): Dong(750_000)]])
  }

  private func read(_ rows: String..., recorded: [Repayment] = []) throws -> RepaymentsFile.Reading {
    let csv = "ward_code,child_id,month,amount,date,voucher\n" + rows.map { $0 + "\n" }.joined()
    return try RepaymentsFile.read(try source(csv, name: "back.csv"), owed: owed, recorded: recorded, wards: try wards())
  }

  private func repayment(_ month: String, _ amount: Int64, _ voucher: String) -> Repayment {
    Repayment(key: key, month: TestSupport.month(month), amount: Dong(amount), day: day("2026-07-02"), voucher: voucher)
  }

  @Test("Each row is a child, a ward, a month, an amount, a day and a voucher")
  func reads() throws {
    let reading = try read("10001,031215000001,04/2026,300.000,2/7/2026,PT 1", "10001,031215000001,2026-05,50000,2026-07-02,PT 1")
    #expect(reading.new == [repayment("2026-04", 300_000, "PT 1"), repayment("2026-05", 50_000, "PT 1")])
    #expect(reading.known == 0)
  }

  @Test("Vietnamese headers in any order, as Excel saves them")
  func vietnamese() throws {
    let csv = "Thu hồi tháng 7\nSố chứng từ;Ngày;Số tiền;Tháng;Số định danh cá nhân;Mã xã\nPT 1;02/07/2026;300.000;4/2026;031215000001;10001\n"
    let reading = try RepaymentsFile.read(try source(csv), owed: owed, recorded: [], wards: try wards())
    #expect(reading.new == [repayment("2026-04", 300_000, "PT 1")])
  }

  @Test("What is recorded already changes nothing; parts of a month add up to what is owed and no more")
  func again() throws {
    let before = repayment("2026-04", 100_000, "PT 1")
    let reading = try read(
      "10001,031215000001,2026-04,100000,2026-07-02,PT 1", "10001,031215000001,2026-05,700000,2026-07-02,PT 2",
      "10001,031215000001,2026-05,50000,2026-07-02,PT 3", recorded: [before])
    #expect(reading.known == 1 && reading.new.map(\.amount) == [Dong(700_000), Dong(50_000)])
  }

  @Test("A row below 0 cancels the repayment of its voucher, however that is spelt; told twice it changes nothing")
  func cancels() throws {
    let before = repayment("2026-04", 100_000, "PT 1")
    let reading = try read("10001,031215000001,2026-04,-100.000,2026-07-09,pt1", recorded: [before])
    #expect(reading.new.isEmpty && reading.cancelled.map(\.voucher) == ["PT 1"] && reading.cancelled.map(\.day) == [day("2026-07-09")])
    let csv = "ward_code,child_id,month,amount,date,voucher\n10001,031215000001,2026-04,-100000,2026-07-09,PT1\n"
    let known = [key: [month("2026-04"): Set(["PT 1"])]]
    let again = try RepaymentsFile.read(try source(csv), owed: owed, recorded: [], cancelled: known, wards: try wards())
    #expect(again.known == 1 && again.cancelled.isEmpty)
    let anew = try source(csv.replacing("-100000", with: "100000"))
    #expect(throws: InputErrors.self) { try RepaymentsFile.read(anew, owed: owed, recorded: [], cancelled: known, wards: try wards()) }
  }

  @Test(
    "A fault stops everything and is named by line and column",
    arguments: [
      ("99999,031215000001,2026-04,1,2026-07-02,PT", "ward_code", "wards.csv"), ("10001,31215000001,2026-04,1,2026-07-02,PT", "child_id", "12 digits"),
      ("10001,031215000001,2026-13,1,2026-07-02,PT", "month", "month"), ("10001,031215000001,2026-04,0,2026-07-02,PT", "amount", "above 0"),
      ("10001,031215000001,2026-04,-5,2026-07-02,PT", "voucher", "nothing to cancel"), ("10001,031215000001,2026-04,--5,2026-07-02,PT", "amount", "above 0"),
      ("10001,031215000001,2026-04,1,31/02/2026,PT", "date", "28/05/2026"),
      ("10001,031215000001,2026-04,1,2026-07-02,", "voucher", "receipt"), ("10001,031215000001,2026-04,1,,PT", "date", "the cell is empty"),
      ("10001,031215000001,2026-04,300001,2026-07-02,PT", "amount", "300.000 đồng still owed"),
      ("10001,031215000001,2026-03,1,2026-07-02,PT", "amount", "nothing is owed for 03/2026 by the list of 06/2026"),
      ("10002,031215000001,2026-04,1,2026-07-02,PT", "amount", "nothing is owed"),
      ("10001,031215000009,2026-04,1,2026-07-02,PT", "amount", "nothing is owed"),
      ("10001,031215000001,2026-04,1,2026-07-02,OLD", "voucher", "recorded already, with 5 đồng"),
      ("10001,031215000001,2026-04,-6,2026-07-02,OLD", "voucher", "nothing to cancel"),
      ("10001,031215000001,2026-04,5,2026-07-01,NEW", "voucher", "voucher OLD has the same"), ("10001,031215000001,2026-04,1", "", "cells"),
    ])
  func refuses(_ row: String, column: String, words: String) {
    let errors = #expect(throws: InputErrors.self) {
      try read(row, recorded: [Repayment(key: key, month: month("2026-04"), amount: Dong(5), day: day("2026-07-01"), voucher: "OLD")])
    }
    #expect(errors?.errors.map { $0.column ?? "" } == [column])
    #expect(errors?.errors.first?.line == 2 && errors?.description.contains(words) == true, "\(errors?.description ?? "")")
    #expect(errors?.errors.first?.problem.isToldInBoth == true, "\(String(describing: errors?.errors.first?.problem))")
    #expect(errors?.message.vietnamese.contains("31215000001") == false && errors?.message.english.contains("31215000001") == false)
  }

  @Test("Every fault is told at once; a second row of the same voucher, and what goes beyond what is owed in sum")
  func all() {
    let errors = #expect(throws: InputErrors.self) {
      try read(
        "10001,031215000001,2026-04,200000,2026-07-02,PT", "10001,031215000001,2026-04,50000,2026-07-02,PT",
        "10001,031215000001,2026-04,200000,2026-07-02,PT 2", "1,2,3,4,5,6")
    }
    #expect(
      errors?.errors.map { "\($0.line ?? 0) \($0.column ?? "")" } == [
        "3 voucher", "4 amount", "5 ward_code", "5 child_id", "5 month", "5 date",
      ])
  }

  @Test("Whatever column a name or a number stands in, no error tells it")
  func privacy() {
    let cells = ["10001", "031215000001", "2026-04", "5", "2026-07-02", "PT"]
    for column in cells.indices {
      for secret in ["Nguyễn Văn An", "031215000777", "Nguyễn \"An\": Văn"] {
        var row = cells
        row[column] = "\"" + secret.replacing("\"", with: "\"\"") + "\""
        do {
          _ = try read(row.joined(separator: ","))
        } catch {
          let message = (error as? any BilingualError)?.message ?? Bilingual(verbatim: "\(error)")
          // Văn bản is what Excel calls a cell's format as text.
          for text in [message.vietnamese.replacing("Văn bản", with: ""), message.english] {
            #expect(!text.contains("Nguyễn") && !text.contains("031215000777") && !text.contains("Văn"), "\(text)")
          }
        }
      }
    }
  }
}
