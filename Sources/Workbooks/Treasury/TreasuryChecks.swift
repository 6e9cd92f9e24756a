import Units

extension TreasuryReport {
  /// A control: what was found is held against what it must be.
  package struct Check: Sendable, Equatable {
    /// Stable, for programs: `transfer-words`, `ledger`.
    package let code: String
    /// What is checked, in Vietnamese, as the control sheet has it.
    package let name: String
    package let unit: Unit
    /// What `found` must be, or must not be below; nil where it is not known.
    package let expected: Int64?
    /// Nil where it is not known, or cannot be read.
    package let found: Int64?
    /// Nil where it could not be checked, or where a person has to look.
    package let holds: Bool?
    /// What to do where it does not hold, in Vietnamese; empty where nothing is.
    package let advice: String

    package enum Unit: String, Sendable {
      case dong, count
    }
  }

  /// All controls of the ward's papers, as they will be printed. `TreasuryWorkbook.write` gives the same of what it has printed.
  package var checks: [Check] { checks(of: PrintedPapers(expectedFrom: self)) }

  /// The controls of papers, in the order of the control sheet.
  func checks(of papers: PrintedPapers) -> [Check] {
    var checks: [Check] = []
    for way in ways {
      if let part = papers.parts[way] { checks += partChecks(way, part) }
    }
    let vouchers = papers.parts.values.sum(\.voucherTotal)
    checks.append(
      .equal("payments", "Cộng các chứng từ = các khoản thanh toán", found: vouchers.amount, expected: papers.total.amount))
    checks.append(
      .equal(
        "ledger", "Các khoản thanh toán = phải chi theo sổ", found: papers.total.amount,
        expected: (controls.ledgerNet + controls.offeredAgain).amount))
    checks.append(
      .equal(
        "payees", "Số người trên danh sách = số khoản chi", unit: .count,
        found: Int64(papers.parts.values.reduce(0) { $0 + $1.count }), expected: Int64(papers.count)))
    checks.append(budgetCheck)
    checks.append(codesCheck)
    return checks
  }

  /// A list of one way against its own voucher: rows, total, amount of the voucher, words of both.
  private func partChecks(_ way: Way, _ part: PrintedPapers.Part) -> [Check] {
    let (code, name) = (way.rawValue, way.vietnamese)
    let (list, voucher) = (part.listTotal.amount, part.voucherTotal.amount)
    return [
      .equal("\(code)-rows", "Danh sách \(name): các dòng = tổng số", found: part.rows.amount, expected: list),
      .equal("\(code)-voucher", "Danh sách \(name) = chứng từ", found: list, expected: voucher),
      .equal(
        "\(code)-words", "Danh sách \(name): bằng chữ = bằng số", found: AmountLine.read(part.listWords)?.amount,
        expected: list),
      .equal(
        "\(code)-voucher-words", "Chứng từ \(name): bằng chữ = bằng số",
        found: AmountLine.read(part.voucherWords)?.amount, expected: voucher),
    ]
  }

  private var budgetCheck: Check {
    let name = "Dự toán còn lại sau đợt này không âm"
    guard let left else {
      return Check(
        code: "budget", name: name, unit: .dong, expected: 0, found: nil, holds: nil,
        advice: "Chưa có số dự toán được giao năm \(period.year) nên chưa kiểm soát được số còn lại: cần bổ sung số dự toán được giao "
          + "của đơn vị và đối chiếu trước khi gửi Kho bạc Nhà nước.")
    }
    let advice =
      left >= .zero
      ? ""
      : "Dự toán còn lại không đủ, thiếu \((-left).vietnamese) đồng (\((-left).inWords)): đề nghị bổ sung dự toán trước khi gửi "
        + "chứng từ đến Kho bạc Nhà nước."
    return Check(code: "budget", name: name, unit: .dong, expected: 0, found: left.amount, holds: left >= .zero, advice: advice)
  }

  /// Codes that the ward did not give itself: no machine knows whether they are right.
  private var codesCheck: Check {
    let missing = Office.Code.allCases.filter { office[$0].isEmpty }
    let assumed = Office.Code.allCases.filter { office.assumed.contains($0) && !office[$0].isEmpty }
    var advice: [String] = []
    if !assumed.isEmpty {
      let codes = assumed.map { "\($0.short) \(office[$0])" }.joined(separator: ", ")
      advice.append("Mã \(codes): \(Office.Code.assumption). Khai báo mã đúng của đơn vị trong tệp đơn vị (--offices).")
    }
    if !missing.isEmpty {
      advice.append("Chưa có mã \(missing.map(\.short).joined(separator: ", ")): điền vào chứng từ trước khi gửi Kho bạc Nhà nước.")
    }
    let open = missing.count + assumed.count
    return Check(
      code: "codes", name: "Mã hạch toán để mặc định hoặc còn thiếu", unit: .count, expected: 0, found: Int64(open),
      holds: open == 0 ? true : nil, advice: advice.joined(separator: " "))
  }
}

extension TreasuryReport.Check {
  /// A control of two figures; one that cannot be read does not hold.
  fileprivate static func equal(_ code: String, _ name: String, unit: Unit = .dong, found: Int64?, expected: Int64) -> Self {
    Self(code: code, name: name, unit: unit, expected: expected, found: found, holds: found == expected, advice: "")
  }
}

/// What the papers say, taken down as they are written: the controls look at these, and not at what should have been written.
struct PrintedPapers: Sendable {
  /// A list of one way of payment and its voucher.
  struct Part: Sendable {
    /// The sum of the amounts of the rows, and how many there are.
    var rows: Dong
    var count: Int
    var listTotal: Dong
    /// The line of the total in words.
    var listWords: String
    var voucherTotal: Dong
    var voucherWords: String
  }

  var parts: [TreasuryReport.Way: Part]
  /// Total and number of all payments, on the sheet that lists them all.
  var total: Dong
  var count: Int

  init(parts: [TreasuryReport.Way: Part], total: Dong, count: Int) {
    (self.parts, self.total, self.count) = (parts, total, count)
  }

  /// What will stand there where everything goes well.
  init(expectedFrom report: TreasuryReport) {
    (parts, total, count) = ([:], report.total, report.payments.count)
    for way in report.ways {
      let lines = report.payments(way)
      let (sum, words) = (lines.sum(\.amount), AmountLine.text(lines.sum(\.amount)))
      parts[way] = Part(rows: sum, count: lines.count, listTotal: sum, listWords: words, voucherTotal: sum, voucherWords: words)
    }
  }
}
