import Estimate
import Policy
import Units

/// Who comes and goes, when, and why the money changes.
extension EstimatePapers {
  private static let causes: [(MovementCause, String)] = [
    (.decided, "Quyết định mới"), (.movedIn, "Chuyển đến từ xã khác"), (.planned, "Dự kiến tăng"),
    (.resumed, "Bắt đầu có mức hưởng, hưởng trở lại"), (.overAge, "Đủ 16 tuổi, hết tuổi hưởng"),
    (.windowClosed, "Hết 36 tháng kể từ khi thoát nghèo"), (.movedWithin, "Chuyển sang xã khác"),
    (.ended, "Chết, không còn đủ điều kiện, lý do khác"), (.programmeOver, "Nghị quyết hết thời gian thực hiện"),
    (.plannedEnd, "Hết thời gian dự kiến"),
  ]

  /// The causes of a part of the movement; for the city those that take nobody in or out of it are left out.
  private static func causes(joining: Bool, _ ward: WardID?) -> [(MovementCause, String)] {
    causes.filter { $0.0.isJoining == joining && (ward != nil || !$0.0.isWithinCity) }
  }

  private func moves(_ months: ClosedRange<Month>, _ cause: MovementCause, _ ward: WardID?) -> Sum {
    concerned(ward).reduce(into: Sum()) { sum, ward in
      guard let moves = tally[ward]?.moves else { return }
      for month in months { sum += moves[.init(month: month, cause: cause)] ?? Sum() }
    }
  }

  func movement(_ year: Int, _ ward: WardID?) -> MovementYear {
    guard let months = Month.of(year: year) else {
      return MovementYear(year: year, before: 0, after: 0, joining: [], leaving: [])
    }
    func children(_ month: Month) -> Int {
      concerned(ward).reduce(0) { $0 + tally.support($1, month...month).children }
    }
    // Where nothing is known of the year before, January is what it begins with.
    let before = tally.months.contains(months.lowerBound.previous) ? months.lowerBound.previous : months.lowerBound
    func part(_ isJoining: Bool) -> [(cause: String, children: Int)] {
      Self.causes(joining: isJoining, ward).map { ($0.1, moves(months, $0.0, ward).children) }
    }
    return MovementYear(
      year: year, before: children(before), after: children(months.upperBound), joining: part(true), leaving: part(false))
  }

  func comparison(_ ward: WardID?) -> YearComparison? {
    guard let comparison = Comparison(forecast, ward) else { return nil }
    return YearComparison(
      year: first, before: comparison.before,
      causes: [
        ("Thay đổi mức từ ngày 01/01/\(first - 1)", comparison.rates),
        ("Trẻ em dự kiến tăng (theo mức trước ngày 01/01/\(first - 1))", comparison.planned),
        ("Trẻ em đang hưởng tăng, giảm, đổi nhóm (theo mức trước ngày 01/01/\(first - 1))", comparison.children), ("Bảo hiểm y tế", comparison.insurance),
      ], after: comparison.after)
  }

  func exits(_ ward: WardID?) -> [ExitMonth] {
    guard let begin = Month.of(year: first)?.lowerBound else { return [] }
    let leaving = Self.causes(joining: false, ward)
    return (begin...tally.months.upperBound).map { month in
      let sums = leaving.map { ($0.1, moves(month...month, $0.0, ward)) }
      return ExitMonth(month: month, leaving: sums.map { ($0.0, $0.1.children) }, amount: sums.sum(\.1.amount))
    }
  }
}
