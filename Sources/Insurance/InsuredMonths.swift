import Ledger
import Units

extension InsuredRun {
  /// Whether both say the same of their months: one school, one standard, one amount.
  func isAlike(_ other: InsuredRun) -> Bool {
    standard == other.standard && amount == other.amount && School.isSame(school, other.school)
  }

  func with(_ months: ClosedRange<Month>) -> InsuredRun {
    InsuredRun(months: months, school: school, standard: standard, amount: amount)
  }
}

extension InsuredYear {
  /// Whether both name the child alike.
  func isNamedAlike(_ other: InsuredYear) -> Bool { name == other.name && born == other.born && gender == other.gender }
}

extension [InsuredRun] {
  /// Neighbours that are alike made one, in the first one's spelling.
  func joined() -> [InsuredRun] {
    reduce(into: []) { joined, next in
      if let last = joined.last, last.months.upperBound.next == next.months.lowerBound, last.isAlike(next) {
        joined[joined.count - 1] = last.with(last.months.lowerBound...next.months.upperBound)
      } else {
        joined.append(next)
      }
    }
  }

  /// What lies within some months.
  package func clipped(to months: ClosedRange<Month>) -> [InsuredRun] {
    filter { $0.months.overlaps(months) }.map { $0.with($0.months.clamped(to: months)) }
  }

  /// The run of each month of a range; nil where there is none.
  func byMonth(_ months: ClosedRange<Month>) -> [InsuredRun?] {
    var list = [InsuredRun?](repeating: nil, count: months.count)
    for run in clipped(to: months) {
      for month in run.months { list[months.lowerBound.distance(to: month)] = run.with(month...month) }
    }
    return list
  }
}
