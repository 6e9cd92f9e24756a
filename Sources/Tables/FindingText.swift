import Localization
import Units

/// What each finding says: what is wrong and what to do, in the words of an office that keeps its register in Excel.
package enum FindingText {
  // MARK: The file and the row as a whole

  package static let preamble = Bilingual(
    vi: "Đã bỏ qua các dòng tiêu đề phía trên dòng tên cột. Không cần sửa.",
    en: "the title lines above the header were skipped; nothing to do.")

  package static func unknownColumn(_ name: String) -> Bilingual {
    Bilingual(
      vi:
        "Chương trình không biết cột \"\(name)\" và không đọc nó. Nếu là cột cần dùng thì sửa tên cột cho đúng; ví dụ ghi sai tên cột ngày thôi hưởng thì trẻ đã chết, đã chuyển đi vẫn được chi.",
      en: "the column \"\(name)\" is not known and is not read. If it matters, spell its header as in the list of columns.")
  }

  package static let repeatedHeader = Bilingual(
    vi: "Dòng tên cột lặp lại ở giữa danh sách; đã bỏ qua. Không cần sửa.",
    en: "the header stands again here and was skipped; nothing to do.")

  package static func repeatedRow(file: String, line: Int) -> Bilingual {
    Bilingual(
      vi: "Dòng này giống hệt dòng \(line) của tệp \(file); chỉ tính một lần. Nên xóa bớt một dòng.",
      en: "this row is the same as line \(line) of \(file), cell for cell, and counts once. Delete one of them.")
  }

  package static func fieldCount(found: Int, expected: Int, swallowed: Int) -> Bilingual {
    let (vi, en) =
      swallowed > 0
      ? (
        " Dòng này kéo dài qua \(swallowed + 1) dòng của tệp: có thể thiếu dấu nháy kép đóng.",
        " The row runs over \(swallowed + 1) lines of the file: a closing quote may be missing."
      ) : ("", "")
    return Bilingual(
      vi: "Dòng có \(found) ô, dòng tên cột có \(expected) ô.\(vi) Sửa lại cho đủ ô rồi lưu lại.",
      en: "the row has \(found) cells, the header \(expected).\(en) Give it as many cells as the header has.")
  }

  package static let badEncoding = Bilingual(
    vi: "Dòng có ký tự hỏng (sai bảng mã). Trong Excel chọn Lưu thành \"CSV UTF-8\", rồi gõ lại chữ bị hỏng.",
    en: "the row has broken characters (wrong encoding). Save as \"CSV UTF-8\" and type the broken letters again.")

  package static let unclosedQuote = Bilingual(
    vi: "Dấu nháy kép mở ở ô này không được đóng đúng chỗ. Thêm hoặc bỏ dấu nháy kép.",
    en: "the quote that opens this cell is not closed where the cell ends. Add or remove the quote.")

  // MARK: Cells

  package static func missing(_ why: Bilingual? = nil) -> Bilingual {
    Bilingual(
      vi: "Ô này bắt buộc phải có\(why.map { " (\($0.vietnamese))" } ?? ""). Điền giá trị rồi lưu lại.",
      en: "this cell must be filled\(why.map { " (\($0.english))" } ?? "").")
  }

  package static func badDay(_ value: String) -> Bilingual {
    if let serial = Int32(value), (20_000...80_000).contains(serial), let day = Day(number: serial - 25_569) {
      return Bilingual(
        vi: "Ngày đã biến thành số sê-ri của Excel; số này là ngày \(day.vietnamese). Định dạng cột là Ngày (dd/MM/yyyy) rồi lưu lại.",
        en: "a day that became Excel's serial number; it stands for \(day.vietnamese). Format the column as a date (dd/MM/yyyy) and save again.")
    }
    if let day = swapped(value) {
      return Bilingual(
        vi:
          "Ngày đứng sau tháng: đây có phải là ngày \(day.vietnamese)? Định dạng cột là Ngày (dd/MM/yyyy) rồi lưu lại. Xem mọi ngày khác của tệp: 03/12 bị đổi thành 12/03 thì không báo lỗi.",
        en:
          "the month stands before the day; is it \(day.vietnamese)? Format the column as a date (dd/MM/yyyy) and save again. Check every other day of the file: 03/12 that became 12/03 is not noticed."
      )
    }
    return Bilingual(
      vi: "Không đọc được ngày này, hoặc năm không hợp lý. Viết như 31/05/2026 hoặc 2026-05-31.",
      en: "not a day, or not a plausible year. Write 31/05/2026 or 2026-05-31.")
  }

  /// The day that `month/day/year` means.
  private static func swapped(_ value: String) -> Day? {
    let parts = value.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    var text = "\(parts[1])/\(parts[0])/\(parts[2])"
    return text.withUTF8 { Notation.day($0) }
  }

  package static let badMonth = Bilingual(
    vi: "Không phải tháng. Viết như 05/2026 hoặc 2026-05.", en: "not a month. Write 05/2026 or 2026-05.")

  package static let badDong = Bilingual(
    vi: "Không phải số tiền đồng. Viết như 1500000 hoặc 1.500.000, không có chữ và số lẻ.",
    en: "not an amount in đồng. Write 1500000 or 1.500.000, without letters or decimals.")

  package static let badCoefficient = Bilingual(
    vi: "Hệ số phải là số từ 0 đến 10, nhiều nhất hai chữ số thập phân, ví dụ 1,5.",
    en: "a coefficient is a number from 0 to 10 with at most two decimals, like 1.5.")

  package static let badYesNo = Bilingual(
    vi: "Chỉ ghi x (có) hoặc để trống (không).", en: "write x (yes) or leave it empty (no).")

  package static func badID(_ value: String) -> Bilingual {
    let digits = value.utf8.allSatisfy { $0 &- 0x30 <= 9 }
    if value.wholeMatch(of: /[0-9][0-9.,]*[Ee]\+[0-9]+/) != nil {
      return Bilingual(
        vi: "Excel đã đổi số định danh thành dạng \(value) và làm mất chữ số. Định dạng cột là Văn bản (Text), gõ lại đủ 12 chữ số.",
        en: "Excel turned the number into a power of ten and lost digits. Format the column as text and type the 12 digits again.")
    }
    if digits, (10...11).contains(value.utf8.count) {
      return Bilingual(
        vi: "Chỉ có \(value.utf8.count) chữ số: các số 0 ở đầu đã mất. Định dạng cột là Văn bản (Text) rồi gõ lại đủ 12 chữ số.",
        en: "only \(value.utf8.count) digits: leading zeros were lost. Format the column as text and type all 12 digits.")
    }
    if digits, value.utf8.count == 9 {
      return Bilingual(
        vi: "Đây có 9 chữ số, có thể là số chứng minh nhân dân cũ. Ghi số định danh cá nhân (số CCCD) 12 chữ số.",
        en: "9 digits: perhaps the number of an old identity card. Write the personal number of 12 digits.")
    }
    return Bilingual(
      vi: "Số định danh cá nhân phải có đúng 12 chữ số, không có chữ, dấu cách hay dấu chấm.",
      en: "a personal number has exactly 12 digits, without letters, blanks or points.")
  }

  package static let controlCharacter = Bilingual(
    vi: "Ô có ký tự điều khiển hoặc xuống dòng. Xóa ô rồi gõ lại trên một dòng.",
    en: "the cell holds a control character or a line break. Clear it and type it again on one line.")

  package static let formula = Bilingual(
    vi: "Họ và tên không được bắt đầu bằng = + - @ (Excel hiểu là công thức). Gõ lại tên.",
    en: "a name must not begin with = + - @, which Excel takes for a formula. Type the name again.")

  package static let accountWithoutBank = Bilingual(
    vi: "Có số tài khoản nhưng thiếu tên ngân hàng. Điền ngân hàng, hoặc xóa số tài khoản nếu nhận tiền mặt.",
    en: "an account number without a bank. Fill in the bank, or clear the number if paid in cash.")

  package static let bankWithoutAccount = Bilingual(
    vi: "Có ngân hàng nhưng thiếu số tài khoản. Điền số tài khoản, hoặc xóa ngân hàng nếu nhận tiền mặt.",
    en: "a bank without an account number. Fill in the number, or clear the bank if paid in cash.")

  package static let badAccount = Bilingual(
    vi: "Số tài khoản phải có 6 đến 20 chữ số hoặc chữ cái La-tinh, không dấu cách. Định dạng cột là Văn bản (Text).",
    en: "an account number has 6 to 20 digits or Latin letters, no blanks. Format the column as text.")

  package static let badReason = Bilingual(
    vi: "Lý do thôi hưởng phải là: chết, chuyển đi, không đủ điều kiện, hoặc từ chối.",
    en: "the reason is one of: died, moved, ineligible, refused.")

  package static let reasonMissing = Bilingual(
    vi: "Có ngày thôi hưởng thì phải có lý do: chết, chuyển đi, không đủ điều kiện, hoặc từ chối.",
    en: "an end date needs its reason: died, moved, ineligible or refused.")

  package static let badGender = Bilingual(
    vi: "Giới tính ghi Nam hoặc Nữ.", en: "write Nam or Nữ (M or F).")

  package static let unknownWard = Bilingual(
    vi: "Không có mã xã này trong wards.csv. Mã gồm 5 chữ số; sửa lại hoặc bổ sung wards.csv.",
    en: "no ward of this code in wards.csv. A code has 5 digits; correct it, or add the ward.")

  package static func unknownGroup(_ near: String?, known: String) -> Bilingual {
    if let near {
      return Bilingual(
        vi: "Không có nhóm này; có phải là \(near)? Sửa lại cho đúng mã nhóm.",
        en: "no group of this code; is it \(near)? Correct it.")
    }
    return Bilingual(
      vi: "Nghị quyết không có nhóm này. Các nhóm: \(known).",
      en: "the resolution has no such group. Its groups: \(known).")
  }

  package static func unknownResolution(known: String) -> Bilingual {
    Bilingual(vi: "Không có nghị quyết này. Ghi một trong: \(known).", en: "no such resolution. Write one of: \(known).")
  }

  package static func unknownCategory(known: String) -> Bilingual {
    Bilingual(
      vi: "Không có diện trợ cấp xã hội này. Ghi một trong: \(known).",
      en: "no such category of social allowance. Write one of: \(known).")
  }

  package static let bornAfterDecision = Bilingual(
    vi: "Ngày sinh sau ngày quyết định. Xem lại giấy khai sinh và quyết định.",
    en: "born after the decision was signed. Check the birth certificate and the decision.")

  package static func decisionOutsideResolution(_ from: Day, _ to: Day) -> Bilingual {
    Bilingual(
      vi: "Quyết định theo nghị quyết này phải ký từ \(from.vietnamese) đến \(to.vietnamese). Xem lại ngày hoặc nghị quyết.",
      en: "a decision under this resolution is signed from \(from.vietnamese) to \(to.vietnamese). Check the day, or the resolution.")
  }

  package static func exitYearNotCovered(_ years: String) -> Bilingual {
    Bilingual(
      vi: "Nghị quyết chỉ áp dụng cho hộ được công nhận thoát nghèo năm \(years). Xem lại ngày công nhận hoặc nhóm.",
      en: "the resolution covers households recognised out of poverty in \(years) only. Check the day, or the group.")
  }

  package static let ownWard = Bilingual(
    vi: "Xã chuyển đi trùng với xã của dòng này. Ghi mã của xã nơi ở cũ.",
    en: "the ward moved from is the row's own. Write the code of the ward where the child lived before.")

  // MARK: Across rows

  package static let transferUnmatched = Bilingual(
    vi: "Xã cũ không có dòng của trẻ này đã thôi hưởng vì chuyển đi. Nhờ xã cũ ghi ngày và lý do chuyển đi, hoặc điền \"Đã chi trả đến tháng\".",
    en: "the old ward has no row of this child that ended as moved. Have it written there, or fill in paid_through.")

  package static let adjustmentUnmatched = Bilingual(
    vi:
      "Dòng điều chỉnh (có ngày thay đổi) nhưng không có dòng quyết định ban đầu của trẻ tại xã này, cùng nghị quyết. Bổ sung dòng đó, hoặc xóa ngày thay đổi.",
    en: "a change without the decision that it changes: same child, ward and resolution. Add that row, or clear change_date.")

  package static func overAgeAtStart(_ birthday: Day, _ first: Month) -> Bilingual {
    Bilingual(
      vi: "Trẻ đủ 16 tuổi ngày \(birthday.vietnamese), trước khi bắt đầu hưởng (tháng \(first.vietnamese)). Xem lại ngày sinh và tháng hưởng.",
      en: "the child was 16 on \(birthday.vietnamese), before support would begin in \(first.vietnamese). Check birth date and first month.")
  }

  package static func startBeforeBirth(_ first: Month) -> Bilingual {
    Bilingual(
      vi: "Tháng bắt đầu hưởng (\(first.vietnamese)) trước tháng sinh. Xem lại ngày sinh và tháng hưởng.",
      en: "support would begin in \(first.vietnamese), before the month of birth. Check birth date and first month.")
  }

  package static func endBeforeStart(_ end: Day, _ start: Day) -> Bilingual {
    Bilingual(
      vi: "Ngày thôi hưởng \(end.vietnamese) trước ngày bắt đầu xét hưởng \(start.vietnamese). Xem lại hai ngày này.",
      en: "ended on \(end.vietnamese), before support began on \(start.vietnamese). Check both days.")
  }

  package static func duplicateDecision(_ other: String) -> Bilingual {
    Bilingual(
      vi: "Trẻ có hai quyết định cùng tháng bắt đầu và cùng ngày ký tại xã này (xem \(other)). Giữ lại một dòng; chưa chi trả cho đến khi sửa.",
      en: "two decisions of this child here begin in the same month and were signed on the same day (see \(other)). Keep one; nothing is paid until then.")
  }

  package static func doubleClaim(_ other: String) -> Bilingual {
    Bilingual(
      vi:
        "Xã khác (\(other)) cũng có quyết định hưởng cho trẻ trong tháng này. Hai xã đối chiếu; xã cũ ghi ngày chuyển đi, xã mới ghi xã chuyển đến. Chưa chi trả cho đến khi sửa.",
      en:
        "another ward (\(other)) claims this month for the child. Let both settle it: the old ward enters the move, the new one transferred_from. Nothing is paid here until then."
    )
  }

  package static func identityConflict(_ other: String) -> Bilingual {
    Bilingual(
      vi: "Cùng một số định danh nhưng ngày sinh khác nhau (xem \(other)). Đối chiếu giấy khai sinh; chưa chi trả cho đến khi sửa.",
      en: "the same number with different birth dates (see \(other)). Check the birth certificates; nothing is paid until then.")
  }

  package static let idBirthMismatch = Bilingual(
    vi: "Chữ số 5-6 của số định danh không khớp năm sinh. Xem lại số hoặc ngày sinh.",
    en: "digits 5-6 of the number are not those of the birth year. Check both.")

  package static let idGenderMismatch = Bilingual(
    vi: "Chữ số thứ 4 của số định danh không khớp giới tính hoặc thế kỷ sinh. Xem lại.",
    en: "digit 4 of the number does not fit gender and century of birth. Check both.")

  package static func possibleDuplicate(_ other: String) -> Bilingual {
    Bilingual(
      vi: "Cùng họ tên và ngày sinh với một trẻ có số định danh khác (xem \(other)). Kiểm tra có phải một trẻ hai số không.",
      en: "same name and birthday as a child with another number (see \(other)). Check whether it is one child.")
  }

  package static func sharedAccount(_ other: String) -> Bilingual {
    Bilingual(
      vi: "Cùng một tài khoản nhưng người nhận khác tên (xem \(other)). Kiểm tra số tài khoản và tên người nhận.",
      en: "one account with payees of different names (see \(other)). Check the number and the payee.")
  }

  package static func nameDiffers(_ other: String) -> Bilingual {
    Bilingual(
      vi: "Cùng một số định danh nhưng họ tên khác nhau (xem \(other)). Thống nhất cách ghi tên.",
      en: "one number with different names (see \(other)). Write the name the same way everywhere.")
  }

  package static func needsNewDecision(_ last: Month) -> Bilingual {
    Bilingual(
      vi: "Nghị quyết này chỉ chi trả đến tháng \(last.vietnamese). Trẻ cần quyết định mới theo nghị quyết hiện hành thì mới được chi trả tiếp.",
      en: "this resolution pays through \(last.vietnamese) only. The child needs a new decision under the present one to be paid on.")
  }

  package static func vanished(_ ward: String) -> Bilingual {
    Bilingual(
      vi:
        "Trẻ đã được chi trả trước đây nhưng không còn dòng nào của xã \(ward) trong danh sách. Không chi trả, không truy thu. Đưa dòng trở lại và ghi lý do thôi hưởng nếu có.",
      en: "paid before, and no row of ward \(ward) in the register now. Nothing is paid or recovered. Put the row back, with its end if it ended.")
  }
}
