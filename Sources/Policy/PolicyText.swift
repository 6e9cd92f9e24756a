import Localization
import Units

/// What the reading of the policy (rates, social allowance, resolutions) and of the list of wards says where it stops.
enum PolicyText {
  // MARK: The folder

  static let folderUnreadable = Bilingual(
    vi: "không đọc được thư mục. Kiểm tra đường dẫn và quyền đọc.", en: "the folder cannot be read. Check the path and who may read it.")

  static func fileMissing(_ name: String) -> Bilingual {
    Bilingual(
      vi: "thư mục thiếu tệp \(name). Chép tệp này từ Sources/Policy/Files.",
      en: "the folder lacks the file \(name). Copy it from Sources/Policy/Files.")
  }

  static let noResolution = Bilingual(
    vi: "không có tệp resolution-*.yaml nào. Chép các tệp này từ Sources/Policy/Files.",
    en: "no resolution-*.yaml. Copy them from Sources/Policy/Files.")

  static func resolutionTwice(_ id: String) -> Bilingual {
    Bilingual(
      vi: "nghị quyết \(id) có ở hai tệp. Xóa một tệp.", en: "the resolution \(id) is given twice. Delete one file.")
  }

  // MARK: YAML

  static let emptyFile = Bilingual(vi: "tệp trống.", en: "the file is empty.")

  /// - Parameter problem: what the reader of YAML said.
  static func notYAML(_ problem: String, character: Int) -> Bilingual {
    Bilingual(
      vi: "tệp không đúng dạng YAML: \(problem), ở ký tự thứ \(character). Kiểm tra thụt đầu dòng, dấu nháy và dấu ngoặc.",
      en: "this is not YAML: \(problem), at character \(character). Check indentation, quotes and brackets.")
  }

  static func notYAML(_ problem: String) -> Bilingual {
    Bilingual(vi: "tệp không đúng dạng YAML: \(problem)", en: "this is not YAML: \(problem)")
  }

  static func keysTwice(_ keys: [String]) -> Bilingual {
    let list = keys.map { "\"\($0)\"" }.joined(separator: ", ")
    return Bilingual(vi: "mục \(list) được ghi hai lần. Xóa bớt một.", en: "the key \(list) is given twice. Delete one.")
  }

  static let notAMapping = Bilingual(
    vi: "ở đây phải là các mục (tên: giá trị).", en: "a mapping is expected here (key: value).")

  static func unknownKey(_ name: String, known: [String]) -> Bilingual {
    let list = known.joined(separator: ", ")
    return Bilingual(
      vi: "ở đây không có mục \"\(name)\". Các mục được dùng: \(list).", en: "the key \"\(name)\" is not known here. Known: \(list).")
  }

  static func keyMissing(_ name: String) -> Bilingual {
    Bilingual(vi: "thiếu mục \"\(name)\".", en: "the key \"\(name)\" is missing.")
  }

  static let notAList = Bilingual(
    vi: "ở đây phải là một danh sách ([a, b] hoặc các dòng bắt đầu bằng -).", en: "a list is expected here ([a, b] or lines with -).")

  static let notAText = Bilingual(vi: "ở đây phải ghi một giá trị.", en: "a text is expected here.")

  static func notWhole(_ text: String, in range: ClosedRange<Int>) -> Bilingual {
    Bilingual(
      vi: "\"\(text)\" không phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound).",
      en: "\"\(text)\" is not a whole number from \(range.lowerBound) to \(range.upperBound).")
  }

  static func notDecimal(_ text: String) -> Bilingual {
    Bilingual(vi: "\"\(text)\" không phải là số thập phân. Ghi như 1.5.", en: "\"\(text)\" is not a decimal number. Write 1.5.")
  }

  static func notAFlag(_ text: String) -> Bilingual {
    Bilingual(vi: "\"\(text)\" không phải là true hay false.", en: "\"\(text)\" is neither true nor false.")
  }

  static func notADay(_ text: String) -> Bilingual {
    Bilingual(
      vi: "\"\(text)\" không phải là ngày có trong lịch. Ghi như 2026-05-31.",
      en: "\"\(text)\" is not a day of the calendar. Write 2026-05-31.")
  }

  static func notAMonth(_ text: String) -> Bilingual {
    Bilingual(vi: "\"\(text)\" không phải là tháng. Ghi như 2026-05.", en: "\"\(text)\" is not a month. Write 2026-05.")
  }

  static func unknownRate(_ name: String, known: [String]) -> Bilingual {
    let list = known.joined(separator: ", ")
    return Bilingual(
      vi: "bảng mức chuẩn không có mức \"\(name)\". Các mức: \(list).", en: "the rate table has no rate \"\(name)\". Its rates: \(list).")
  }

  static func rateInOtherUnit(_ rate: Rate, unit: String) -> Bilingual {
    Bilingual(
      vi: "mức \"\(rate.name)\" không tính bằng \(unit) (\(rate.place)).", en: "the rate \"\(rate.name)\" is not in \(unit) (\(rate.place)).")
  }

  // MARK: Resolutions

  static func groupTwice(_ code: String) -> Bilingual {
    Bilingual(vi: "nhóm \(code) được ghi hai lần. Xóa bớt một.", en: "the group \(code) is given twice. Delete one.")
  }

  static func groupCount(most: Int) -> Bilingual {
    Bilingual(vi: "một nghị quyết có từ 1 đến \(most) nhóm.", en: "a resolution has 1 to \(most) groups.")
  }

  static func unknownGroup(_ code: String, known: [String]) -> Bilingual {
    let list = known.joined(separator: ", ")
    return Bilingual(
      vi: "nghị quyết không có nhóm \"\(code)\". Các nhóm: \(list).", en: "the resolution has no group \"\(code)\". Its groups: \(list).")
  }

  static let level = Bilingual(
    vi: "mức hưởng là một trong {topUp: MỨC}, {rate: MỨC}, {multiple: N, of: MỨC}.",
    en: "a level is one of {topUp: RATE}, {rate: RATE}, {multiple: N, of: RATE}.")

  static let window = Bilingual(
    vi: "thời hạn là {months: N, since: poverty_exit_date} hoặc {untilBirthday: N, of: mother_date_of_birth}.",
    en: "a window is {months: N, since: poverty_exit_date} or {untilBirthday: N, of: mother_date_of_birth}.")

  static let windowSince = Bilingual(
    vi: "số tháng được tính từ poverty_exit_date.", en: "months are counted since poverty_exit_date.")

  static let windowOf = Bilingual(
    vi: "sinh nhật là của mother_date_of_birth.", en: "the birthday is of mother_date_of_birth.")

  static func unknownFact(known: [String]) -> Bilingual {
    let list = known.joined(separator: ", ")
    return Bilingual(vi: "không có điều kiện này. Các điều kiện: \(list).", en: "no such fact. Known: \(list).")
  }

  static func factTwice(_ fact: String) -> Bilingual {
    Bilingual(vi: "điều kiện \(fact) được ghi hai lần. Xóa bớt một.", en: "the fact \(fact) is given twice. Delete one.")
  }

  static let startRule = Bilingual(
    vi: "quy tắc là decision, hoặc named (kèm các nhóm của certificate).", en: "the rule is decision, or named (with the groups of certificate).")

  static let levelChange = Bilingual(vi: "levelChange là monthAfter hoặc monthOf.", en: "levelChange is monthAfter or monthOf.")

  static func reversed(_ first: some CustomStringConvertible, _ last: some CustomStringConvertible) -> Bilingual {
    Bilingual(vi: "\(last) trước \(first). Sửa lại một trong hai.", en: "\(last) lies before \(first). Correct one of them.")
  }

  // MARK: Social allowance

  static func tooManyCategories(most: Int) -> Bilingual {
    Bilingual(vi: "chương trình đọc nhiều nhất \(most) diện.", en: "at most \(most) categories are read.")
  }

  static func categoryTwice(_ code: String) -> Bilingual {
    Bilingual(vi: "diện \(code) được ghi hai lần.", en: "the category \(code) is given twice.")
  }

  static let lastStep = Bilingual(
    vi: "chỉ bậc cuối cùng được áp dụng mãi: {coefficient: N}, ghi 0 nếu trợ cấp dừng.",
    en: "the last step, and no other, holds always: {coefficient: N}, 0 where the allowance stops.")

  static let stepOfTwoKinds = Bilingual(
    vi: "một bậc có `under` hoặc `throughMonthOfBirthday`, không có cả hai.", en: "a step has `under` or `throughMonthOfBirthday`, not both.")

  // MARK: Rates

  static func rateTwice(_ rate: Rate) -> Bilingual {
    Bilingual(
      vi: "\(rate.series) từ \(rate.from.vietnamese) được ghi hai lần. Xóa bớt một dòng.",
      en: "\(rate.series) from \(rate.from) is given twice. Delete one of the rows.")
  }

  static func rateTwice(_ rate: Rate, other: Rate) -> Bilingual {
    Bilingual(
      vi: "\(rate.series) từ \(rate.from.vietnamese) được ghi hai lần, còn ở \(other.place). Xóa bớt một dòng.",
      en: "\(rate.series) from \(rate.from) is given twice, also at \(other.place). Delete one of the rows.")
  }

  static let rateNameMissing = Bilingual(
    vi: "thiếu tên mức. Ghi như trong bảng: poverty_line, ...", en: "the rate's name is missing. Write it as in the table: poverty_line, ...")

  static func notAnAreaOrEmpty(_ text: String) -> Bilingual {
    Bilingual(
      vi: "\"\(text)\" không phải là khu vực. Ghi rural (nông thôn), urban (thành thị) hoặc để trống.",
      en: "\"\(text)\" is no area. Write rural or urban, or leave it empty.")
  }

  static func notARateDay(_ text: String) -> Bilingual {
    Bilingual(
      vi: "\"\(text)\" không phải là ngày. Ghi 2026-07-01 hoặc 01/07/2026.", en: "\"\(text)\" is not a day. Write 2026-07-01 or 01/07/2026.")
  }

  static func notADayOrEmpty(_ text: String) -> Bilingual {
    Bilingual(
      vi: "\"\(text)\" không phải là ngày. Ghi 2026-07-01 hoặc 01/07/2026, hoặc để trống.",
      en: "\"\(text)\" is not a day. Write 2026-07-01 or 01/07/2026, or leave it empty.")
  }

  static let sourceMissing = Bilingual(
    vi: "mức không có căn cứ thì không được nhận. Ghi nghị định hoặc nghị quyết và điều quy định mức này.",
    en: "a rate without a source is not accepted. Name the decree or resolution and its article.")

  static func notAnAmount(_ text: String) -> Bilingual {
    Bilingual(
      vi: "\"\(text)\" không phải là số tiền đồng. Ghi 1500000 hoặc 1.500.000.",
      en: "\"\(text)\" is not an amount in đồng. Write 1500000 or 1.500.000.")
  }

  static func rateTooHigh(_ amount: Dong, most: Dong) -> Bilingual {
    Bilingual(
      vi: "\(amount.vietnamese) đồng cao hơn mức cao nhất có thể có (\(most.vietnamese)). Kiểm tra có thừa chữ số không.",
      en: "\(amount) đồng is more than any rate may be (\(most)). Check the zeros.")
  }

  static func notAPercentage(_ text: String) -> Bilingual {
    Bilingual(
      vi: "\"\(text)\" không phải là tỷ lệ phần trăm từ 0 đến 100. Ghi 4.5 hoặc 4,5.",
      en: "\"\(text)\" is not a percentage from 0 to 100. Write 4.5 or 4,5.")
  }

  static func notAUnit(_ text: String) -> Bilingual {
    Bilingual(
      vi: "chương trình không biết đơn vị \"\(text)\". Ghi đồng hoặc %.", en: "\"\(text)\" is not a unit that is known. Write đồng or %.")
  }

  static func endsBeforeItBegins(_ rate: Rate, _ to: Day) -> Bilingual {
    Bilingual(
      vi: "\(rate.series) hết hiệu lực ngày \(to.vietnamese), trước khi có hiệu lực ngày \(rate.from.vietnamese). Sửa lại một trong hai ngày.",
      en: "\(rate.series) ends on \(to), before it begins on \(rate.from). Correct one of the days.")
  }

  static func withAndWithoutArea(_ rate: Rate, other: Rate) -> Bilingual {
    Bilingual(
      vi: "\(rate.name) có dòng ghi khu vực, có dòng không (\(other.place)). Ghi khu vực ở mọi dòng, hoặc không ghi ở dòng nào.",
      en: "\(rate.name) is given both with and without an area (\(other.place)). Give every row an area, or none.")
  }

  static func inOtherUnit(_ rate: Rate, other: Rate) -> Bilingual {
    Bilingual(
      vi: "\(rate.name) tính bằng đơn vị khác ở \(other.place). Chỉ dùng một đơn vị.",
      en: "\(rate.name) is given in another unit at \(other.place). Use one unit.")
  }

  static func overlaps(_ rate: Rate, _ before: Rate) -> Bilingual {
    let last = rate.from.adding(days: -1)
    return Bilingual(
      vi:
        "\(rate.series) từ \(rate.from.vietnamese) chồng lên dòng ở \(before.place), dòng đó có hiệu lực đến \(before.to?.vietnamese ?? "nay"). Cho dòng đó hết hiệu lực ngày \(last.vietnamese).",
      en:
        "\(rate.series) from \(rate.from) overlaps the row at \(before.place), which runs to \(before.to?.description ?? "no end"). End that row on \(last)."
    )
  }

  static func gap(_ rate: Rate, from: Day, to: Day) -> Bilingual {
    Bilingual(
      vi:
        "\(rate.series) bị hở: không có dòng nào cho các ngày từ \(from.vietnamese) đến \(to.vietnamese). Thêm một dòng cho các ngày này, hoặc sửa ngày hết hiệu lực.",
      en: "\(rate.series) has a gap: no row covers \(from) to \(to). Add a row for these days, or move an end.")
  }

  static func noRateInForce(_ series: String, on day: Day) -> Bilingual {
    Bilingual(
      vi: "không có mức \(series) nào có hiệu lực ngày \(day.vietnamese). Thêm một dòng cho ngày này, kèm căn cứ (--rates).",
      en: "no rate \(series) is in force on \(day). Add a row that covers this day, with its source (--rates).")
  }

  static func notInTable(_ rate: Rate, known: [String]) -> Bilingual {
    let list = known.joined(separator: ", ")
    return Bilingual(
      vi: "bảng không có mức \(rate.series). Các mức: \(list). Kiểm tra tên và khu vực.",
      en: "the table has no rate \(rate.series). Its rates: \(list). Check name and area.")
  }

  // MARK: Wards

  static func notAWardCode(_ text: String) -> Bilingual {
    Bilingual(
      vi: "\"\(text)\" không phải là mã xã. Mã xã có 5 chữ số; định dạng cột là Văn bản (Text).",
      en: "\"\(text)\" is not a ward code. A code has 5 digits; format the column as text.")
  }

  static let noWard = Bilingual(
    vi: "danh mục không có xã nào. Chỉ đúng tệp bằng --wards.", en: "the list names no ward. Name the right file with --wards.")

  static func tooManyWards(_ count: Int, most: Int) -> Bilingual {
    Bilingual(
      vi: "danh mục có \(count) xã; chương trình đọc nhiều nhất \(most).", en: "the list names \(count) wards; at most \(most) are read.")
  }

  static func wardRangesOverlap(_ code: String, line: Int, _ day: Day) -> Bilingual {
    Bilingual(
      vi: "các khoảng ngày của xã \(code) chồng nhau: dòng \(line) cũng có ngày \(day.vietnamese). Sửa ngày kết thúc, hoặc xóa một dòng.",
      en: "the ranges of ward \(code) overlap: line \(line) covers \(day) too. Move an end, or delete one.")
  }

  static func wardNotCovered(_ code: String, from: Day, to: Day) -> Bilingual {
    Bilingual(
      vi: "không có dòng nào của xã \(code) cho các ngày từ \(from.vietnamese) đến \(to.vietnamese). Thêm một dòng, hoặc sửa ngày kết thúc.",
      en: "no row of ward \(code) covers \(from) to \(to). Add one, or move an end.")
  }

  static func wardNotCovered(_ code: String, on day: Day) -> Bilingual {
    Bilingual(
      vi: "không có dòng nào của xã \(code) cho ngày \(day.vietnamese). Thêm một dòng cho các ngày này.",
      en: "no row of ward \(code) covers \(day). Add a row for these days.")
  }

  static func notAnArea(_ text: String) -> Bilingual {
    Bilingual(
      vi: "\"\(text)\" không phải là khu vực. Ghi rural (nông thôn) hoặc urban (thành thị).",
      en: "\"\(text)\" is no area. Write rural or urban.")
  }

  static let wardNameMissing = Bilingual(
    vi: "thiếu tên xã, hoặc tên có xuống dòng. Gõ tên trên một dòng.", en: "the ward's name is missing, or holds a line break. Type it on one line.")

  static func rangeReversed(_ from: Day, _ to: Day) -> Bilingual {
    Bilingual(
      vi: "khoảng ngày kết thúc ngày \(to.vietnamese), trước khi bắt đầu ngày \(from.vietnamese).",
      en: "the range ends on \(to), before it begins on \(from).")
  }
}
