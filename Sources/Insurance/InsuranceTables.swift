import Ledger
import Policy
import Register
import Tables
import Units

/// The CSV files of `chitra insurance`. They are for the office: they name children, and some tell reasons.
package enum InsuranceTables {
  /// `insurance.csv`, exactly as CONTRACT has it: a row for each child and month that is supported.
  package static func insurance(_ roll: InsuranceRoll, _ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "year,ward_code,child_id,month,school,amount")
    for entry in roll.entries {
      for run in entry.runs {
        for month in run.months {
          csv.key(roll.period, entry.key, wards)
          csv.field(month)
          csv.field(run.school)
          csv.field(run.amount)
          csv.endRow()
        }
      }
    }
    return csv.bytes
  }

  /// `unsupported.csv`: the other months of everyone with an accepted row, and why. It tells reasons: for the office alone.
  package static func unsupported(_ roll: InsuranceRoll, _ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "year,ward_code,child_id,first_month,last_month,reason")
    for entry in roll.entries {
      for refused in entry.refused {
        csv.key(roll.period, entry.key, wards)
        csv.months(refused.months)
        csv.field(refused.reason.code)
        csv.endRow()
      }
    }
    return csv.bytes
  }

  /// `cover.csv`: by whom children are insured whose cover begins, ends or changes; `cover`: supported, or what other card they have.
  package static func cover(_ cover: Cover, of period: YearOrQuarter, _ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "year,child_id,first_month,last_month,cover,ward_code,school")
    for changing in cover.changing {
      let stays = changing.stays.map { ($0.months, "supported", wards[$0.ward].code, $0.school) }
      let others = changing.others.map { ($0.months, $0.card.rawValue, "", "") }
      for (months, kind, ward, school) in (stays + others).sorted(by: { ($0.0.lowerBound, $0.2) < ($1.0.lowerBound, $1.2) }) {
        csv.field(period.year)
        csv.field(changing.child.description)
        csv.months(months)
        csv.field(kind)
        csv.field(ward)
        csv.field(school)
        csv.endRow()
      }
    }
    return csv.bytes
  }

  /// `gaps.csv`: months in which nobody insures a child who has cover before and after.
  package static func gaps(_ cover: Cover, of period: YearOrQuarter) -> [UInt8] {
    var csv = CSVWriter(header: "year,child_id,first_month,last_month,reason")
    for gap in cover.gaps {
      csv.field(period.year)
      csv.field(gap.child.description)
      csv.months(gap.months)
      csv.field(gap.reason.code)
      csv.endRow()
    }
    return csv.bytes
  }

  /// `changes.csv`: what is new and what falls away against the lists sent before, and who goes by another name, birthday or gender
  /// than was sent (`correction`, with what stays on the list); `amount` is đồng a month.
  package static func changes(_ changes: ListChanges, _ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "year,ward_code,child_id,change,first_month,last_month,school,standard,amount")
    for change in changes.changes {
      let corrected = change.isCorrected ? change.after.runs.clipped(to: changes.period.ofYear) : []
      for (kind, runs) in [("decrease", change.decreases), ("increase", change.increases), ("correction", corrected)] {
        for run in runs {
          csv.key(changes.period, change.key, wards)
          csv.field(kind)
          csv.months(run.months)
          csv.field(run.school)
          csv.field(run.standard)
          csv.field(run.amount)
          csv.endRow()
        }
      }
    }
    return csv.bytes
  }

  /// `lists.csv`: which workbook has the list of which school (none: the commune's own), how many children are on it, and how many
  /// have months that are new on it or fall away from it, or are to be corrected.
  package static func lists(_ lists: [PublicList], _ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "ward_code,file,school,children,increase,decrease,correction")
    for (list, name) in zip(lists, PublicList.names(of: lists, wards)) {
      csv.field(wards[list.ward].code)
      csv.field("lists/\(name).xlsx")
      csv.field(list.school ?? "")
      csv.field(list.children)
      csv.field(Set(list.increases.map(\.id)).count)
      csv.field(Set(list.decreases.map(\.id)).count)
      csv.field(list.corrections.count)
      csv.endRow()
    }
    return csv.bytes
  }

  /// `withheld.csv`: who stays on the lists as sent before, with which months, at so many đồng a month; nil where nobody does.
  package static func withheld(_ changes: ListChanges, _ wards: WardTable) -> [UInt8]? {
    guard !changes.kept.isEmpty else { return nil }
    var csv = CSVWriter(header: "year,ward_code,child_id,reason,first_month,last_month,school,amount")
    for kept in changes.kept {
      for run in kept.runs {
        csv.key(changes.period, kept.key, wards)
        csv.field(kept.reason.rawValue)
        csv.months(run.months)
        csv.field(run.school)
        csv.field(run.amount)
        csv.endRow()
      }
    }
    return csv.bytes
  }

  /// `outdated.csv`: who was sent otherwise than the register has it now for months before the period; nil where nobody was.
  package static func outdated(_ changes: ListChanges, _ wards: WardTable) -> [UInt8]? {
    guard !changes.outdated.isEmpty else { return nil }
    var csv = CSVWriter(header: "year,ward_code,child_id")
    for key in changes.outdated {
      csv.key(changes.period, key, wards)
      csv.endRow()
    }
    return csv.bytes
  }

  /// `doubled.csv`: the months of children whom two wards have on their lists for one month; nil where there is none.
  package static func doubled(_ changes: ListChanges, _ wards: WardTable) -> [UInt8]? {
    guard !changes.doubled.isEmpty else { return nil }
    let doubled = Set(changes.doubled)
    var csv = CSVWriter(header: "year,ward_code,child_id,first_month,last_month,school")
    for key in changes.after.keys.filter({ doubled.contains($0.child) }).sorted(by: { ($0.child, $0.ward) < ($1.child, $1.ward) }) {
      for run in changes.after[key]?.runs.clipped(to: changes.period.months) ?? [] {
        csv.key(changes.period, key, wards)
        csv.months(run.months)
        csv.field(run.school)
        csv.endRow()
      }
    }
    return csv.bytes
  }
}

extension CSVWriter {
  fileprivate mutating func key(_ period: YearOrQuarter, _ key: ChildWard, _ wards: WardTable) {
    field(period.year)
    field(wards[key.ward].code)
    field(key.child.description)
  }

  fileprivate mutating func months(_ months: ClosedRange<Month>) {
    field(months.lowerBound)
    field(months.upperBound)
  }
}
