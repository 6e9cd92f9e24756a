import Units
import XLSX

extension EstimatePaper {
  private typealias WardYear = (children: Int, support: Int64, insured: Int, insurance: Int64)

  /// What the table of wards shows of a year.
  private enum Measure {
    case children, support, insured, insurance, total

    var title: String {
      switch self {
      case .children: "Số trẻ em"
      case .support: "Hỗ trợ hằng tháng"
      case .insured: "Số trẻ em có BHYT"
      case .insurance: "Đóng BHYT"
      case .total: "Tổng kinh phí"
      }
    }

    var width: Int {
      switch self {
      case .children, .insured: 66
      case .support, .total: 84
      case .insurance: 70
      }
    }

    func value(_ year: WardYear) -> Int64 {
      switch self {
      case .children: Int64(year.children)
      case .support: year.support
      case .insured: Int64(year.insured)
      case .insurance: year.insurance
      case .total: year.support + year.insurance
      }
    }
  }

  /// A column of the table, which shows a measure of a year.
  private struct WardColumn {
    let year: Int
    let measure: Measure
  }

  /// All of the first year; of later ones as much as can still be read on A4.
  private var wardColumns: [WardColumn] {
    let later: [Measure] = report.years.count <= 3 ? [.children, .support, .insurance, .total] : [.children, .total]
    return report.years.enumerated().flatMap { index, _ in
      (index == 0 ? [.children, .support, .insured, .insurance, .total] : later).map { WardColumn(year: index, measure: $0) }
    }
  }

  private func value(_ column: WardColumn, of ward: EstimateReport.WardLine) -> Int64 {
    ward.years.indices.contains(column.year) ? column.measure.value(ward.years[column.year]) : 0
  }

  /// Theo xã, phường: a line a ward, for each year that is asked for.
  func wards() throws(XLSXError) {
    let (wards, shown) = (report.wards, wardColumns)
    let sums = shown.map { column in wards.reduce(0) { $0 + value(column, of: $1) } }
    let paper = try sheet(
      "Theo xã, phường",
      [Column("STT", 42), Column("Mã", 60), Column("Xã, phường, đặc khu", 220)]
        + zip(shown, sums).map { column, sum in
          Column(
            column.measure.title, column.measure.width, sum: Dong(sum),
            group: "Năm \(report.years.lowerBound + column.year)")
        }, isLandscape: report.years.count > 1)
    try paper.open(title: "DỰ TOÁN NĂM \(yearsText) THEO XÃ, PHƯỜNG, ĐẶC KHU", unit: Self.millions)
    try paper.header(numbers: true, frozenColumns: 3)
    let first = paper.sheet.row + 1
    for (index, ward) in wards.enumerated() {
      let sheet = paper.sheet
      try paper.next(paper.height([(ward.name, 2)]))
      try sheet.write(index + 1, 0, looks.center)
      try sheet.write(ward.code, 1, looks.id)
      try sheet.write(ward.name, 2, looks.text)
      for (place, column) in shown.enumerated() {
        try write(value(column, of: ward), column, at: 3 + place, of: shown, on: sheet)
      }
    }
    let closing = Closing(place: place)
    paper.keepWithTable(24 + paper.height(of: closing), tableRows: wards.count)
    try paper.next(24)
    try paper.sheet.merge("Tổng cộng", 0...2, looks.total)
    for (place, sum) in sums.enumerated() {
      try paper.sheet.sum(first..<(first + wards.count), value: sum, 3 + place, looks.totalMoney)
    }
    try paper.write(closing)
  }

  /// The total is a live sum where its parts stand beside it.
  private func write(
    _ value: Int64, _ column: WardColumn, at place: Int, of shown: [WardColumn], on sheet: Sheet
  ) throws(XLSXError) {
    func cell(_ measure: Measure) -> String? {
      shown.firstIndex { $0.year == column.year && $0.measure == measure }.map { "\(Sheet.letters(3 + $0))\(sheet.row + 1)" }
    }
    if column.measure == .total, let support = cell(.support), let insurance = cell(.insurance) {
      try sheet.write(formula: "=\(support)+\(insurance)", value: value, place, looks.count)
    } else {
      try sheet.write(value, place, looks.count)
    }
  }
}
