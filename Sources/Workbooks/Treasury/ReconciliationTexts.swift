import Treasury
import Units

extension ReturnBucket {
  /// In the order in which sheets count them: those that need nobody first.
  static let inOrder = allCases.filter { !$0.isException } + allCases.filter(\.isException)

  /// At the beginning of a cell.
  var title: String { vietnamese.capitalizedFirst }

  /// What a person does about a line; nil where nobody need.
  var remedy: String? {
    switch self {
    case .paid, .failed, .returned, .duplicate, .alreadySettled: nil
    case .amountDiffers:
      "Đối chiếu chứng từ với ngân hàng, Kho bạc; kết quả đang ghi của khoản này không đổi. Nhận lại dòng có số tiền đúng rồi chạy lại."
    case .unknownPayment: "Kiểm tra mã thanh toán với danh sách đã gửi; sửa mã trong tệp rồi chạy lại, hoặc báo lại nơi gửi tệp."
    case .otherPeriod: "Chạy đối chiếu của đúng tháng ghi trong mã thanh toán với tệp này."
    case .contradictsSettled:
      "Kết quả đã ghi nhận được giữ nguyên, khoản này chưa chi lại. Hỏi lại ngân hàng, Kho bạc; có văn bản trả lời thì chạy reconcile --correct với kết quả đúng."
    case .badLine: "Sửa mã thanh toán, số tiền, trạng thái hoặc ngày của dòng trong tệp rồi chạy lại."
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
