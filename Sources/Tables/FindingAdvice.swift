import Localization

extension FindingCode {
  /// What to do about a finding, for logs and the screen: it tells no cell, no name, no number and no group (RULES 7). What
  /// stood there and what was probably meant is told in the papers and in exceptions.csv.
  package var advice: Bilingual {
    switch self {
    case .fieldCount:
      Bilingual(
        vi: "số ô của dòng khác số ô của dòng tên cột. Sửa cho đủ ô; có thể thiếu dấu nháy kép.",
        en: "the row has more or fewer cells than the header. Give it as many; a quote may be missing.")
    case .badEncoding:
      Bilingual(
        vi: "dòng có ký tự hỏng. Lưu thành \"CSV UTF-8\" rồi gõ lại chữ bị hỏng.",
        en: "the row has broken characters. Save as \"CSV UTF-8\" and type the broken letters again.")
    case .missingField: Bilingual(vi: "ô để trống mà dòng này bắt buộc phải có. Điền vào ô.", en: "this cell must be filled for this row.")
    case .badDay:
      Bilingual(
        vi: "không phải ngày, hoặc năm không hợp lý. Ghi 31/05/2026 hoặc 2026-05-31; nếu là một con số thì Excel đã đổi ngày thành số.",
        en: "not a day, or not a plausible year. Write 31/05/2026 or 2026-05-31; a number is a day that Excel changed.")
    case .badMonth: Bilingual(vi: "không phải tháng. Ghi 05/2026 hoặc 2026-05.", en: "not a month. Write 05/2026 or 2026-05.")
    case .badNumber:
      Bilingual(
        vi: "không phải số tiền, hoặc không phải hệ số từ 0 đến 10 có nhiều nhất hai chữ số thập phân. Ghi 1500000 hoặc 1.500.000; hệ số ghi 2,5.",
        en: "not an amount, or not a coefficient from 0 to 10 with at most two decimals. Write 1500000 or 1.500.000; a coefficient as 2,5.")
    case .badYesNo: Bilingual(vi: "ghi x là có, hoặc để trống.", en: "write x for yes, or leave it empty.")
    case .badID:
      Bilingual(
        vi: "số định danh cá nhân phải có đúng 12 chữ số. Định dạng cột là Văn bản (Text) rồi gõ lại.",
        en: "a personal number has exactly 12 digits. Format the column as text and type it again.")
    case .badText:
      Bilingual(
        vi: "ô có ký tự điều khiển, bắt đầu như công thức, hoặc dấu nháy kép đặt sai. Gõ lại.",
        en: "the cell holds a control character, begins like a formula, or its quotes are wrong. Type it again.")
    case .badAccount:
      Bilingual(
        vi: "số tài khoản có 6 đến 20 chữ số hoặc chữ cái, và phải có tên ngân hàng.",
        en: "an account number has 6 to 20 digits or letters, and goes with a bank.")
    case .badReason:
      Bilingual(
        vi: "lý do phải là một trong: chết (died), chuyển đi (moved), không đủ điều kiện (ineligible), từ chối (refused).",
        en: "the reason is one of: died (chết), moved (chuyển đi), ineligible (không đủ điều kiện), refused (từ chối).")
    case .badGender: Bilingual(vi: "ghi Nam hoặc Nữ (M hoặc F).", en: "write Nam or Nữ (M or F).")
    case .unknownWard:
      Bilingual(
        vi: "danh mục xã không có mã xã này. Sửa lại, hoặc bổ sung xã vào danh mục.",
        en: "no ward of this code in the list of wards. Correct it, or add the ward.")
    case .unknownGroup:
      Bilingual(vi: "nghị quyết không có nhóm nào có mã này. Sửa lại.", en: "the resolution has no group of this code. Correct it.")
    case .unknownResolution:
      Bilingual(
        vi: "không có nghị quyết này. Ghi 22/2024 hoặc 55/2025, hoặc một nghị quyết có trong chính sách.",
        en: "no such resolution. Write 22/2024 or 55/2025, or one that the policy has.")
    case .unknownCategory:
      Bilingual(vi: "không có diện trợ cấp xã hội này. Sửa lại.", en: "no such category of social allowance. Correct it.")
    case .bornAfterDecision:
      Bilingual(vi: "ngày sinh sau ngày ký quyết định. Xem lại hai ngày này.", en: "born after the decision was signed. Check both days.")
    case .decisionOutsideResolution:
      Bilingual(
        vi: "theo nghị quyết này không ký quyết định vào ngày đó. Xem lại ngày và nghị quyết.",
        en: "signed on a day on which the resolution lets no decision be signed. Check day and resolution.")
    case .exitYearNotCovered:
      Bilingual(
        vi: "được công nhận thoát nghèo vào năm mà nghị quyết không áp dụng. Xem lại ngày.",
        en: "recognised out of poverty in a year that the resolution does not cover. Check the day.")
    case .transferUnmatched:
      Bilingual(
        vi: "xã cũ không có dòng của trẻ này đã thôi hưởng vì chuyển đi. Nhờ xã cũ ghi, hoặc điền cột paid_through (Đã chi trả đến tháng).",
        en: "the old ward has no row of this child that ended as moved. Have it written there, or fill in paid_through.")
    case .adjustmentUnmatched:
      Bilingual(
        vi: "dòng điều chỉnh mà không có dòng quyết định được điều chỉnh. Bổ sung dòng đó, hoặc xóa ô change_date (Ngày thay đổi điều kiện).",
        en: "a change without the decision that it changes. Add that row, or clear change_date.")
    case .overAgeAtStart:
      Bilingual(
        vi: "trẻ đã đủ 16 tuổi trước khi bắt đầu hưởng. Xem lại ngày sinh và tháng bắt đầu.",
        en: "the child was 16 before support would begin. Check birth date and first month.")
    case .startBeforeBirth:
      Bilingual(vi: "bắt đầu hưởng trước tháng sinh. Xem lại cả hai.", en: "support would begin before the month of birth. Check both.")
    case .endBeforeStart:
      Bilingual(vi: "thôi hưởng trước khi bắt đầu hưởng. Xem lại hai ngày này.", en: "support ended before it began. Check both days.")
    case .duplicateDecision:
      Bilingual(
        vi: "hai quyết định của một trẻ bắt đầu cùng tháng và ký cùng ngày. Giữ lại một.",
        en: "two decisions of one child begin together and were signed on one day. Keep one.")
    case .doubleClaim:
      Bilingual(
        vi: "xã khác cũng chi tháng này cho trẻ. Hai xã đối chiếu với nhau.",
        en: "another ward claims the month for the child. Let both wards settle it.")
    case .identityConflict:
      Bilingual(
        vi: "cùng một số định danh mà ngày sinh khác nhau. Đối chiếu giấy khai sinh.",
        en: "one number with different birth dates. Check the birth certificates.")
    case .idBirthMismatch:
      Bilingual(
        vi: "chữ số 5-6 của số định danh không khớp năm sinh. Xem lại cả hai.",
        en: "digits 5-6 of the number are not those of the birth year. Check both.")
    case .idGenderMismatch:
      Bilingual(
        vi: "chữ số thứ 4 của số định danh không khớp giới tính và thế kỷ sinh. Xem lại cả hai.",
        en: "digit 4 of the number does not fit gender and century of birth. Check both.")
    case .possibleDuplicate:
      Bilingual(
        vi: "cùng họ tên và ngày sinh với một trẻ có số định danh khác. Kiểm tra có phải là một trẻ không.",
        en: "same name and birthday as a child with another number. Check whether it is one child.")
    case .sharedAccount:
      Bilingual(
        vi: "một tài khoản có nhiều người nhận khác tên. Kiểm tra số tài khoản và người nhận.",
        en: "one account with payees of different names. Check number and payee.")
    case .nameDiffers:
      Bilingual(
        vi: "cùng một số định danh mà họ tên khác nhau. Ghi tên thống nhất ở mọi dòng.",
        en: "one number with different names. Write the name the same way everywhere.")
    case .needsNewDecision:
      Bilingual(
        vi: "nghị quyết này không còn chi trả. Trẻ cần quyết định mới thì mới được chi tiếp.",
        en: "the resolution no longer pays. A new decision is needed for the child to be paid on.")
    case .unknownColumn:
      Bilingual(
        vi: "chương trình không biết cột này và không đọc. Nếu là cột cần dùng thì ghi tên cột đúng như trong danh mục các cột.",
        en: "this column is not known and is not read. If it matters, spell its header as in the list of columns.")
    case .preamble:
      Bilingual(
        vi: "đã bỏ qua các dòng tiêu đề phía trên dòng tên cột; không cần sửa.",
        en: "title lines above the header were skipped; nothing to do.")
    case .repeatedHeader:
      Bilingual(
        vi: "dòng tên cột lặp lại ở đây và đã được bỏ qua; không cần sửa.",
        en: "the header stands again here and was skipped; nothing to do.")
    case .repeatedRow:
      Bilingual(
        vi: "dòng này giống hệt một dòng khác và chỉ tính một lần. Xóa bớt một dòng.",
        en: "the row is the same as another, cell for cell, and counts once. Delete one.")
    case .vanished:
      Bilingual(
        vi: "đã được chi trước đây mà nay danh sách không còn dòng nào. Đưa dòng trở lại, ghi thôi hưởng nếu đã thôi.",
        en: "paid before, and no row in the register now. Put the row back, with its end if it ended.")
    }
  }
}
