import Units

/// The buckets of `reconciliation.csv` in the words of an office, and what to do about each.
enum ReconciliationTexts {
  /// In the order in which sheets count them.
  static let buckets: [(code: String, name: String)] = [
    ("paid", "Đã chi trả"), ("failed", "Không thành công"), ("returned", "Hoàn trả"), ("already-settled", "Đã ghi nhận ở lần trước"),
    ("duplicate", "Dòng lặp lại"), ("amount-differs", "Lệch số tiền"), ("unknown-payment", "Không có mã thanh toán này"),
    ("other-period", "Thuộc tháng khác"), ("contradicts-settled", "Trái với kết quả đã ghi nhận"), ("bad-line", "Không đọc được"),
  ]

  private static let names = Dictionary(uniqueKeysWithValues: buckets.map { ($0.code, $0.name) })

  /// A code that is not known stands for itself.
  static func name(_ bucket: String) -> String { names[bucket] ?? bucket }

  /// The buckets that need nobody; one that is not known is looked at.
  private static let settled: Set = ["paid", "failed", "returned", "duplicate", "already-settled"]
  static func isException(_ bucket: String) -> Bool { !settled.contains(bucket) }

  /// What a person does about a line.
  static func remedy(_ bucket: String) -> String {
    switch bucket {
    case "amount-differs":
      "Đối chiếu chứng từ với ngân hàng, Kho bạc; kết quả đang ghi của khoản này không đổi. Nhận lại dòng có số tiền đúng rồi chạy lại."
    case "unknown-payment": "Kiểm tra mã thanh toán với danh sách đã gửi; sửa mã trong tệp rồi chạy lại, hoặc báo lại nơi gửi tệp."
    case "other-period": "Chạy đối chiếu của đúng tháng ghi trong mã thanh toán với tệp này."
    case "contradicts-settled":
      "Kết quả đã ghi nhận được giữ nguyên, khoản này chưa chi lại. Hỏi lại ngân hàng, Kho bạc; có văn bản trả lời thì chạy reconcile --correct với kết quả đúng."
    case "bad-line": "Sửa mã thanh toán, số tiền, trạng thái hoặc ngày của dòng trong tệp rồi chạy lại."
    default: "Xem lại dòng này."
    }
  }
}

extension ReconciliationReport.Unpaid.Status {
  var vietnamese: String {
    switch self {
    case .failed: "Không thành công"
    case .returned: "Hoàn trả"
    case .outstanding: "Chưa có kết quả"
    }
  }
}

extension ReconciliationReport.Unpaid.NextStep {
  var vietnamese: String {
    switch self {
    case .offeredAgain: "Chi lại cùng đợt sau"
    case .heldBack: "Chưa chi lại: dòng của trẻ em bị loại, bị tạm giữ hoặc không còn trong danh sách; xử lý xong mới chi"
    case .setOff: "Bù trừ vào số còn phải thu hồi"
    case .alreadyOffered(let payment): "Đã lập lệnh chi lại, mã \(payment)"
    case .awaitingBank: "Chờ kết quả của ngân hàng, Kho bạc"
    }
  }
}
