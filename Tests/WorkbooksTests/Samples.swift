import Units
import Workbooks

/// Invented people and amounts for the tests of the papers.
enum Samples {
  static let run = Run(
    period: Month(year: 2026, month: 5)!, draftCode: "1a2b3c4d", programVersion: "ChiTra 1.0.0",
    policyHash: String(repeating: "0123456789abcdef", count: 4),
    resolutions: [
      ResolutionLine(number: "55/2025/NQ-HĐND", day: Day(year: 2025, month: 12, day: 11), title: "Quy định chính sách")
    ],
    rates: [
      RateLine(
        rate: "poverty_line", area: "rural", from: Day(year: 2022, month: 1, day: 1)!,
        to: Day(year: 2026, month: 12, day: 31), value: .dong(Dong(1_500_000)), source: "Nghị định 07/2021/NĐ-CP"),
      RateLine(
        rate: "health_insurance_rate", area: "", from: Day(year: 2021, month: 1, day: 1)!, to: nil,
        value: .percent(Ratio(45, 1000)!), source: "Nghị định 188/2025/NĐ-CP"),
    ],
    inputs: [InputLine(file: "phu-thai.csv", rows: 3, hash: String(repeating: "ab", count: 32))])

  static func child(_ name: String, _ id: Int) -> ChildLine {
    ChildLine(name: name, dateOfBirth: Day(year: 2018, month: 2, day: 28)!, id: "\(31_218_000_000 + id)")
  }

  static let ward: WardPayout = {
    let names = ["Vũ Thị Yến", "Lê Văn Đạt", "Nguyễn Thị Ánh", "Trần An"]
    let children = names.enumerated().map { child($1, $0) }
    return WardPayout(
      code: "10507", name: "Xã Phú Thái",
      payments: [
        PaymentLine(child: children[0], group: "1.1b", regular: Dong(1_500_000), payeeName: "Vũ Thị Yến"),
        PaymentLine(
          child: children[1], group: "1.6", regular: Dong(750_000), arrears: Dong(2_250_000),
          arrearsMonths: [1, 2, 4].compactMap { Month(year: 2026, month: $0) }, payeeName: "Lê Văn Hùng",
          account: "1903001234567", bank: "Agribank"),
        PaymentLine(
          child: children[2], group: "1.4đ", regular: Dong(750_000), recovery: Dong(100_000),
          recoveryMonths: [Month(year: 2026, month: 3)!], payeeName: "Nguyễn Văn B", note: "Chuyển đến"),
      ],
      corrections: [
        CorrectionLine(
          childName: "Lê Văn Đạt", childID: "031218000001", month: Month(year: 2026, month: 2)!, due: Dong(750_000),
          paid: .zero, arrears: Dong(750_000), recovery: .zero, reason: "Tháng này chưa chi; quyết định số 12/QĐ-UBND."),
        CorrectionLine(
          childName: "Nguyễn Thị Ánh", childID: "031218000002", month: Month(year: 2026, month: 3)!, due: Dong(750_000),
          paid: Dong(850_000), arrears: .zero, recovery: Dong(100_000), reason: "Đã chi 850.000, mức đúng là 750.000."),
      ],
      upcoming: [
        ChangeLine(kind: .stopped, child: children[0], before: Dong(1_500_000), after: .zero, reason: "Đã đủ 16 tuổi.")
      ],
      changes: [
        ChangeLine(
          kind: .stopped, child: children[3], before: Dong(1_500_000), after: .zero, reason: "Đủ 16 tuổi"),
        ChangeLine(kind: .new, child: children[0], before: .zero, after: Dong(1_500_000), reason: "Quyết định mới"),
        ChangeLine(kind: .new, child: children[1], before: .zero, after: Dong(750_000), reason: "Quyết định mới"),
      ],
      unpaid: [UnpaidLine(child: children[3], decisionNumber: "12/QĐ-UBND", reason: "over-age")],
      owed: [
        OwedLine(
          childName: "Trần An", childID: "031218000003", month: Month(year: 2026, month: 4)!, amount: Dong(400_000),
          decisionNumber: "12/QĐ-UBND")
      ],
      findings: [
        FindingLine(
          file: "b.csv", line: 9, column: "child_id", severity: .rejected, code: "bad-id", value: "3,02E+10",
          message: "Định dạng cột là văn bản."),
        FindingLine(
          file: "a.csv", line: 12, column: "", severity: .held, code: "double-claim", value: "", message: "Xác minh."),
      ],
      decisions: [DecisionLine(number: "12/QĐ-UBND", day: Day(year: 2026, month: 1, day: 15)!, children: 3)],
      review: [
        ReviewLine(title: "Số tiền của xã tăng, giảm mạnh", text: "Thực chi 5.150.000 đồng.", children: []),
        ReviewLine(
          title: "Nhiều trẻ em mới hưởng", text: "2 trẻ em được chi lần đầu.",
          children: [(0, 1_500_000), (1, 3_000_000)].map { index, net in
            ReviewLine.Child(
              child: children[index], decisionNumber: "12/QĐ-UBND", before: .zero, net: Dong(net), detail: "Quyết định mới.")
          }),
      ])
  }()

  static let summary = SummaryPayout(
    wards: (0..<30).map { index in
      WardTotal(
        code: "\(10_500 + index)", name: "Xã Số \(index)", children: index, regular: Dong(Int64(index) * 1_000_000),
        arrears: Dong(500), recovery: Dong(100), previousNet: index < 2 ? nil : Dong(2_000_000), rejected: 1, held: 2,
        owed: Dong(7))
    },
    groups: [
      GroupTotal(group: "1.1b", title: "Hộ nghèo", children: 300, amount: Dong(300_000_000)),
      GroupTotal(group: "1.6", title: "HIV", children: 100, amount: Dong(135_000_000)),
    ],
    changes: [WardChanges(code: "10507", name: "Xã Phú Thái", after: Dong(3_000_000), lines: ward.changes)],
    findings: ward.findings, otherReading: OtherReading(reading: .monthOf, regular: Dong(500_000_000)),
    review: [
      CityReviewLine(
        wardCodes: ["10507"], wardNames: ["Xã Phú Thái"], title: "Số tiền của xã tăng, giảm mạnh", text: "Thực chi 5.150.000 đồng.", places: ""),
      CityReviewLine(
        wardCodes: ["10507", "10508"], wardNames: ["Xã Phú Thái", "Xã Khác"], title: "Một tài khoản nhận cho nhiều trẻ em",
        text: "Một tài khoản nhận tiền của 2 trẻ em.", places: "a.csv:2, a.csv:9"),
    ])
}
