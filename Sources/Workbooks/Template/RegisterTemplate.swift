import Tables
import Units
import XLSX

/// What a register to fill in (mẫu danh sách) is made of. Its columns are those that the reader declares.
package struct RegisterTemplate: Sendable {
  package let columns: [Tables.Column]
  /// The codes of each list with their names, in the order in which they are offered; of wards only where a list was given.
  package let lists: [CodeList: [Code]]
  /// Of the file's properties.
  package let created: Day
  package let programVersion: String

  package struct Code: Sendable {
    package let code, name: String
    package init(_ code: String, _ name: String) { (self.code, self.name) = (code, name) }
  }

  package init(columns: [Tables.Column], lists: [CodeList: [Code]], created: Day, programVersion: String) {
    (self.columns, self.lists, self.created, self.programVersion) = (columns, lists, created, programVersion)
  }

  /// How many rows below the header are checked while they are typed.
  package static let rows = 5_000

  /// The sheet that is saved as CSV; it is the first, and its first row the header.
  package static let sheet = "Danh sách"
  static let (guideSheet, listSheet) = ("Hướng dẫn", "Danh mục")

  /// What is offered for choice in a column; empty where anything may be typed.
  func choices(of column: Tables.Column) -> [Code] {
    switch column.form {
    case .yesNo: [Code("x", "có; để trống: không")]
    case .words(let words): words.map { Code($0.text, "") }
    case .code(let list, _): lists[list] ?? []
    default: []
    }
  }
}

extension CellForm {
  /// How wide the column is, in pixels, and as what Excel takes its cells. What looks like a number but is none is text, or it
  /// would lose its zeros; `22/2024` and `05/2026` would become days.
  var cell: (width: Int, number: NumberFormat) {
    switch self {
    case .anyText, .text, .line: (180, .text)
    case .name: (190, .text)
    case .digits(let count): (max(84, count * 8 + 28), .text)
    case .alphanumeric(let count): (count.upperBound * 8 + 20, .text)
    case .day: (100, .day)
    case .month: (90, .text)
    case .amount: (118, .integer)
    case .decimal, .whole: (84, .general)
    case .yesNo: (96, .text)
    case .words(let words): (max(76, (words.map(\.text.count).max() ?? 0) * 8 + 24), .text)
    case .code(.ward, _): (84, .text)
    case .code, .codes: (132, .text)
    case .either: (132, .text)
    }
  }

  /// What Excel lets be typed besides a choice from a list.
  var rule: Validation.Rule? {
    switch self {
    case .digits(let count): .length(count...count)
    case .alphanumeric(let count): .length(count)
    case .day: Day(year: 1900, month: 3, day: 1).flatMap { first in Day(year: 2199, month: 12, day: 31).map { .day(first...$0) } }
    case .month: .length(6...7)
    case .amount(let sign, let maximum): .whole((sign == .positive ? 1 : 0)...(maximum?.amount ?? 999_999_999_999_999))
    case .decimal(_, let maximum): .number(0...Int64(maximum))
    case .whole(let range): .whole(Int64(range.lowerBound)...Int64(range.upperBound))
    case .code(.ward, _): .length(5...5)
    case .anyText, .text, .line, .name, .yesNo, .words, .code, .codes, .either: nil
    }
  }

  /// How the cell is written, in the words of an office.
  var manner: String {
    switch self {
    case .anyText, .text: "Chữ"
    case .line, .name: "Chữ, trên một dòng"
    case .digits(let count): "Đủ \(count) chữ số, kể cả số 0 ở đầu"
    case .alphanumeric(let count): "\(count.lowerBound) đến \(count.upperBound) chữ số hoặc chữ cái không dấu, viết liền"
    case .day: "Ngày/tháng/năm"
    case .month: "Tháng/năm"
    case .amount: "Số tiền, đồng"
    case .decimal(let places, let maximum): "Số từ 0 đến \(maximum), không quá \(places) chữ số thập phân"
    case .whole: "Số nguyên"
    case .yesNo: "x hoặc để trống"
    case .words(let words): "Chọn: " + words.map(\.text).joined(separator: ", ")
    case .code(.ward, _): "Mã 5 chữ số"
    case .code: "Chọn trong danh sách"
    case .codes: "Một hoặc nhiều mã, cách nhau bằng dấu chấm phẩy"
    case .either(let first, let second): "\(first.manner) hoặc \(second.manner.lowercased())"
    }
  }
}
