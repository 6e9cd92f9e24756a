import Tables

/// The columns of the register (danh sách đối tượng đã phê duyệt), in the order of CONTRACT.
package enum RegisterColumn: Int, CaseIterable, Sendable {
  case wardCode, childID, fullName, dateOfBirth, gender, resolution, groups, decisionNo, decisionDate, supportFrom
  case disabilityCertificateDate, changeDate, povertyExitDate, motherDateOfBirth
  case allowanceAmount, allowanceCoefficient, allowanceCategory
  case inFacility, poorHousehold, survivorBenefit, socialAllowance
  case otherCitySupport, otherInsurance, school
  case endDate, endDecisionNo, endReason, transferredFrom, paidThrough
  case payeeName, payeeID, bank, accountNo

  package var name: String { RegisterColumn.columns[rawValue].name }

  package static let columns = [
    Column("ward_code", "Mã xã", required: true),
    Column("child_id", "Số định danh cá nhân", required: true),
    Column("full_name", "Họ và tên", required: true),
    Column("date_of_birth", "Ngày sinh", required: true),
    Column("gender", "Giới tính"),
    Column("resolution", "Nghị quyết", required: true),
    Column("groups", "Nhóm đối tượng", required: true),
    Column("decision_no", "Số quyết định", required: true),
    Column("decision_date", "Ngày quyết định", required: true),
    Column("support_from", "Hưởng từ tháng"),
    Column("disability_certificate_date", "Ngày cấp giấy xác nhận khuyết tật"),
    Column("change_date", "Ngày thay đổi điều kiện"),
    Column("poverty_exit_date", "Ngày công nhận thoát nghèo"),
    Column("mother_date_of_birth", "Ngày sinh của mẹ"),
    Column("allowance_amount", "Mức TCXH đang hưởng"),
    Column("allowance_coefficient", "Hệ số TCXH"),
    Column("allowance_category", "Diện TCXH"),
    Column("in_facility", "Ở cơ sở trợ giúp xã hội"),
    Column("poor_household", "Thuộc hộ nghèo, cận nghèo"),
    Column("survivor_benefit", "Hưởng trợ cấp tuất"),
    Column("social_allowance", "Hưởng trợ cấp xã hội"),
    Column("other_city_support", "Mức hỗ trợ khác của thành phố"),
    Column("other_insurance", "Thẻ BHYT khác (quyền lợi bằng hoặc cao hơn)", "Thẻ BHYT khác"),
    Column("school", "Trường học"),
    Column("end_date", "Ngày chết, chuyển đi hoặc hết điều kiện"),
    Column("end_decision_no", "Số quyết định thôi hưởng"),
    Column("end_reason", "Lý do thôi hưởng"),
    Column("transferred_from", "Chuyển đến từ xã"),
    Column("paid_through", "Đã chi trả đến tháng"),
    Column("payee_name", "Người nhận"),
    Column("payee_id", "Số định danh người nhận"),
    Column("bank", "Ngân hàng"),
    Column("account_no", "Số tài khoản"),
  ]
}
