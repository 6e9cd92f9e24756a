import Treasury
import Units
import XLSX

/// The columns of figures of a table of wards or months, from one column of the sheet on.
struct SettlementTable {
  enum Figure: Equatable {
    case item(SettlementItem)
    /// What the left side of an identity has more than the right one: 0, live.
    case check(SettlementIdentity)
  }

  /// How the cells of a row look.
  struct Cells {
    let money: Format
    let alarm: Format
  }

  let figures: [(figure: Figure, group: String?)]
  /// The first column of the sheet that holds one.
  let first: Int

  init(from first: Int, _ figures: [(Figure, String?)]) {
    self.first = first
    self.figures = figures.map { (figure: $0.0, group: $0.1) }
  }

  /// The sheet's columns, wide enough for the sums.
  func columns(_ total: SettlementFigures) -> [Column] {
    figures.map { figure, group in
      switch figure {
      case .item(let item): Column(item.title, item.width, sum: total[item] ?? .zero, group: group)
      case .check: Column("Chênh lệch (phải bằng 0)", 78, group: group)
      }
    }
  }

  /// What stands below the titles: the column's number, and how what is worked out is made of others: `(14)=4-5-9`.
  var labels: [String] {
    (0..<first).map { "(\($0 + 1))" }
      + figures.enumerated().map { index, figure in
        let number = "(\(first + index + 1))"
        return figure.figure == .item(.remaining) ? number + "=" + sum(.remaining) { "\($0 + 1)" } : number
      }
  }

  /// The column of an item; nil where the table has none.
  func column(_ item: SettlementItem) -> Int? { figures.firstIndex { $0.figure == .item(item) }.map { first + $0 } }

  /// Terms as a formula; an item without a column is 0 in every row.
  private func sum(_ terms: [SettlementIdentity.Term], _ name: (Int) -> String) -> String {
    var text = ""
    for term in terms {
      guard let column = column(term.item) else { continue }
      text += (term.isTakenOff ? "-" : text.isEmpty ? "" : "+") + name(column)
    }
    return text
  }

  /// The figures of a row: what is known as numbers, what follows from others as live formulas.
  func write(_ values: SettlementFigures, on sheet: Sheet, _ cells: Cells) throws(XLSXError) {
    let row = sheet.row + 1
    func cell(_ column: Int) -> String { "\(Sheet.letters(column))\(row)" }
    for (index, figure) in figures.enumerated() {
      switch figure.figure {
      case .check(let identity):
        let (left, right) = identity.sides
        let difference = identity.difference(values)
        try sheet.write(
          formula: "=" + sum(left + right.map(\.opposite), cell), value: difference.amount, first + index,
          difference == .zero ? cells.money : cells.alarm)
      case .item(let item):
        guard let value = values[item] else {
          try sheet.blank(first + index, cells.money)
          continue
        }
        let format = value < .zero ? cells.alarm : cells.money
        if item == .remaining {
          try sheet.write(formula: "=" + sum(.remaining, cell), value: value.amount, first + index, format)
        } else {
          try sheet.write(value, first + index, format)
        }
      }
    }
  }

  /// The live sums of rows, each by what writes it.
  func write(
    sums values: SettlementFigures, on sheet: Sheet, _ cells: Cells, _ sum: (_ value: Int64, _ column: Int, Format) throws(XLSXError) -> Void
  ) throws(XLSXError) {
    for (index, figure) in figures.enumerated() {
      let value: Dong? =
        switch figure.figure {
        case .check(let identity): identity.difference(values)
        case .item(let item): values[item]
        }
      if let value {
        try sum(value.amount, first + index, value < .zero ? cells.alarm : cells.money)
      } else {
        try sheet.blank(first + index, cells.money)
      }
    }
  }
}

extension SettlementIdentity.Term {
  fileprivate var opposite: Self { isTakenOff ? .plus(item) : .minus(item) }
}
