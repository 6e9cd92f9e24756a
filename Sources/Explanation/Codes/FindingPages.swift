import Localization
import Tables

extension FindingCode {
  /// What the code means. What to do is told in the words of the logs (`advice`): one text for both.
  var page: CodeText {
    let (meaning, example) = texts
    return CodeText(meaning, example: example, remedy: advice.map { $0.prefix(1).uppercased() + $0.dropFirst() })
  }

  private var texts: (meaning: Bilingual, example: Bilingual) {
    switch self {
    case .fieldCount:
      (
        Bilingual(
          vi: "Dòng có nhiều hoặc ít ô hơn dòng tên cột, nên không biết ô nào thuộc cột nào.",
          en: "The row has more or fewer cells than the header, so that nobody knows which cell belongs to which column."),
        Bilingual(vi: "Dòng thiếu ô cuối cùng (ngày quyết định).", en: "The row lacks its last cell, the decision's day.")
      )
    case .badEncoding:
      (
        Bilingual(
          vi: "Dòng có ký tự hỏng: tệp không lưu theo bảng mã UTF-8 hoặc UTF-16.",
          en: "The row has bytes that are no text: the file was saved neither as UTF-8 nor as UTF-16."),
        Bilingual(vi: "Chữ \"ễ\" trong họ tên bị hỏng khi lưu.", en: "The letter \"ễ\" of the name was broken when the file was saved.")
      )
    case .missingField:
      (
        Bilingual(vi: "Ô mà dòng này bắt buộc phải có lại để trống.", en: "A cell that this row needs is empty."),
        Bilingual(vi: "Để trống họ và tên.", en: "The name is empty.")
      )
    case .badDay:
      (
        Bilingual(
          vi: "Ô phải ghi ngày nhưng không đọc được là ngày có thật.", en: "A cell that holds a day is no day of the calendar, or is not written as one."),
        Bilingual(vi: "Ngày sinh 15/06/2015 bị Excel đổi thành số 42170.", en: "The birthday 15/06/2015, which Excel turned into 42170.")
      )
    case .badMonth:
      (
        Bilingual(vi: "Ô phải ghi tháng nhưng không đọc được là tháng.", en: "A cell that holds a month is none, or is not written as one."),
        Bilingual(vi: "Đã chi trả đến tháng 13/2026.", en: "Paid through 13/2026.")
      )
    case .badNumber:
      (
        Bilingual(
          vi: "Ô phải ghi số tiền hoặc hệ số nhưng không đọc được, hoặc quá lớn.",
          en: "A cell that holds an amount or a coefficient is no number, or is out of bounds."),
        Bilingual(vi: "Mức trợ cấp xã hội ghi \"1.05 triệu\" thay cho 1050000.", en: "A social allowance of \"1.05 triệu\" instead of 1050000.")
      )
    case .badYesNo:
      (
        Bilingual(vi: "Ô có/không ghi giá trị khác.", en: "A cell for yes or no holds something else."),
        Bilingual(vi: "Hưởng trợ cấp tuất ghi dấu \"?\".", en: "A \"?\" for the survivor benefit.")
      )
    case .badID:
      (
        Bilingual(vi: "Số định danh cá nhân không đủ đúng 12 chữ số.", en: "A personal number does not have exactly 12 digits."),
        Bilingual(vi: "Mất số 0 ở đầu, còn 11 chữ số: 31215000001.", en: "The leading zero was lost, 11 digits are left: 31215000001.")
      )
    case .badText:
      (
        Bilingual(
          vi: "Ô chữ có ký tự điều khiển, bắt đầu như công thức, hoặc dấu nháy kép đặt sai chỗ.",
          en: "A text holds control characters, begins like a formula, or has a quote in the wrong place."),
        Bilingual(vi: "Họ tên là công thức =TRIM(D17).", en: "The name is the formula =TRIM(D17).")
      )
    case .badAccount:
      (
        Bilingual(
          vi: "Số tài khoản không có 6 đến 20 chữ số, chữ cái La-tinh, hoặc thiếu tên ngân hàng.",
          en: "An account number is not 6 to 20 digits or Latin letters, or stands without a bank."),
        Bilingual(vi: "Số tài khoản có gạch nối: 2100-205-118834.", en: "A number with hyphens: 2100-205-118834.")
      )
    case .badReason:
      (
        Bilingual(vi: "Lý do thôi hưởng không phải một trong bốn lý do của danh sách.", en: "The reason for an end is none of the four that there are."),
        Bilingual(vi: "Lý do ghi \"đi học xa\".", en: "The reason is \"đi học xa\" (away at school).")
      )
    case .badGender:
      (
        Bilingual(vi: "Giới tính không ghi Nam hoặc Nữ.", en: "The gender is neither Nam nor Nữ."),
        Bilingual(vi: "Giới tính ghi \"Gái\".", en: "The gender is \"Gái\".")
      )
    case .unknownWard:
      (
        Bilingual(vi: "Mã xã không có trong danh sách xã, phường (wards.csv).", en: "No ward of the list (wards.csv) has this code."),
        Bilingual(vi: "Mã xã 99999.", en: "Ward 99999.")
      )
    case .unknownGroup:
      (
        Bilingual(vi: "Nghị quyết của dòng không có nhóm với mã này.", en: "The row's resolution has no group of this code."),
        Bilingual(vi: "Nhóm ghi 11b thay cho 1.1b.", en: "11b instead of 1.1b.")
      )
    case .unknownResolution:
      (
        Bilingual(vi: "Không có nghị quyết với tên này.", en: "There is no resolution of this name."),
        Bilingual(vi: "Nghị quyết ghi 55/2026 thay cho 55/2025.", en: "55/2026 instead of 55/2025.")
      )
    case .unknownCategory:
      (
        Bilingual(vi: "Không có diện trợ cấp xã hội với mã này.", en: "There is no category of social allowance of this code."),
        Bilingual(vi: "Diện ghi \"khuyết tật nặng\" thay cho disabled-severe.", en: "\"khuyết tật nặng\" instead of disabled-severe.")
      )
    case .bornAfterDecision:
      (
        Bilingual(vi: "Ngày sinh sau ngày ký quyết định.", en: "The child was born after the decision was signed."),
        Bilingual(vi: "Sinh ngày 28/01/2026, quyết định ký ngày 10/01/2026.", en: "Born on 28/01/2026, decided on 10/01/2026.")
      )
    case .decisionOutsideResolution:
      (
        Bilingual(
          vi: "Quyết định ký ngoài thời gian mà nghị quyết cho phép ký.", en: "The decision was signed on a day on which the resolution lets none be signed."),
        Bilingual(
          vi: "Quyết định theo 55/2025 ký ngày 30/12/2025; chỉ ký từ 01/01/2026.",
          en: "A decision under 55/2025 of 30/12/2025; they are signed from 01/01/2026 on.")
      )
    case .exitYearNotCovered:
      (
        Bilingual(
          vi: "Hộ được công nhận thoát nghèo vào năm mà nghị quyết không áp dụng (N 1.2).",
          en: "The household was recognised out of poverty in a year that the resolution does not cover (N 1.2)."),
        Bilingual(
          vi: "Nhóm 1.2b, công nhận thoát nghèo ngày 18/12/2024; 55/2025 chỉ áp dụng cho năm 2025.",
          en: "Group 1.2b, recognised on 18/12/2024; 55/2025 covers 2025 only.")
      )
    case .transferUnmatched:
      (
        Bilingual(
          vi:
            "Dòng ghi trẻ chuyển đến, nhưng xã cũ không có dòng đã thôi hưởng vì chuyển đi và dòng này không ghi xã cũ đã chi đến tháng nào (N 2.1.4đ); hoặc xã cũ chính là xã của dòng.",
          en:
            "The row says that the child moved in, but the old ward has no row that ended as moved, and this one does not say through when the old ward paid (N 2.1.4đ); or the old ward is its own."
        ),
        Bilingual(vi: "Chuyển đến từ xã 10705, xã này không có dòng nào của trẻ.", en: "Moved in from ward 10705, which has no row of the child.")
      )
    case .adjustmentUnmatched:
      (
        Bilingual(
          vi: "Dòng điều chỉnh (có ngày thay đổi điều kiện) nhưng không có quyết định mà nó điều chỉnh: cùng trẻ, cùng xã, cùng nghị quyết.",
          en: "The row changes a decision (it has a change_date), but there is no such decision of the same child, ward and resolution."),
        Bilingual(vi: "Chỉ có một dòng, ghi ngày thay đổi 10/03/2026.", en: "The only row has the change_date 10/03/2026.")
      )
    case .overAgeAtStart:
      (
        Bilingual(vi: "Trẻ đã đủ 16 tuổi khi bắt đầu hưởng (N 2.1.2b).", en: "The child was 16 when support would have begun (N 2.1.2b)."),
        Bilingual(vi: "Sinh ngày 09/01/2010, quyết định ngày 10/01/2026.", en: "Born on 09/01/2010, decided on 10/01/2026.")
      )
    case .startBeforeBirth:
      (
        Bilingual(vi: "Tháng bắt đầu hưởng trước tháng sinh.", en: "Support would begin before the month of birth."),
        Bilingual(vi: "Sinh ngày 14/03/2025, hưởng từ tháng 01/2025.", en: "Born on 14/03/2025, support from 01/2025.")
      )
    case .endBeforeStart:
      (
        Bilingual(vi: "Ngày thôi hưởng trước ngày bắt đầu xét hưởng.", en: "Support ended before it began."),
        Bilingual(vi: "Quyết định ngày 10/01/2026, thôi hưởng ngày 05/01/2026.", en: "Decided on 10/01/2026, ended on 05/01/2026.")
      )
    case .duplicateDecision:
      (
        Bilingual(
          vi: "Hai quyết định của một trẻ tại một xã bắt đầu cùng tháng và ký cùng ngày: không biết quyết định nào thay quyết định nào.",
          en: "Two decisions of one child in one ward begin in the same month and were signed on the same day: neither follows the other."),
        Bilingual(vi: "Quyết định 18 và 19 cùng ký ngày 10/01/2026.", en: "Decisions 18 and 19, both of 10/01/2026.")
      )
    case .doubleClaim:
      (
        Bilingual(
          vi: "Hai xã cùng chi cho một trẻ trong tháng; xã kia có căn cứ trước (N 2.1.4đ).",
          en: "Two wards claim the month for one child, and the other one comes first (N 2.1.4đ)."),
        Bilingual(
          vi: "Xã 10507 hưởng từ 01/2026; xã 10705 cũng có quyết định từ 03/2026 mà không ghi chuyển đến.",
          en: "Ward 10507 pays from 01/2026 on; ward 10705 has a decision from 03/2026 on that names no move.")
      )
    case .identityConflict:
      (
        Bilingual(vi: "Cùng một số định danh nhưng ngày sinh khác nhau.", en: "One personal number has different birth dates."),
        Bilingual(vi: "15/06/2015 ở một dòng, 06/05/2015 ở dòng kia.", en: "15/06/2015 in one row, 06/05/2015 in the other.")
      )
    case .idBirthMismatch:
      (
        Bilingual(vi: "Chữ số 5-6 của số định danh không phải hai số cuối của năm sinh.", en: "Digits 5-6 of the number are not those of the birth year."),
        Bilingual(vi: "Số 031214000001 nhưng sinh năm 2015.", en: "031214000001, but born in 2015.")
      )
    case .idGenderMismatch:
      (
        Bilingual(
          vi: "Chữ số thứ 4 của số định danh không phải của giới tính và thế kỷ sinh (thế kỷ 21: nam 2, nữ 3).",
          en: "Digit 4 of the number is not that of the gender and the century of birth (2000s: 2 for boys, 3 for girls)."),
        Bilingual(vi: "Số 031215000001 là số của nam, dòng ghi Nữ.", en: "031215000001 is a boy's number, the row says Nữ.")
      )
    case .possibleDuplicate:
      (
        Bilingual(
          vi: "Cùng họ tên, cùng ngày sinh nhưng khác số định danh: có thể một trẻ hai số.",
          en: "The same name and birthday under another number: perhaps one child with two numbers."),
        Bilingual(vi: "Hai dòng giống nhau, chỉ khác số định danh.", en: "Two rows that differ in the number alone.")
      )
    case .sharedAccount:
      (
        Bilingual(vi: "Một tài khoản nhưng nhiều người nhận khác tên.", en: "One account has payees of different names."),
        Bilingual(vi: "Hai trẻ, hai người nhận, cùng tài khoản BIDV 46110000387215.", en: "Two children, two payees, one account.")
      )
    case .nameDiffers:
      (
        Bilingual(vi: "Cùng một số định danh nhưng họ tên khác nhau.", en: "One personal number has different names."),
        Bilingual(vi: "Nguyễn Văn An ở một dòng, Nguyễn Văn Ân ở dòng kia.", en: "Nguyễn Văn An in one row, Nguyễn Văn Ân in the other.")
      )
    case .needsNewDecision:
      (
        Bilingual(
          vi: "Quyết định theo nghị quyết đã hết thời gian chi trả; trẻ vẫn dưới 16 tuổi và chưa có quyết định mới.",
          en: "The decision's resolution no longer pays; the child is still under 16 and has no new decision."),
        Bilingual(vi: "Quyết định theo 22/2024, kỳ chi trả tháng 05/2026.", en: "A decision under 22/2024, when 05/2026 is paid.")
      )
    case .unknownColumn:
      (
        Bilingual(vi: "Chương trình không biết cột này và không đọc nó.", en: "The program does not know this column and does not read it."),
        Bilingual(vi: "Cột \"Ghi chú\".", en: "The column \"Ghi chú\" (remarks).")
      )
    case .preamble:
      (
        Bilingual(vi: "Có dòng tiêu đề phía trên dòng tên cột; đã bỏ qua.", en: "Titles stand above the header; they were skipped."),
        Bilingual(vi: "Tên của danh sách ở dòng 1.", en: "The title of the list in line 1.")
      )
    case .repeatedHeader:
      (
        Bilingual(
          vi: "Dòng tên cột lặp lại ở giữa danh sách (thường do ghép hai danh sách); đã bỏ qua.",
          en: "The header stands again further down, as where two lists were joined; it was skipped."),
        Bilingual(vi: "Dòng 3 là dòng tên cột.", en: "Line 3 is the header again.")
      )
    case .repeatedRow:
      (
        Bilingual(vi: "Dòng giống hệt một dòng khác ở mọi ô; chỉ tính một lần.", en: "The row repeats another cell for cell, and counts once."),
        Bilingual(vi: "Hai dòng giống hệt nhau.", en: "The same row twice.")
      )
    case .vanished:
      (
        Bilingual(
          vi: "Trẻ đã được chi trả trước đây nhưng nay không còn dòng nào trong danh sách: dòng bị xóa hoặc đổi số định danh. Không chi, không thu.",
          en: "The child was paid before and has no row now: it was deleted, or its number was changed. Nothing is paid or recovered."),
        Bilingual(
          vi: "Tháng 04/2026 đã chi cho số 031215000001; danh sách nay chỉ còn trẻ khác.",
          en: "031215000001 was paid for 04/2026; the register now holds another child alone.")
      )
    }
  }
}
