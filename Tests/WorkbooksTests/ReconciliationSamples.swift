import Treasury
import Units
import Workbooks

/// Invented wards, payees and returns for the tests of the reconciliation's papers.
enum ReconciliationSamples {
  typealias Report = ReconciliationReport

  private static let names = [
    "Nguyễn Thị Ánh", "Trần Văn Bình", "Lê Thị Thùy Chi", "Phạm Văn Đạt", "Nguyễn Trương Hoàng Phương Quỳnh Giang", "Vũ Thị Yến",
  ]
  private static let wards = ["Phường An Biên", "Xã Phú Thái", "Đặc khu Cát Hải", "Phường Nguyễn Bỉnh Khiêm"]
  static let may = Month(year: 2026, month: 5)!

  /// Of each ward an order in eight failed, one came back, and one is not answered.
  private static func bucket(_ number: Int) -> String { [1: "failed", 3: "returned", 5: ""][number % 8] ?? "paid" }
  private static func amount(_ number: Int) -> Dong { Dong(Int64(750_000 * (1 + number % 3))) }
  private static func id(_ number: Int) -> String { "202605-\(11_317 + number % wards.count)-\(10_001 + number)" }

  static func report(orders: Int = 64, suspended: Int = 3) -> Report {
    let numbers = Array(0..<orders)
    return Report(
      period: may, agency: ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG"], draftCode: "1a2b3c4d", programVersion: "ChiTra 1.0.0",
      wards: orders == 0 ? [] : wards.indices.map { ward(numbers, $0) }, lines: orders == 0 ? [] : lines(numbers) + exceptions,
      unpaid: numbers.filter { bucket($0) != "paid" }.map(unpaid), suspended: orders == 0 ? [] : (0..<suspended).map(suspension))
  }

  private static func ward(_ numbers: [Int], _ index: Int) -> Report.Ward {
    func share(_ bucket: String?) -> Report.Share {
      let own = numbers.filter { $0 / 8 % wards.count == index && (bucket == nil || self.bucket($0) == bucket) }
      return Report.Share(own.count, own.sum(amount))
    }
    return Report.Ward(
      code: "\(11_317 + index)", name: wards[index], ordered: share(nil), paid: share("paid"), failed: share("failed"),
      returned: share("returned"), outstanding: share(""))
  }

  private static func lines(_ numbers: [Int]) -> [Report.Line] {
    numbers.filter { bucket($0) != "" }.map { number in
      Report.Line(
        file: number % 2 == 0 ? "ngan-hang.csv" : "kho-bac.csv", line: 2 + number / 2, paymentID: id(number), bucket: ReturnBucket(rawValue: bucket(number))!,
        expected: amount(number), amount: amount(number), date: Day(year: 2026, month: 5, day: 12 + number % 8),
        reason: bucket(number) == "paid" ? "" : "Tài khoản đã đóng")
    }
  }

  /// One of each bucket that needs a person, and of each that says nothing new.
  static let exceptions = [
    Report.Line(
      file: "ngan-hang.csv", line: 90, paymentID: id(5), bucket: .amountDiffers, expected: amount(5), amount: Dong(50_000),
      date: Day(year: 2026, month: 5, day: 20)),
    Report.Line(file: "ngan-hang.csv", line: 91, paymentID: "X-1", bucket: .unknownPayment, amount: Dong(750_000)),
    Report.Line(file: "ngan-hang.csv", line: 92, paymentID: "202604-11317-00001", bucket: .otherPeriod, amount: Dong(750_000)),
    Report.Line(
      file: "kho-bac.csv", line: 93, paymentID: id(0), bucket: .contradictsSettled, expected: amount(0), amount: amount(0),
      date: Day(year: 2026, month: 5, day: 21), reason: "Trả lại do sai tên người nhận"),
    Report.Line(file: "kho-bac.csv", line: 94, paymentID: "", bucket: .badLine),
    Report.Line(file: "kho-bac.csv", line: 95, paymentID: id(2), bucket: .duplicate, expected: amount(2), amount: amount(2)),
    Report.Line(file: "kho-bac.csv", line: 96, paymentID: id(4), bucket: .alreadySettled, expected: amount(4), amount: amount(4)),
  ]

  private static func unpaid(_ number: Int) -> Report.Unpaid {
    let isOutstanding = bucket(number) == ""
    let steps: [Report.Unpaid.NextStep] = [.offeredAgain, .heldBack, .setOff, .alreadyOffered(as: "202606-11317-00077")]
    let isCash = number % 16 == 3
    return Report.Unpaid(
      wardCode: "\(11_317 + number / 8 % wards.count)", wardName: wards[number / 8 % wards.count], paymentID: id(number),
      payee: names[number / 8 % names.count], bank: isCash ? "" : "Ngân hàng TMCP Đầu tư và Phát triển Việt Nam",
      account: isCash ? "" : "00\(19_030_000_000 + number)", amount: amount(number),
      status: isOutstanding ? .outstanding : bucket(number) == "failed" ? .failed : .returned,
      date: isOutstanding ? nil : Day(year: 2026, month: 5, day: 12 + number % 8), reason: isOutstanding ? "" : "Tài khoản đã đóng",
      next: isOutstanding ? .awaitingBank : steps[number / 8 % steps.count])
  }

  private static func suspension(_ number: Int) -> Report.Suspended {
    Report.Suspended(
      wardCode: "\(11_317 + number % wards.count)", wardName: wards[number % wards.count], childID: "0312150000\(10 + number % 90)",
      payee: names[(number + 1) % names.count],
      months: (0..<(3 + number % 2)).map { (may.advanced(by: $0 - 2 - number % 2), amount(number)) })
  }
}
