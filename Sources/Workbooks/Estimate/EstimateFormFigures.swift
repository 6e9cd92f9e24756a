import Estimate
import Ledger
import Policy
import Units

/// The figures of Mẫu biểu 12.8, and what stands below them.
extension EstimatePapers {
  func form(_ ward: WardID?) -> EstimateForm {
    let (now, before) = (outturns[first - 1], outturns[first - 2])
    let budgeted = Set(forecast.request.budget.amounts.keys.filter { $0.year == first - 1 }.map(\.ward))
    let hasBudget = ward.map { budgeted.contains($0) } ?? !budgeted.isEmpty
    func row(
      _ depth: EstimateForm.Row.Depth, _ number: String, _ title: String, _ money: (PublicTable) -> Int64, allotted: Int64? = nil,
      counts: ((PublicLine?) -> Bool)? = nil
    ) -> EstimateForm.Row {
      EstimateForm.Row(
        depth, number, title, previousOutturn: before.map(money),
        currentChildren: forecast.knowsYearsBefore ? counts.map { persons(first - 1, ward, $0) } : nil,
        currentLevel: counts.flatMap { level(first - 1, ward, $0) }, allotted: hasBudget ? allotted : nil, currentOutturn: now.map(money),
        nextChildren: counts.map { persons(first, ward, $0) }, nextLevel: counts.flatMap { level(first, ward, $0) },
        next: tables[first].map(money))
    }
    let (support, insurance) = (budget.support(ward), budget.millions(ward, .insurance))
    var rows = [
      row(.total, "", "Tổng số", { $0.support(ward) + $0.millions(ward, .insurance) }, allotted: support + insurance),
      EstimateForm.Row(.section, "1", "Chi điều trị"),
      row(.section, "2", "Chi trợ cấp của đối tượng", { $0.support(ward) }, allotted: support, counts: { $0 != nil }),
    ]
    var lines: [(String, PublicTable.Column, (PublicLine?) -> Bool)] = publicLines.map { line in
      ("Nhóm \(line.code): \(line.title)", .line(line), { $0 == line })
    }
    if outturns.values.contains(where: { $0.millions(ward, .unknown) > 0 }) {
      lines.append(("Chi trước khi lập sổ, chưa phân nhóm", .unknown, { _ in false }))
    }
    for (index, (title, column, includes)) in lines.enumerated() {
      rows.append(row(.line, "2.\(index + 1)", title, { $0.millions(ward, column) }, counts: column == .unknown ? nil : includes))
    }
    rows.append(row(.section, "3", "Chi chính sách, chế độ", { $0.millions(ward, .insurance) }, allotted: insurance, counts: { $0 == nil }))
    rows.append(
      row(.line, "3.1", Self.insurance.title, { $0.millions(ward, .insurance) }, counts: { $0 == nil }))
    rows += [EstimateForm.Row(.section, "4", "Chi phục vụ"), EstimateForm.Row(.section, "5", "Chi công việc")]
    return EstimateForm(year: first, rows: rows, notes: formNotes(ward, budgeted: budgeted))
  }

  /// The average level, đồng a month for one child.
  private func level(_ year: Int, _ ward: WardID?, _ includes: (PublicLine?) -> Bool) -> Dong? {
    guard tally.months.lowerBound.year <= year else { return nil }
    let sum = months(year, ward, includes)
    return Ratio(1, Int64(sum.children)).map { sum.amount.times($0) }
  }

  private func formNotes(_ ward: WardID?, budgeted: Set<WardID>) -> [String] {
    var notes = [
      "Số đối tượng: số trẻ em có phát sinh mức hưởng trong năm, mỗi trẻ em tính một lần ở một xã, theo nhóm của tháng hưởng cuối cùng"
        + " trong năm; trẻ em chuyển xã trong năm có ở cả hai xã.",
      "Mức trợ cấp: bình quân một trẻ em một tháng. Số đối tượng x mức x số tháng theo từng mức ở phụ lục kèm theo.",
    ]
    if forecast.knowsYearsBefore { notes.append(outturnNote(ward)) } else { notes.append("Các năm trước năm \(first): chưa đủ mức áp dụng để tính.") }
    if budgeted.isEmpty {
      notes.append("Dự toán được giao năm \(first - 1): chưa có số liệu.")
    } else if ward == nil {
      let missing = wards.filter { !budgeted.contains($0) }.count
      if missing > 0 { notes.append("Dự toán được giao năm \(first - 1): thiếu số liệu của \(missing) xã, phường, đặc khu.") }
    }
    notes.append("Số tiền làm tròn đến triệu đồng sao cho các dòng, các xã cộng lại đúng bằng tổng số.")
    notes += leftOutNote(ward)
    return notes
  }

  /// What the outturn of the year before is made of.
  private func outturnNote(_ ward: WardID?) -> String {
    let year = first - 1
    guard let outturn = forecast.outturn(of: year), let months = Month.of(year: year) else { return "" }
    let wards = concerned(ward)
    let (posted, expected) = (wards.sum { outturn.support($0).posted }, wards.sum { outturn.support($0).expected })
    let insurance = wards.sum { outturn.insurance($0) }
    let health = "bảo hiểm y tế \(insurance.vietnamese) đồng theo danh sách."
    guard let closed = outturn.lastClosed, closed >= months.lowerBound else {
      return "Ước thực hiện năm \(year): số phải chi cả năm theo danh sách \(expected.vietnamese) đồng (chưa khóa sổ tháng nào của năm); \(health)"
    }
    if closed >= months.upperBound {
      return "Ước thực hiện năm \(year): đã chi trong năm theo sổ \(posted.vietnamese) đồng; \(health)"
    }
    return "Ước thực hiện năm \(year): đã chi theo sổ đến hết tháng \(closed.vietnamese) \(posted.vietnamese) đồng, còn phải chi đến hết"
      + " tháng 12 \(expected.vietnamese) đồng (gồm truy lĩnh, trừ thu hồi, kể cả trẻ em dự kiến tăng); \(health)"
  }

  /// What is in no figure.
  private func leftOutNote(_ ward: WardID?) -> [String] {
    let rows = leftOut.filter { ward == nil || $0.key == ward }.values
    let (rejected, held) = (rows.reduce(0) { $0 + $1.rejected }, rows.reduce(0) { $0 + $1.held })
    guard rejected + held > 0 else { return [] }
    return ["Chưa tính \(rejected) dòng bị loại và \(held) dòng tạm giữ của danh sách đối tượng; sửa xong phải lập lại dự toán."]
  }
}
