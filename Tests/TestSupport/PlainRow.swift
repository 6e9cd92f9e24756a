import Register

/// A row of a child as `PlainRules` reads it, with what becomes of it.
struct PlainRow {
  enum Outcome: String {
    case accepted, held, repeated
    /// For what its own cells say, and for what its first month says.
    case faulty, rejected
  }

  let cells: Cells
  let ward: String
  /// The row is one of 55/2025, else of 22/2024.
  let isOf55: Bool
  let decisionNo: String
  /// In the order of N 1.
  let groups: [String]
  let born, decided: PlainDay
  let ended, changed, leftPoverty, motherBorn: PlainDay?
  /// đồng a month.
  let otherCitySupport: Int
  var outcome = Outcome.accepted
  /// The month with which it begins, and E of it.
  var first = PlainMonth(0, 1)
  var firstDay = PlainDay(0, 1, 1)
  /// It is paid from the month of the disability certificate on.
  var isFromCertificate = false
  /// It ended as moved and is continued elsewhere: the last month posted under its number.
  var movedThrough: PlainMonth?

  init(_ cells: Cells) {
    self.cells = cells
    ward = cells[.wardCode] ?? ""
    isOf55 = cells[.resolution] == "55/2025"
    decisionNo = cells[.decisionNo] ?? ""
    // đ follows d and comes before e, but not by its code point.
    groups = (cells[.groups] ?? "").split(separator: ";").map(String.init).sorted { Self.order.firstIndex(of: $0)! < Self.order.firstIndex(of: $1)! }
    born = PlainDay(cells[.dateOfBirth])!
    decided = PlainDay(cells[.decisionDate])!
    ended = PlainDay(cells[.endDate])
    changed = PlainDay(cells[.changeDate])
    leftPoverty = PlainDay(cells[.povertyExitDate])
    motherBorn = PlainDay(cells[.motherDateOfBirth])
    otherCitySupport = Int(cells[.otherCitySupport] ?? "") ?? 0
    if hasFault { outcome = .faulty }
  }

  private static let order = [
    "1.1a", "1.1b", "1.2a", "1.2b", "1.3a", "1.3b", "1.4a", "1.4b", "1.4c", "1.4d", "1.4đ", "1.4e", "1.4g", "1.5a", "1.5b", "1.6",
  ]

  func has(_ column: RegisterColumn) -> Bool { !(cells[column] ?? "").isEmpty }

  /// Of the faults of a row's own cells, those that random registers have (CONTRACT).
  private var hasFault: Bool {
    let days = isOf55 ? PlainDay(2026, 1, 1)...PlainDay(2030, 12, 31) : PlainDay(2024, 12, 6)...PlainDay(2025, 12, 31)
    let isOutOfPoverty = groups.contains { $0.hasPrefix("1.2") }
    return born > decided || !days.contains(decided) || isOf55 && isOutOfPoverty && leftPoverty?.month.year != 2025
      || has(.gender) && !["Nam", "Nữ"].contains(cells[.gender])
  }

  // MARK: Facts

  var hasAllowance: Bool { has(.allowanceAmount) || has(.allowanceCoefficient) || has(.allowanceCategory) }
  var isInPoorHousehold: Bool { has(.poorHousehold) || groups.contains("1.1a") || groups.contains("1.1b") }
  var getsSocialAllowance: Bool { has(.socialAllowance) || hasAllowance }

  /// E(m): the day on whose facts a month is decided (RULES 1).
  func decisiveDay(_ month: PlainMonth) -> PlainDay { month == first ? firstDay : month.advanced(by: -1).lastDay }

  /// The months for which its resolution pays.
  var months: ClosedRange<PlainMonth> {
    isOf55 ? PlainMonth(2026, 1)...PlainMonth(2030, 12) : PlainMonth(2025, 1)...PlainMonth(2025, 12)
  }

  /// Why it does not pay in a month at all; nil where its ward claims the month with it.
  func reasonAgainst(_ month: PlainMonth) -> String? {
    if month > months.upperBound { return "programme-over" }
    let day = decisiveDay(month)
    if let ended, ended <= day, !(movedThrough.map { month <= $0 } ?? false) { return "ended" }
    return born.birthday(16) <= day ? "over-age" : nil
  }

  /// Why a group does not qualify on a day; nil where it does (N 1, N 2.1.2b).
  func reasonAgainst(_ group: String, on day: PlainDay) -> String? {
    if group.hasPrefix("1.2"), let leftPoverty, leftPoverty.adding(months: 36) <= day { return "window-closed" }
    if group == "1.5b", let motherBorn, motherBorn.birthday(18) <= day { return "mother-adult" }
    let isExcludedByAll = ["1.2b", "1.3b"].contains(group) || group.hasPrefix("1.4") || group.hasPrefix("1.5")
    if isExcludedByAll || group == "1.3a" {
      if has(.inFacility) { return "excluded-facility" }
      if isInPoorHousehold { return "excluded-poor" }
      if has(.survivorBenefit) { return "excluded-survivor" }
    }
    if isExcludedByAll || group == "1.1b", getsSocialAllowance { return "excluded-allowance" }
    return nil
  }

  /// The allowance's coefficient in a month, in hundredths: on the facts of the month's last day.
  func coefficient(_ month: PlainMonth) -> Int {
    if let text = cells[.allowanceCoefficient], !text.isEmpty {
      let parts = text.split { $0 == "," || $0 == "." }.map(String.init)
      let hundredths = parts.count < 2 ? 0 : Int(parts[1].count == 1 ? parts[1] + "0" : parts[1])!
      return Int(parts[0])! * 100 + hundredths
    }
    let isUnderFour = born.birthday(4) > month.lastDay
    return (cells[.allowanceCategory] ?? "").split(separator: ";").map { category in
      switch category {
      case "no-support": isUnderFour ? 250 : 150
      case "hiv": isUnderFour ? 250 : 200
      case "disabled-extremely-severe": 250
      case "disabled-severe": 200
      default: month <= born.birthday(3).month ? 150 : 0
      }
    }.max() ?? 0
  }
}
