import Localization
import Tables
import Units

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

  /// Whether rows of a confidential group alone have it: beside a line its name would tell the group (RULES 7).
  package static func isConfidential(_ name: String) -> Bool { name == motherDateOfBirth.name }

  /// What people call the column of a name: the header of an office's file in Vietnamese, the name itself in English.
  package static func title(of name: String) -> Bilingual {
    Bilingual(vi: columns.first { $0.name == name }?.title ?? name, en: name)
  }

  package static let columns = [
    .wardCode,
    .childID,
    Column(
      "full_name", "Họ và tên", required: true, as: .name, example: "Nguyễn Văn An",
      about: Bilingual(vi: "Họ và tên trẻ em, viết trên một dòng.", en: "The child's name, on one line.")),
    Column(
      "date_of_birth", "Ngày sinh", required: true, as: .day(), example: "15/06/2015",
      about: Bilingual(vi: "Ngày sinh của trẻ em.", en: "The child's date of birth.")),
    Column(
      "gender", "Giới tính", as: .words(of: Gender.self), example: "Nam",
      about: Bilingual(vi: "Nam hoặc Nữ; không bắt buộc.", en: "Nam (male) or Nữ (female); not needed.")),
    Column(
      "resolution", "Nghị quyết", required: true, as: .code(.resolution, suffix: RegisterText.resolutionSuffix), example: "55/2025",
      about: Bilingual(
        vi: "Nghị quyết mà quyết định căn cứ vào: 22/2024 hoặc 55/2025.",
        en: "The resolution on which the decision rests: 22/2024 or 55/2025.")),
    Column(
      "groups", "Nhóm đối tượng", required: true, as: .codes(.group), example: "1.1a;1.4c",
      about: Bilingual(vi: "Mã nhóm đối tượng; nhiều nhóm cách nhau bằng dấu chấm phẩy.", en: "Codes of the groups, joined by ; , + or |.")),
    Column(
      "decision_no", "Số quyết định", required: true, as: .text, example: "41/QĐ-UBND",
      about: Bilingual(vi: "Số quyết định hưởng.", en: "Number of the decision that grants the support.")),
    Column(
      "decision_date", "Ngày quyết định", required: true, as: .day(), example: "22/01/2026",
      about: Bilingual(
        vi: "Ngày ký quyết định. Nghị quyết 22/2024: từ 06/12/2024 đến 31/12/2025; 55/2025: từ 01/01/2026.",
        en: "Day of signing. 22/2024: 2024-12-06 to 2025-12-31; 55/2025: from 2026-01-01.")),
    Column(
      "support_from", "Hưởng từ tháng", as: .month(), example: "03/2025",
      about: Bilingual(
        vi: "Tháng bắt đầu hưởng theo quyết định. Cần với Nghị quyết 22/2024, trừ khi mọi nhóm của dòng là 1.3a, 1.3b.",
        en: "First month by the decision. Needed under 22/2024, unless all groups of the row are 1.3a or 1.3b.")),
    Column(
      "disability_certificate_date", "Ngày cấp giấy xác nhận khuyết tật", as: .day(), example: "10/02/2025",
      about: Bilingual(
        vi: "Cần với Nghị quyết 22/2024 khi mọi nhóm của dòng là 1.3a, 1.3b.",
        en: "Day of the disability certificate. Needed under 22/2024 where all groups of the row are 1.3a or 1.3b.")),
    Column(
      "change_date", "Ngày thay đổi điều kiện", as: .day(), example: "09/04/2026",
      about: Bilingual(
        vi: "Ngày thay đổi mức hoặc điều kiện: ghi ở một dòng mới của cùng trẻ em, cùng xã, cùng nghị quyết.",
        en: "Day on which a fact changed: written in a new row of the same child, ward and resolution.")),
    Column(
      "poverty_exit_date", "Ngày công nhận thoát nghèo", as: .day(), example: "15/12/2025",
      about: Bilingual(
        vi: "Ngày công nhận thoát nghèo, thoát cận nghèo. Cần với nhóm 1.2a, 1.2b; theo 55/2025: một ngày của năm 2025.",
        en: "Day of recognition as out of poverty. Needed with 1.2a and 1.2b; under 55/2025 a day of 2025.")),
    Column(
      "mother_date_of_birth", "Ngày sinh của mẹ", as: .day(), example: "20/08/2009",
      about: Bilingual(vi: "Cần với nhóm 1.5b.", en: "The mother's date of birth. Needed with 1.5b.")),
    Column(
      "allowance_amount", "Mức TCXH đang hưởng", as: .amount(maximum: .maximumOfCell), example: "1.050.000",
      about: Bilingual(
        vi: "Số tiền trợ cấp xã hội đang hưởng một tháng, đồng. Nhóm 1.1a, 1.2a, 1.3a: cần mức, hệ số hoặc diện.",
        en: "Social allowance received a month, đồng. With 1.1a, 1.2a, 1.3a the amount, the coefficient or the category is needed.")),
    Column(
      "allowance_coefficient", "Hệ số TCXH", as: .decimal(places: 2, maximum: 10), example: "1,5",
      about: Bilingual(
        vi: "Hệ số trợ cấp xã hội, từ 0 đến 10, không quá hai chữ số thập phân; dùng khi không ghi mức.",
        en: "Coefficient of the social allowance, 0 to 10, at most two decimals; used where no amount is given.")),
    Column(
      "allowance_category", "Diện TCXH", as: .codes(.allowanceCategory), example: "disabled-severe",
      about: Bilingual(
        vi: "Mã diện trợ cấp xã hội; dùng khi không ghi mức và hệ số.",
        en: "Codes of the categories of social allowance; used where neither amount nor coefficient is given.")),
    Column(
      "in_facility", "Ở cơ sở trợ giúp xã hội", as: .yesNo, example: "x",
      about: Bilingual(
        vi: "Ghi x nếu trẻ em đang ở cơ sở trợ giúp xã hội; không thì để trống.",
        en: "x where the child lives in a social assistance facility; else empty.")),
    Column(
      "poor_household", "Thuộc hộ nghèo, cận nghèo", as: .yesNo, example: "x",
      about: Bilingual(vi: "Ghi x nếu thuộc hộ nghèo, hộ cận nghèo; không thì để trống.", en: "x where the household is poor or near-poor; else empty.")),
    Column(
      "survivor_benefit", "Hưởng trợ cấp tuất", as: .yesNo, example: "x",
      about: Bilingual(
        vi: "Ghi x nếu đang hưởng trợ cấp tuất hằng tháng; không thì để trống.",
        en: "x where the child receives a survivor's benefit; else empty.")),
    Column(
      "social_allowance", "Hưởng trợ cấp xã hội", as: .yesNo, example: "x",
      about: Bilingual(
        vi: "Ghi x nếu đang hưởng trợ cấp xã hội; đã ghi mức, hệ số hoặc diện thì không cần.",
        en: "x where the child receives social allowance; not needed where its amount, coefficient or category is given.")),
    Column(
      "other_city_support", "Mức hỗ trợ khác của thành phố", as: .amount(maximum: .maximumOfCell), example: "500.000",
      about: Bilingual(vi: "Mức hỗ trợ hằng tháng theo chính sách khác của thành phố, đồng.", en: "Support from another policy of the city, đồng a month.")),
    Column(
      "other_insurance", "Thẻ BHYT khác (quyền lợi bằng hoặc cao hơn)", "Thẻ BHYT khác", as: .text, example: "Thẻ thân nhân sĩ quan",
      about: Bilingual(
        vi: "Loại thẻ BHYT khác có quyền lợi bằng hoặc cao hơn; không có thì để trống.",
        en: "Another health insurance card of equal or higher benefit; empty where there is none.")),
    Column(
      "school", "Trường học", as: .text, example: "Trường Tiểu học Hải An",
      about: Bilingual(vi: "Tên trường đang học; không đi học thì để trống.", en: "The school; empty where the child is not at school.")),
    Column(
      "end_date", "Ngày chết, chuyển đi hoặc hết điều kiện", as: .day(), example: "12/05/2026",
      about: Bilingual(
        vi: "Ngày xảy ra sự việc, không phải tháng đầu tiên không chi. Cần khi đã ghi lý do.",
        en: "Day of the event, not the first unpaid month. Needed with end_reason.")),
    Column(
      "end_decision_no", "Số quyết định thôi hưởng", as: .text, example: "95/QĐ-UBND",
      about: Bilingual(vi: "Số quyết định thôi hưởng, nếu có.", en: "Number of the decision that ends the support, if any.")),
    Column(
      "end_reason", "Lý do thôi hưởng", as: .words(of: EndReason.self), example: "chuyển đi",
      about: Bilingual(vi: "Cần khi đã ghi ngày chết, chuyển đi hoặc hết điều kiện.", en: "Why support ends. Needed with end_date.")),
    Column(
      "transferred_from", "Chuyển đến từ xã", as: .code(.ward), example: "10525",
      about: Bilingual(vi: "Mã xã cũ, khi trẻ em chuyển đến từ xã khác.", en: "Code of the old ward, where the child moved in.")),
    Column(
      "paid_through", "Đã chi trả đến tháng", as: .month(), example: "02/2026",
      about: Bilingual(
        vi: "Tháng cuối cùng xã cũ đã chi, khi trẻ em chuyển đến mà danh sách của xã cũ không có ở đây.",
        en: "Last month that the old ward paid, where its row is not in this register.")),
    Column(
      "payee_name", "Người nhận", as: .text, example: "Nguyễn Thị Mỹ",
      about: Bilingual(vi: "Họ và tên người nhận tiền; để trống thì là trẻ em.", en: "Who receives the money; empty: the child.")),
    Column(
      "payee_id", "Số định danh người nhận", as: .digits(12), example: "030186009123",
      about: Bilingual(vi: "Số định danh cá nhân của người nhận: đủ 12 chữ số.", en: "The payee's personal number: 12 digits.")),
    Column(
      "bank", "Ngân hàng", as: .text, example: "Agribank",
      about: Bilingual(
        vi: "Tên ngân hàng; để trống thì chi bằng tiền mặt. Cần khi đã ghi số tài khoản.",
        en: "The bank; empty: cash. Needed with account_no.")),
    Column(
      "account_no", "Số tài khoản", as: .alphanumeric(RegisterText.accountLength), example: "2100205243100",
      about: Bilingual(vi: "Từ 6 đến 20 chữ số hoặc chữ cái không dấu. Cần khi đã ghi ngân hàng.", en: "6 to 20 digits or Latin letters. Needed with bank.")),
  ]
}
