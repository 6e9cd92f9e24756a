import Units
import XLSX

extension Paper {
  /// Thay đổi: a line a ward, from what the month before was to what the month is.
  func cityChanges(_ wards: [WardChanges]) throws(XLSXError) {
    let previous = run.period.previous.vietnamese
    let paper = try sheet(
      "Thay đổi",
      [
        Column("STT", 42), Column("Mã", 60), Column("Xã, phường, đặc khu", 226),
        Column("Tháng \(previous)", 124, sum: wards.sum(\.before)), Column("Tăng (trẻ em)", 66), Column("Tăng (tiền)", 116),
        Column("Giảm (trẻ em)", 66), Column("Giảm (tiền)", 116), Column("Đổi mức (trẻ em)", 70), Column("Đổi mức (tiền)", 116),
        Column("Tạm dừng (trẻ em)", 70), Column("Tạm dừng (tiền)", 116), Column("Tháng \(run.period.vietnamese)", 124, sum: wards.sum(\.after)),
      ])
    try paper.open(title: "TĂNG, GIẢM, THAY ĐỔI SO VỚI THÁNG \(previous)")
    try paper.header(numbers: true, frozenColumns: 3)
    let first = paper.sheet.row + 1
    for (index, ward) in wards.enumerated() {
      let sheet = paper.sheet
      try paper.next(paper.height([(ward.name, 2)]))
      try sheet.write(index + 1, 0, looks.center)
      try sheet.write(ward.code, 1, looks.id)
      try sheet.write(ward.name, 2, looks.text)
      try sheet.write(ward.before, 3, looks.count)
      for (place, kind) in ChangeLine.Kind.allCases.enumerated() {
        let count = ward.kinds[kind] ?? WardChanges.Count()
        try sheet.write(count.children, 4 + 2 * place, looks.count)
        try sheet.write(count.amount, 5 + 2 * place, looks.difference)
      }
      try sheet.write(ward.after, 12, looks.count)
    }
    guard !wards.isEmpty else {
      try paper.noRows("Không có xã, phường, đặc khu nào.")
      return
    }
    try paper.next(24)
    let rows = first..<(first + wards.count)
    try paper.sheet.merge("Tổng cộng", 0...2, looks.total)
    try paper.sheet.sum(rows, value: wards.sum(\.before).amount, 3, looks.totalMoney)
    for (place, kind) in ChangeLine.Kind.allCases.enumerated() {
      let children = wards.reduce(0) { $0 + ($1.kinds[kind]?.children ?? 0) }
      try paper.sheet.sum(rows, value: Int64(children), 4 + 2 * place, looks.totalMoney)
      let amount = wards.sum { $0.kinds[kind]?.amount ?? .zero }
      try paper.sheet.sum(rows, value: amount.amount, 5 + 2 * place, looks.totalDifference)
    }
    try paper.sheet.sum(rows, value: wards.sum(\.after).amount, 12, looks.totalMoney)
    try paper.line(
      "Tiền của chính tháng đó, không gồm truy lĩnh và truy thu. Tháng trước + tăng + giảm + đổi mức + tạm dừng = tháng này.",
      looks.note, least: 20)
  }

  private static let causeColumns = [
    Column("STT", 42), Column("Loại", 180), Column("Lý do", 400), Column("Số trẻ em", 90), Column("Chênh lệch", 140),
  ]

  /// Lý do thay đổi: how many children and how much money for each reason, over the city.
  func causes(_ wards: [WardChanges]) throws(XLSXError) {
    var totals: [WardChanges.Cause: WardChanges.Count] = [:]
    for (cause, count) in wards.lazy.flatMap(\.causes) {
      totals[cause, default: WardChanges.Count()].children += count.children
      totals[cause, default: WardChanges.Count()].amount += count.amount
    }
    let paper = try sheet("Lý do thay đổi", Self.causeColumns, isLandscape: false)
    try paper.open(title: "LÝ DO TĂNG, GIẢM, THAY ĐỔI SO VỚI THÁNG \(run.period.previous.vietnamese)")
    try paper.header(numbers: true)
    let first = paper.sheet.row + 1
    let lines = totals.sorted { ($0.key.kind.rawValue, $0.key.text) < ($1.key.kind.rawValue, $1.key.text) }
    for (index, line) in lines.enumerated() {
      let sheet = paper.sheet
      try paper.next(paper.height([(line.key.kind.title, 1), (line.key.text, 2)]))
      try sheet.write(index + 1, 0, looks.center)
      try sheet.write(line.key.kind.title, 1, looks.text)
      try sheet.write(line.key.text, 2, looks.text)
      try sheet.write(line.value.children, 3, looks.money)
      try sheet.write(line.value.amount, 4, looks.difference)
    }
    guard !lines.isEmpty else {
      try paper.noRows("Không có thay đổi so với tháng trước.")
      return
    }
    try paper.next(24)
    let rows = first..<(first + lines.count)
    try paper.sheet.merge("Tổng cộng", 0...2, looks.total)
    try paper.sheet.sum(rows, value: Int64(lines.reduce(0) { $0 + $1.value.children }), 3, looks.totalMoney)
    try paper.sheet.sum(rows, value: lines.sum(\.value.amount).amount, 4, looks.totalDifference)
  }
}

extension ChangeLine.Kind {
  /// What the papers call it.
  var title: String {
    switch self {
    case .new: "Tăng (mới hưởng)"
    case .stopped: "Giảm (thôi hưởng)"
    case .changed: "Thay đổi mức hưởng"
    case .suspended: "Tạm dừng (chờ xác minh)"
    }
  }
}
