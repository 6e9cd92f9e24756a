import Treasury
import Units

extension SettlementItem {
  /// What the papers call it.
  var title: String {
    switch self {
    case .allotted: "Dự toán được giao"
    case .opening: "Đã chi trước khi mở sổ"
    case .spentBefore: "Đã chi các quý trước"
    case .entitled: "Phải chi (kể cả truy lĩnh)"
    case .recovered: "Thu hồi trừ vào số phải chi"
    case .posted: "Phải chi theo sổ"
    case .offeredAgain: "Chi lại khoản trước đây không chi được"
    case .notOrdered: "Chưa lập lệnh chi"
    case .ordered: "Đã lập lệnh chi"
    case .paid: "Đã chi trả"
    case .failed: "Không thành công"
    case .returned: "Hoàn trả"
    case .outstanding: "Chưa có kết quả"
    case .collected: "Gia đình đã nộp lại"
    case .remaining: "Dự toán còn lại"
    case .waitingBefore: "Chờ chi lại đầu kỳ"
    case .setOff: "Đã bù trừ, không còn phải chi"
    case .waiting: "Chờ chi lại cuối kỳ"
    case .owed: "Gia đình còn phải nộp lại"
    }
  }

  /// The least width of its column, in pixels: by how much of the money it usually holds.
  var width: Int {
    switch self {
    case .recovered, .failed, .returned, .setOff, .collected, .notOrdered, .owed: 92
    case .offeredAgain, .outstanding, .waitingBefore, .waiting, .opening: 100
    // Below its title stands of what it is made.
    case .remaining: 146
    default: 110
    }
  }
}

extension SettlementIdentity {
  /// What the controls say must hold.
  var title: String {
    switch self {
    case .ledger: "Phải chi - thu hồi trừ vào số phải chi = phải chi theo sổ"
    case .orders: "Phải chi theo sổ + chi lại = đã lập lệnh chi + chưa lập lệnh chi"
    case .results: "Đã lập lệnh chi = đã chi trả + không thành công + hoàn trả + chưa có kết quả"
    case .comeBack: "Chờ chi lại đầu kỳ + không thành công + hoàn trả - chi lại - đã bù trừ = chờ chi lại cuối kỳ"
    }
  }
}

extension SettlementReport {
  /// The months that the figures cover, and those that they lack.
  var coverage: String {
    func months(_ state: YearSettlement.MonthRow.State) -> [Month] { self.months.filter { $0.state == state }.map(\.month) }
    var parts = ["Các tháng đã khóa sổ: \(compact(months(.done) + months(.notOrdered)))"]
    for (state, text) in [
      (.beforeStore, "trước khi mở sổ"), (.notClosed, "chưa khóa sổ"), (.notOrdered, "chưa lập lệnh chi"),
    ] as [(YearSettlement.MonthRow.State, String)] {
      let found = months(state)
      if !found.isEmpty { parts.append("\(text): \(compact(found))") }
    }
    return "(\(parts.joined(separator: "; ")))"
  }

  /// What the figures mean, where a reader could take them otherwise.
  var explanations: [String] {
    var notes = ["Chưa có kết quả: lệnh chi mà ngân hàng, Kho bạc Nhà nước chưa báo kết quả; được tính là đã sử dụng dự toán."]
    if total.opening != .zero {
      notes.append("Đã chi trước khi mở sổ: số đã chi cho các tháng của \(range.text) trước khi lập sổ trên chương trình.")
    }
    return notes
  }

  /// What must not be overlooked: an allotment that did not suffice, or is not known.
  var warnings: [String] {
    if wards.isEmpty {
      if total.allotted == nil { return ["Chưa có số dự toán được giao năm \(range.year) nên chưa tính được số còn lại."] }
      guard let left = total.remaining, left < .zero else { return [] }
      return ["Dự toán được giao không đủ: thiếu \((-left).vietnamese) đồng (\((-left).inWords))."]
    }
    var warnings: [String] = []
    let (short, unknown) = (wards.count { $0.figures.isShort }, wards.count { $0.figures.allotted == nil })
    if short > 0 { warnings.append("Dự toán được giao không đủ ở \(short) xã, phường (số còn lại âm, in đỏ).") }
    if unknown > 0 {
      warnings.append("Chưa có số dự toán được giao năm \(range.year) của \(unknown) xã, phường nên chưa tính được số còn lại (để trống).")
    }
    return warnings
  }
}

extension YearSettlement.MonthRow.State {
  /// What stands beside the month.
  var note: String {
    switch self {
    case .beforeStore: "trước khi mở sổ"
    case .notClosed: "chưa khóa sổ"
    case .notOrdered: "chưa lập lệnh chi"
    case .done: ""
    }
  }
}
