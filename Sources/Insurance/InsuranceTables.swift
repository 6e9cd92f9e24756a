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

  /// `cover.csv`: by whom children are insured whose cover begins, ends or changes.
  package static func cover(_ cover: Cover, of period: InsurancePeriod, _ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "year,child_id,first_month,last_month,ward_code,school")
    for (child, stays) in cover.changing {
      for stay in stays {
        csv.field(period.year)
        csv.field(child.description)
        csv.months(stay.months)
        csv.field(wards[stay.ward].code)
        csv.field(stay.school)
        csv.endRow()
      }
    }
    return csv.bytes
  }

  /// `gaps.csv`: months in which nobody insures a child who is insured before and after.
  package static func gaps(_ cover: Cover, of period: InsurancePeriod) -> [UInt8] {
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

  /// `changes.csv`: what is new and what falls away against the lists sent before; `amount` is đồng a month.
  package static func changes(_ changes: ListChanges, _ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "year,ward_code,child_id,change,first_month,last_month,school,standard,amount")
    for change in changes.changes {
      for (kind, runs) in [("decrease", change.decreases), ("increase", change.increases)] {
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
  /// have months that are new on it or fall away from it.
  package static func lists(_ lists: [PublicList], _ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "ward_code,file,school,children,increase,decrease")
    for (list, name) in zip(lists, PublicList.names(of: lists, wards)) {
      csv.field(wards[list.ward].code)
      csv.field("lists/\(name).xlsx")
      csv.field(list.school ?? "")
      csv.field(list.children)
      csv.field(Set(list.increases.map(\.id)).count)
      csv.field(Set(list.decreases.map(\.id)).count)
      csv.endRow()
    }
    return csv.bytes
  }

  /// `withheld.csv`: who stays on the lists as sent before; nil where nobody does.
  package static func withheld(_ changes: ListChanges, _ wards: WardTable) -> [UInt8]? {
    guard !changes.withheld.isEmpty else { return nil }
    var csv = CSVWriter(header: "year,ward_code,child_id,reason")
    for withheld in changes.withheld {
      csv.key(changes.period, withheld.key, wards)
      csv.field(withheld.reason.rawValue)
      csv.endRow()
    }
    return csv.bytes
  }
}

extension CSVWriter {
  fileprivate mutating func key(_ period: InsurancePeriod, _ key: ChildWard, _ wards: WardTable) {
    field(period.year)
    field(wards[key.ward].code)
    field(key.child.description)
  }

  fileprivate mutating func months(_ months: ClosedRange<Month>) {
    field(months.lowerBound)
    field(months.upperBound)
  }
}
