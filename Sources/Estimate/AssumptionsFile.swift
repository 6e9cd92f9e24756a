import Localization
import Policy
import Register
import Tables
import Units

/// Children who are expected to join (đối tượng dự kiến tăng; RULES 6).
package struct Cohort: Sendable, Equatable {
  package let ward: WardID
  /// The resolution that pays for the first month.
  package let resolution: ResolutionID
  package let group: GroupID
  package let first: Month
  /// The last month paid.
  package let last: Month
  package let children: Int
  /// In hundredths; what a top-up deducts is this times the standard.
  package let coefficient: Int32?
  /// For how many months; nil to the end of the resolution.
  package let months: Int?
  /// How many of them are insured a month.
  package let insured: Int

  package init(
    ward: WardID, resolution: ResolutionID, group: GroupID, first: Month, last: Month, children: Int, coefficient: Int32?,
    months: Int?, insured: Int
  ) {
    (self.ward, self.resolution, self.group, self.first) = (ward, resolution, group, first)
    (self.last, self.children, self.coefficient) = (last, children, coefficient)
    (self.months, self.insured) = (months, insured)
  }

  package var allowance: Allowance { coefficient.map { .coefficient($0) } ?? .none }
}

/// Reads the file of `--assumptions`. Every fault is told; any stops the run, since a year would be estimated wrong.
package enum AssumptionsFile {
  package static let header = "ward_code,group,first_month,children,allowance_coefficient,months,insured"

  package static let columns = [
    .wardCode,
    Column(
      "group", "Nhóm đối tượng", required: true, as: .code(.group), example: "1.1b",
      about: Bilingual(vi: "Mã nhóm đối tượng.", en: "Code of the group.")),
    Column(
      "first_month", "Tháng bắt đầu", required: true, as: .month(.any), example: "01/2027",
      about: Bilingual(vi: "Tháng đầu tiên được hưởng.", en: "First month paid.")),
    Column(
      "children", "Số trẻ em", required: true, as: .whole(0...maximumChildren), example: "4",
      about: Bilingual(vi: "Số trẻ em dự kiến tăng.", en: "Children who are expected to join.")),
    Column(
      "allowance_coefficient", "Hệ số TCXH", as: .decimal(places: 2, maximum: Int(maximumCoefficient / 100)), example: "1,5",
      about: Bilingual(
        vi: "Cần với nhóm 1.1a, 1.2a, 1.3a: hệ số trợ cấp xã hội, từ 0 đến 10.",
        en: "Needed with 1.1a, 1.2a, 1.3a: coefficient of the social allowance, 0 to 10.")),
    Column(
      "months", "Số tháng", as: .whole(1...maximumMonths), example: "24",
      about: Bilingual(vi: "Số tháng được hưởng; để trống: đến hết nghị quyết.", en: "For how many months; empty: to the end of the resolution.")),
    Column(
      "insured", "Số trẻ em được hỗ trợ BHYT", as: .whole(0...maximumChildren), example: "4",
      about: Bilingual(vi: "Số trẻ em trong đó được hỗ trợ bảo hiểm y tế; để trống: 0.", en: "How many of them are insured; empty: 0.")),
  ]

  /// The most children that a row, and the whole list, may plan.
  static let maximumChildren = 1_000_000
  static let maximumMonths = 1_200
  /// In hundredths.
  static let maximumCoefficient: Int64 = 1_000

  /// - Returns: the cohorts, and what in the file is right, yet probably not meant.
  package static func read(_ source: SourceFile, policy: Policy, wards: WardTable) throws -> (cohorts: [Cohort], remarks: [InputError]) {
    let table = try Table(source, columns: columns)
    var rows = PlainRows(table)
    var remarks = table.remarks
    var lines: [String: Int] = [:]
    var children = 0
    let cohorts = try rows.all { row, errors -> Cohort? in
      guard let cohort = cohort(row, policy, wards, &errors) else { return nil }
      children += cohort.children
      if children > maximumChildren {
        errors.append(row.error("children", EstimateText.tooManyChildren(most: maximumChildren)))
        return nil
      }
      remarks += self.remarks(row, cohort, policy[cohort.resolution])
      let key = [row.text("ward_code"), row.text("group"), cohort.first.description, row.text("allowance_coefficient")].joined(separator: " ")
      if let first = lines[key] {
        remarks.append(row.error("first_month", EstimateText.cohortTwice(line: first)))
      }
      lines[key] = lines[key] ?? row.line
      return cohort
    }
    if cohorts.isEmpty { remarks.append(InputError(file: source.name, EstimateText.noChild)) }
    return (cohorts, remarks)
  }

  private static func remarks(_ row: borrowing PlainRows, _ cohort: Cohort, _ resolution: Resolution) -> [InputError] {
    let group = resolution[cohort.group]
    var remarks: [InputError] = []
    if let last = resolution.lastMonth(of: cohort.group), cohort.last > last {
      remarks.append(row.error("months", EstimateText.beyondWindow(planned: cohort.last, last: last)))
    }
    if let months = cohort.months, cohort.first.distance(to: cohort.last) + 1 < months {
      remarks.append(row.error("months", EstimateText.beyondLast(months, cohort.last)))
    }
    if cohort.insured > 0, !group.isInsured {
      remarks.append(row.error("insured", EstimateText.groupNotInsured(cohort.insured)))
    }
    if cohort.coefficient != nil, group.level.kind != .topUp {
      remarks.append(row.error("allowance_coefficient", EstimateText.coefficientNotUsed))
    }
    return remarks
  }

  private static func cohort(
    _ row: borrowing PlainRows, _ policy: Policy, _ wards: WardTable, _ errors: inout [InputError]
  ) -> Cohort? {
    let ward = row.value("ward_code", &errors, or: FindingText.unknownWard) { wards.id($0.string) }
    let first = row.value("first_month", &errors, or: FindingText.badMonth) { Notation.month($0.bytes) }
    let children = row.value("children", &errors, or: EstimateText.writeChildren(most: maximumChildren)) {
      Notation.whole($0.bytes, in: 0...maximumChildren)
    }
    let coefficient = optional(row, "allowance_coefficient", &errors, or: EstimateText.writeCoefficient) {
      Notation.decimal($0.bytes, places: 2).flatMap { $0 <= maximumCoefficient ? Int32($0) : nil }
    }
    let months = optional(row, "months", &errors, or: EstimateText.writeMonths) {
      Notation.whole($0.bytes, in: 1...maximumMonths)
    }
    let insured = optional(row, "insured", &errors, or: EstimateText.writeInsured) {
      Notation.whole($0.bytes, in: 0...maximumChildren)
    }
    let place = group(row, first, policy, &errors)
    if let insured, let children, insured > children {
      errors.append(row.error("insured", EstimateText.moreInsuredThanChildren(insured, of: children)))
    }
    guard let ward, let first, let children, let (resolution, group) = place else { return nil }
    if case .topUp = policy[resolution][group].level, coefficient == 0 || row.cell("allowance_coefficient").isEmpty {
      errors.append(row.error("allowance_coefficient", EstimateText.coefficientNeeded(group: row.text("group"))))
      return nil
    }
    // Months that are given may run on under the next resolution, but nothing is paid after the last one.
    let end = policy.resolutions.map(\.months.rule.upperBound).max() ?? first
    let last = months.flatMap { first.adding($0 - 1) }.map { min($0, end) } ?? policy[resolution].months.rule.upperBound
    return Cohort(
      ward: ward, resolution: resolution, group: group, first: first, last: last, children: children, coefficient: coefficient,
      months: months, insured: insured ?? 0)
  }

  /// The resolution that pays for the first month, and the group in it; where no month can be read the group is still looked
  /// for, in the latest resolution.
  private static func group(
    _ row: borrowing PlainRows, _ first: Month?, _ policy: Policy, _ errors: inout [InputError]
  ) -> (ResolutionID, GroupID)? {
    let paying = first.map { first in policy.resolutions.firstIndex { $0.months.rule.contains(first) } }
    if let first, paying == .some(nil) {
      errors.append(row.error("first_month", EstimateText.monthNotPaid(first, by: policy.resolutions)))
    }
    let index = (paying ?? nil) ?? policy.resolutions.count - 1
    let resolution = policy.resolutions[index]
    let codes = resolution.groups.map(\.code)
    let near = NearCode.ofDecimal(row.text("group"), in: codes) ?? NearCode.of(row.text("group"), in: codes)
    let group = row.value("group", &errors, or: FindingText.unknownGroup(near, known: codes.joined(separator: ", "))) {
      resolution.group($0.string)
    }
    return group.map { (ResolutionID(index: UInt8(index)), $0) }
  }

  private static func optional<Value>(
    _ row: borrowing PlainRows, _ column: String, _ errors: inout [InputError], or problem: @autoclosure () -> Bilingual,
    _ parse: (CellText) -> Value?
  ) -> Value? {
    row.cell(column).isEmpty ? nil : row.value(column, &errors, or: problem(), parse)
  }
}
