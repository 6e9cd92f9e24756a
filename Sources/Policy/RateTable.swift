import Localization
import Tables
import Units

/// Where people live, as the poverty line has it (khu vực).
package enum Area: UInt8, Sendable, Worded {
  /// Nông thôn.
  case rural
  /// Thành thị.
  case urban

  package var name: String { self == .rural ? "rural" : "urban" }
  package var vietnamese: String { self == .rural ? "nông thôn" : "thành thị" }
  package var word: Word { Word(name) }
}

/// One row of the rate table: a value, when and where it is in force, and the decree that says so (RULES 2).
package struct Rate: Sendable, Equatable {
  package let name: String
  /// nil for a rate that is the same everywhere.
  package let area: Area?
  package let from: Day
  /// The last day in force; nil while no end is known.
  package internal(set) var to: Day?
  package let value: RateValue
  package let source: String
  /// File and line of the row, for errors.
  package let place: Place

  package struct Place: Sendable, Equatable, CustomStringConvertible {
    package let file: String
    package let line: Int

    package var description: String { "\(file):\(line)" }
  }

  func isInForce(on day: Day) -> Bool { from <= day && to.map { day <= $0 } ?? true }
  var isSameSeries: (Rate) -> Bool { { $0.name == name && $0.area == area } }
  /// For errors: `poverty_line, rural`.
  var series: String { area.map { "\(name), \($0.name)" } ?? name }
}

/// A rate's value in its unit.
package enum RateValue: Sendable, Equatable {
  /// đồng, a month where it is paid by the month.
  case dong(Dong)
  /// A share; 4.5 % is 0.045.
  case percent(Ratio)
}

/// A rate by its place in the table: what a formula of a resolution holds.
package struct RateID: Sendable, Hashable {
  let index: Int
}

/// The rates in force, day by day, each with its source. Ranges of one rate and area neither overlap nor leave a gap.
package struct RateTable: Sendable {
  /// By name, area and first day.
  package let rates: [Rate]
  package let names: [String]
  /// For each name: the rates without area, rural, urban.
  private let series: [[Rate]]
  /// When each of `series` is in force, and its value.
  private let spans: [[(from: Day, to: Day, value: RateValue)]]

  /// Sorts and checks rates. Throws where two ranges overlap or a gap lies between them.
  init(_ unsorted: [Rate]) throws(InputError) {
    let sorted = unsorted.sorted { ($0.name, $0.area?.rawValue ?? 9, $0.from) < ($1.name, $1.area?.rawValue ?? 9, $1.from) }
    for rate in sorted {
      if let to = rate.to, to < rate.from {
        throw Self.error(rate, column: "to", PolicyText.endsBeforeItBegins(rate, to))
      }
    }
    for (rate, next) in zip(sorted, sorted.dropFirst()) where rate.isSameSeries(next) {
      try Self.check(rate, next)
    }
    for rate in sorted {
      if let other = sorted.first(where: { $0.name == rate.name && ($0.area == nil) != (rate.area == nil) }) {
        throw Self.error(rate, column: "area", PolicyText.withAndWithoutArea(rate, other: other))
      }
      if let other = sorted.first(where: { $0.name == rate.name && !$0.value.hasUnit(of: rate.value) }) {
        throw Self.error(rate, column: "unit", PolicyText.inOtherUnit(rate, other: other))
      }
    }
    rates = sorted
    var names: [String] = []
    for rate in sorted where names.last != rate.name { names.append(rate.name) }
    self.names = names
    series = names.flatMap { name in
      [nil, Area.rural, .urban].map { area in sorted.filter { $0.name == name && $0.area == area } }
    }
    spans = series.map { $0.map { ($0.from, $0.to ?? .last, $0.value) } }
  }

  /// The rate of that name; nil where the table has none.
  package func id(_ name: String) -> RateID? { names.firstIndex(of: name).map { RateID(index: $0) } }

  package func name(_ id: RateID) -> String { names[id.index] }

  /// The rate in force on a day, in an area where it differs by area. Throws where no range covers the day.
  package func rate(_ id: RateID, area: Area, on day: Day) throws(InputError) -> Rate {
    let place = try place(id, area: area, on: day)
    return series[place.series][place.index]
  }

  /// The value of the rate in force on a day; throws where no range covers the day. A rate has texts, which need not be copied where
  /// its value alone is asked for.
  package func value(_ id: RateID, area: Area, on day: Day) throws(InputError) -> RateValue {
    let place = try place(id, area: area, on: day)
    return spans[place.series][place.index].value
  }

  private func place(_ id: RateID, area: Area, on day: Day) throws(InputError) -> (series: Int, index: Int) {
    let everywhere = id.index * 3
    let place = spans[everywhere].isEmpty ? everywhere + (area == .rural ? 1 : 2) : everywhere
    // The latest first: nearly every day that is asked for lies in the last range or two.
    var index = spans[place].count - 1
    while index >= 0 {
      if spans[place][index].from <= day, day <= spans[place][index].to { return (place, index) }
      index -= 1
    }
    let name = place == everywhere ? names[id.index] : "\(names[id.index]), \(area.name)"
    throw InputError(
      file: series[place].last?.place.file ?? "rates.csv", line: series[place].last?.place.line, column: "from",
      PolicyText.noRateInForce(name, on: day))
  }

  /// Whether any rate, or any of those of these names, differs between two days.
  package func changes(between a: Day, and b: Day, of names: Set<String>? = nil) -> Bool {
    rates.contains { $0.isInForce(on: a) != $0.isInForce(on: b) && names?.contains($0.name) ?? true }
  }

  /// The table with rows added: each ends the range before it the day before, runs to the next row where it names no end
  /// of its own, and replaces a row of the same rate, area and first day (RULES 2). Throws where a row is of no rate that
  /// the table has, or leaves a gap or an overlap.
  package func adding(_ added: [Rate]) throws(InputError) -> RateTable {
    var all = rates
    for rate in added {
      guard all.contains(where: rate.isSameSeries) else {
        throw Self.error(rate, column: "rate", PolicyText.notInTable(rate, known: names))
      }
      all.removeAll { rate.isSameSeries($0) && $0.from == rate.from }
      all.append(rate)
    }
    for rate in added {
      if let before = all.indices.filter({ rate.isSameSeries(all[$0]) && all[$0].from < rate.from }).max(by: { all[$0].from < all[$1].from }) {
        // A range is cut short, never stretched: a later beginning leaves a gap, and is refused.
        all[before].to = min(all[before].to ?? .last, rate.from.adding(days: -1))
      }
      if rate.to == nil, let own = all.firstIndex(of: rate) {
        let next = all.filter { rate.isSameSeries($0) && $0.from > rate.from }.map(\.from).min()
        all[own].to = next?.adding(days: -1)
      }
    }
    return try RateTable(all)
  }

  /// The table as though no rate began after a day: the one in force then runs on.
  func without(ratesAfter day: Day) throws(InputError) -> RateTable {
    let known = rates.filter { $0.from <= day }
    return try RateTable(
      known.map { rate in
        var rate = rate
        if !known.contains(where: { rate.isSameSeries($0) && $0.from > rate.from }) { rate.to = nil }
        return rate
      })
  }

  private static func check(_ rate: Rate, _ next: Rate) throws(InputError) {
    if rate.from == next.from {
      throw error(next, column: "from", PolicyText.rateTwice(next, other: rate))
    }
    guard let to = rate.to, to < next.from else {
      throw error(next, column: "from", PolicyText.overlaps(next, rate))
    }
    if to.adding(days: 1) != next.from {
      throw error(next, column: "from", PolicyText.gap(next, from: to.adding(days: 1), to: next.from.adding(days: -1)))
    }
  }

  private static func error(_ rate: Rate, column: String, _ problem: Bilingual) -> InputError {
    InputError(file: rate.place.file, line: rate.place.line, column: column, problem)
  }
}

extension RateValue {
  /// The amount; 0 for a share. A formula's rate is an amount: that is checked when the policy is loaded.
  package var dong: Dong {
    if case .dong(let amount) = self { amount } else { .zero }
  }

  /// The share; 0 for an amount.
  package var share: Ratio {
    if case .percent(let share) = self { share } else { .zero }
  }

  func hasUnit(of other: RateValue) -> Bool {
    switch (self, other) {
    case (.dong, .dong), (.percent, .percent): true
    default: false
    }
  }

  /// `1500000 đồng`, `4.5 %`.
  package var description: String {
    switch self {
    case .dong(let amount): "\(amount) đồng"
    case .percent(let share): "\(Ratio(share.numerator * 100, share.denominator)?.description ?? "") %"
    }
  }

  /// `1.500.000 đồng`, `4,5 %`.
  package var vietnamese: String {
    switch self {
    case .dong(let amount): "\(amount.vietnamese) đồng"
    case .percent(let share): "\(Ratio(share.numerator * 100, share.denominator)?.vietnamese ?? "") %"
    }
  }
}
