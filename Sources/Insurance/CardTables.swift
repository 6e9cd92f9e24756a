import Policy
import Tables

extension CardSettlement {
  /// `returns.csv`: every line with its bucket, and what was not returned as line 0; what is wrong with a line or has to be known of
  /// it stands in `message`, in Vietnamese. It is for the office.
  package func csv(_ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(header: "file,line,child_id,bucket,ward_code,school,expected,amount,from,to,card_no,code,message")
    for entry in entries {
      csv.field(entry.line?.file ?? "")
      csv.field(entry.line?.line ?? 0)
      csv.field(entry.child?.description ?? "")
      csv.field(entry.bucket.rawValue)
      csv.field(entry.ward.map { wards[$0].code } ?? "")
      csv.field(entry.list?.school ?? "")
      csv.field(entry.expected?.description ?? "")
      csv.field(entry.amount?.description ?? "")
      csv.field(entry.from?.description ?? "")
      csv.field(entry.to?.description ?? "")
      csv.field(entry.line?.card ?? "")
      csv.field(entry.codes.joined(separator: " "))
      csv.field(entry.messages.joined(separator: " "))
      csv.endRow()
    }
    return csv.bytes
  }

  /// `totals.csv`: by list, what was sent and what came back of it; the row without a ward is of lines that are on no list.
  package func totalsCSV(_ wards: WardTable) -> [UInt8] {
    var csv = CSVWriter(
      header:
        "year,ward_code,school,children,listed,agreed,differing_listed,not_returned,returned,differing_returned,duplicates,not_on_list,bad_line,other_months"
    )
    for (list, total) in totals {
      csv.field(period.year)
      csv.field(list.map { wards[$0.ward].code } ?? "")
      csv.field(list?.school ?? "")
      csv.field(total.children)
      for amount in [
        total.listed, total.agreed, total.differingListed, total.notReturned, total.returned, total.differingReturned, total.duplicates,
        total.notOnList, total.badLine, total.otherMonths,
      ] { csv.field(amount) }
      csv.endRow()
    }
    return csv.bytes
  }
}

extension CardSettlement.Entry {
  /// What is wrong with the line, and what has to be known of it, as `returns.csv` has it.
  package var codes: [String] { (line?.problems.map(\.code.rawValue) ?? []) + notes.map(\.code) }

  /// The same in Vietnamese sentences, each with what to do; nothing of what stood in a cell.
  package var messages: [String] {
    let problems = line?.problems.map { problem in
      let column = problem.error.column.flatMap { name in CardReturnsFile.columns.first { $0.name == name }?.headers.first }
      let advice = problem.error.advice.vietnamese
      return column.map { "Cột \"\($0)\": \(advice)" } ?? advice
    }
    return (problems ?? []) + notes.map(\.message.vietnamese)
  }
}
