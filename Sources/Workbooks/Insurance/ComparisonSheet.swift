import Units
import XLSX

extension InsuranceSettlementPaper {
  /// What is compared: lines, or đồng.
  enum Measure {
    case lines, amounts

    var sheet: String { self == .lines ? "Đối chiếu số người" : "Đối chiếu số tiền" }

    func value(_ figures: InsuranceSettlementReport.Figures) -> Int64 {
      self == .lines ? Int64(figures.lines) : figures.amount.amount
    }

    /// What stands in a column; nil for the checks, which are live.
    func value(_ column: Comparison.Column, _ list: InsuranceSettlementReport.List) -> Int64? {
      switch column {
      case .listed: value(list.listed)
      case .agreed, .agreedAgain: value(list.agreed)
      case .differing: value(list.differing)
      case .notReturned: value(list.notReturned)
      case .returned: value(list.returned)
      case .differingReturned: self == .lines ? Int64(list.differing.lines) : list.differingReturned.amount
      case .notOnList: value(list.notOnList)
      case .duplicate: value(list.duplicate)
      case .unreadable: value(list.unreadable)
      case .otherMonths: value(list.otherMonths)
      case .listedCheck, .returnedCheck: nil
      }
    }
  }

  /// Where the figures of a comparison stand, for the minutes.
  struct Comparison {
    let measure: Measure
    /// The row of the first list, and of the total.
    let first: Int
    let total: Int
    /// What stands from the third column on.
    let columns: [Column]
    /// The sums of the columns.
    let sums: [Column: Int64]

    enum Column: CaseIterable {
      case listed, agreed, differing, notReturned, listedCheck
      case returned, agreedAgain, differingReturned, notOnList, duplicate, unreadable, otherMonths, returnedCheck

      var title: String {
        switch self {
        case .listed, .returned: "Tổng số"
        case .agreed, .agreedAgain: "Khớp"
        case .differing, .differingReturned: "Lệch số liệu"
        case .notReturned: "BHXH chưa trả về"
        case .notOnList: "Ngoài danh sách"
        case .duplicate: "Trùng"
        case .unreadable: "Không đọc được"
        case .otherMonths: "Tháng ngoài kỳ"
        case .listedCheck, .returnedCheck: "Kiểm tra"
        }
      }

      var isCheck: Bool { self == .listedCheck || self == .returnedCheck }
    }

    func reference(_ column: Column, row: Int) -> String {
      "'\(measure.sheet)'!\(Sheet.letters(2 + (columns.firstIndex(of: column) ?? 0)))\(row + 1)"
    }

    func total(_ column: Column) -> (formula: String, value: Int64) { ("=\(reference(column, row: total))", sums[column] ?? 0) }
  }

  /// A year has no months outside it.
  var shown: [Comparison.Column] { Comparison.Column.allCases.filter { $0 != .otherMonths || period.quarter != nil } }

  private func columns(_ measure: Measure) -> [Column] {
    let width = measure == .lines ? 78 : 108
    let groups = ("Theo danh sách đã lập", "Theo số liệu Bảo hiểm xã hội trả về")
    let split = shown.firstIndex(of: .returned) ?? 0
    return [Column("STT", 42), Column(listTitle, 250)]
      + shown.enumerated().map { index, item in
        let group = index < split ? groups.0 : groups.1
        let sum = report.lists.reduce(Int64(0)) { $0 + (measure.value(item, $1) ?? 0) }
        return item.isCheck ? Column(item.title, 84, group: group) : Column(item.title, width, sum: Dong(sum), group: group)
      }
  }

  /// Đối chiếu: a row a list; the two checks are live, and 0 where its parts add up.
  func comparison(_ measure: Measure) throws(XLSXError) -> Comparison {
    let paper = try sheet(measure.sheet, columns(measure))
    try paper.open(
      title: "BẢNG ĐỐI CHIẾU \(measure == .lines ? "SỐ NGƯỜI" : "SỐ TIỀN") HỖ TRỢ MỨC ĐÓNG BẢO HIỂM Y TẾ",
      unit: measure == .lines ? "Đơn vị tính: người" : "Đơn vị tính: đồng")
    try paper.header(numbers: true)
    let first = paper.sheet.row + 1
    for (index, list) in report.lists.enumerated() {
      try paper.next(paper.height([(list.name, 1)], least: 22))
      try paper.sheet.write(index + 1, 0, looks.center)
      try paper.sheet.write(list.name, 1, looks.text)
      try write(measure, list, on: paper)
    }
    if report.lists.isEmpty { try paper.noRows("Không có danh sách nào.") }
    let note = note(measure)
    paper.keepTogether(24 + 26 + 3 * 20)
    let sums = try total(measure, rows: first..<(first + report.lists.count), on: paper)
    let row = paper.sheet.row
    try paper.line(note.text, note.holds ? looks.note : looks.warning, isBold: !note.holds, least: 22)
    if measure == .lines { try paper.line(Self.personsNote, looks.note, least: 20) }
    if period.quarter != nil { try paper.line(Self.otherMonthsNote, looks.note, least: 20) }
    return Comparison(measure: measure, first: first, total: row, columns: shown, sums: sums)
  }

  private func write(_ measure: Measure, _ list: InsuranceSettlementReport.List, on paper: PaperSheet) throws(XLSXError) {
    for (index, item) in shown.enumerated() {
      if let value = measure.value(item, list) {
        try paper.sheet.write(value, index + 2, looks.count)
      } else {
        let check = check(measure, list, at: index)
        try paper.sheet.write(
          formula: check.formula(paper.sheet.row), value: check.value, index + 2, check.value == 0 ? looks.count : looks.alarmMoney)
      }
    }
  }

  /// A check: the total less its parts, which stand beside it.
  private func check(
    _ measure: Measure, _ list: InsuranceSettlementReport.List, at index: Int
  ) -> (value: Int64, formula: (Int) -> String) {
    let total = shown.firstIndex(of: shown[index] == .listedCheck ? .listed : .returned) ?? 0
    let parts = (total + 1)..<index
    let value = parts.reduce(measure.value(shown[total], list) ?? 0) { $0 - (measure.value(shown[$1], list) ?? 0) }
    return (
      value,
      { row in
        "=" + ([total] + parts).map { "\(Sheet.letters($0 + 2))\(row + 1)" }.joined(separator: "-")
      }
    )
  }

  private func total(_ measure: Measure, rows: Range<Int>, on paper: PaperSheet) throws(XLSXError) -> [Comparison.Column: Int64] {
    var sums: [Comparison.Column: Int64] = [:]
    try paper.next(24)
    try paper.sheet.merge("Tổng cộng", 0...1, looks.total)
    for (index, column) in shown.enumerated() {
      let sum = report.lists.reduce(Int64(0)) { $0 + (measure.value(column, $1) ?? check(measure, $1, at: index).value) }
      sums[column] = sum
      try paper.sheet.sum(rows, value: sum, index + 2, column.isCheck && sum != 0 ? looks.alarmMoney : looks.totalMoney)
    }
    return sums
  }

  private static let personsNote =
    "Mỗi trẻ em tính một lần ở mỗi danh sách; em có tháng khớp, có tháng chưa khớp hoặc chưa trả về tính ở cột lệch số liệu. Mỗi thẻ trùng, "
    + "mỗi dòng không đọc được tính một. Số tiền tính theo từng tháng."
  private static let otherMonthsNote =
    "Tháng ngoài kỳ: thẻ khớp danh sách của cả năm, phần của các tháng ngoài kỳ này không quyết toán ở kỳ này."

  private func note(_ measure: Measure) -> (text: String, holds: Bool) {
    let wrong = report.lists.filter { list in
      shown.indices.contains { shown[$0].isCheck && check(measure, list, at: $0).value != 0 }
    }
    guard !wrong.isEmpty else { return ("Kiểm tra: tổng số trừ các phần bên cạnh; mọi danh sách đều bằng 0 (-).", true) }
    return (
      "Kiểm tra: tổng số không bằng các phần cộng lại ở \(wrong.count) danh sách (số màu đỏ). Kiểm tra lại số liệu trước khi ký biên bản.",
      false
    )
  }
}
