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

    /// The columns from the third on, the checks (nil) live: listed, agreed, differing, not returned, check; returned, agreed,
    /// differing, not on the list, duplicate, check.
    func values(_ list: InsuranceSettlementReport.List) -> [Int64?] {
      let differingReturned = self == .lines ? Int64(list.differing.lines) : list.differingReturned.amount
      return [
        value(list.listed), value(list.agreed), value(list.differing), value(list.notReturned), nil, value(list.returned),
        value(list.agreed), differingReturned, value(list.notOnList), value(list.duplicate), nil,
      ]
    }
  }

  /// Where the figures of a comparison stand, for the minutes.
  struct Comparison {
    let measure: Measure
    /// The row of the first list, and of the total.
    let first: Int
    let total: Int
    /// The sums of the columns.
    let sums: [Column: Int64]

    enum Column: Int, CaseIterable {
      case listed = 2
      case agreed, differing, notReturned, listedCheck
      case returned, agreedAgain, differingReturned, notOnList, duplicate, returnedCheck
    }

    func reference(_ column: Column, row: Int) -> String { "'\(measure.sheet)'!\(Sheet.letters(column.rawValue))\(row + 1)" }
    func total(_ column: Column) -> (formula: String, value: Int64) { ("=\(reference(column, row: total))", sums[column] ?? 0) }
  }

  private func columns(_ measure: Measure) -> [Column] {
    let width = measure == .lines ? 78 : 112
    func column(_ title: String, _ at: Comparison.Column, _ group: String) -> Column {
      let sum = report.lists.reduce(Int64(0)) { $0 + (measure.values($1)[at.rawValue - 2] ?? 0) }
      return Column(title, width, sum: Dong(sum), group: group)
    }
    let (ours, theirs) = ("Theo danh sách đã lập", "Theo số liệu Bảo hiểm xã hội trả về")
    return [
      Column("STT", 42), Column("Nơi lập danh sách", 250), column("Tổng số", .listed, ours), column("Khớp", .agreed, ours),
      column("Lệch số liệu", .differing, ours), column("BHXH chưa trả về", .notReturned, ours), Column("Kiểm tra", 84, group: ours),
      column("Tổng số", .returned, theirs), column("Khớp", .agreedAgain, theirs), column("Lệch số liệu", .differingReturned, theirs),
      column("Ngoài danh sách", .notOnList, theirs), column("Trùng", .duplicate, theirs), Column("Kiểm tra", 84, group: theirs),
    ]
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
      try write(measure.values(list), on: paper)
    }
    if report.lists.isEmpty { try paper.noRows("Không có danh sách nào.") }
    let note = note(measure)
    paper.keepTogether(24 + 26 + 2 * 20)
    let sums = try total(measure, rows: first..<(first + report.lists.count), on: paper)
    let row = paper.sheet.row
    try paper.line(note.text, note.holds ? looks.note : looks.warning, isBold: !note.holds, least: 22)
    if measure == .lines { try paper.line(Self.personsNote, looks.note, least: 20) }
    return Comparison(measure: measure, first: first, total: row, sums: sums)
  }

  private func write(_ values: [Int64?], on paper: PaperSheet) throws(XLSXError) {
    for (index, value) in values.enumerated() {
      guard let column = Comparison.Column(rawValue: index + 2) else { continue }
      if let value {
        try paper.sheet.write(value, index + 2, looks.count)
      } else {
        let check = Self.check(values, column)
        try paper.sheet.write(
          formula: check.formula(paper.sheet.row), value: check.value, index + 2, check.value == 0 ? looks.count : looks.alarmMoney)
      }
    }
  }

  /// A check: the total less its parts, which stand beside it.
  private static func check(
    _ values: [Int64?], _ column: Comparison.Column
  ) -> (value: Int64, formula: (Int) -> String) {
    let total = column == .listedCheck ? Comparison.Column.listed : .returned
    let parts = (total.rawValue + 1)..<column.rawValue
    let value = parts.reduce(values[total.rawValue - 2] ?? 0) { $0 - (values[$1 - 2] ?? 0) }
    return (
      value,
      { row in
        "=" + ([total.rawValue] + parts).map { "\(Sheet.letters($0))\(row + 1)" }.joined(separator: "-")
      }
    )
  }

  private func total(_ measure: Measure, rows: Range<Int>, on paper: PaperSheet) throws(XLSXError) -> [Comparison.Column: Int64] {
    var sums: [Comparison.Column: Int64] = [:]
    try paper.next(24)
    try paper.sheet.merge("Tổng cộng", 0...1, looks.total)
    for column in Comparison.Column.allCases {
      let sum = report.lists.reduce(Int64(0)) { sum, list in
        let values = measure.values(list)
        return sum + (values[column.rawValue - 2] ?? Self.check(values, column).value)
      }
      sums[column] = sum
      let isAlarm = (column == .listedCheck || column == .returnedCheck) && sum != 0
      try paper.sheet.sum(rows, value: sum, column.rawValue, isAlarm ? looks.alarmMoney : looks.totalMoney)
    }
    return sums
  }

  private static let personsNote =
    "Mỗi trẻ em tính một lần ở mỗi danh sách; em có tháng khớp, có tháng chưa khớp hoặc chưa trả về tính ở cột lệch số liệu. Mỗi thẻ trùng tính "
    + "một. Số tiền tính theo từng tháng."

  private func note(_ measure: Measure) -> (text: String, holds: Bool) {
    let wrong = report.lists.filter { list in
      let values = measure.values(list)
      return [Comparison.Column.listedCheck, .returnedCheck].contains { Self.check(values, $0).value != 0 }
    }
    guard !wrong.isEmpty else { return ("Kiểm tra: tổng số trừ các phần bên cạnh; mọi danh sách đều bằng 0 (-).", true) }
    return (
      "Kiểm tra: tổng số không bằng các phần cộng lại ở \(wrong.count) danh sách (số màu đỏ). Kiểm tra lại số liệu trước khi ký biên bản.",
      false
    )
  }
}
