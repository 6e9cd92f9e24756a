import GRDB
import Localization
import Tables
import Units

/// What the store, its verification and the lists that go into it say where something is wrong. No child's number stands in any.
enum LedgerText {
  // MARK: What is no store

  static let newerVersion = Bilingual(
    vi: "tệp do phiên bản mới hơn của chương trình ghi", en: "it was written by a newer version of the program")

  static let olderVersion = Bilingual(
    vi: "tệp trống, hoặc do phiên bản cũ hơn của chương trình ghi; lần chạy `chitra payout` tới sẽ nâng cấp tệp",
    en: "it is empty, or of an older version of the program, which the next `chitra payout` brings up to date")

  static let ofAnotherProgram = Bilingual(
    vi: "đây là cơ sở dữ liệu của chương trình khác", en: "it is a database of another program")

  static let noDatabase = Bilingual(
    vi: "tệp bị hỏng hoặc không phải là cơ sở dữ liệu", en: "the file is damaged or no database")

  /// What SQLite says of a file that it cannot write: its own words in English; in Vietnamese those that an office meets, else the same.
  static func sqlite(_ error: DatabaseError) -> Bilingual {
    let english = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    let vietnamese =
      switch error.resultCode {
      case .SQLITE_FULL: "đĩa đã đầy"
      case .SQLITE_READONLY, .SQLITE_PERM: "không có quyền ghi"
      case .SQLITE_CANTOPEN: "không mở được tệp"
      case .SQLITE_IOERR: "lỗi đọc, ghi đĩa"
      default: english
      }
    return Bilingual(vi: vietnamese, en: english)
  }

  // MARK: What is damaged in a store

  static func damaged(_ what: Bilingual) -> Bilingual { what + Bilingual(vi: " bị hỏng", en: " is damaged") }

  static func posting(ward: String) -> Bilingual {
    Bilingual(vi: "một khoản ghi sổ của xã \(ward)", en: "a posting of ward \(ward)")
  }

  static func posting(period: String) -> Bilingual {
    Bilingual(vi: "một khoản ghi sổ của kỳ \(period)", en: "a posting of \(period)")
  }

  static let posted = Bilingual(vi: "số đã ghi sổ", en: "what was posted")

  static func posted(ward: String) -> Bilingual {
    Bilingual(vi: "số đã ghi sổ của xã \(ward)", en: "what was posted in ward \(ward)")
  }

  static let opening = Bilingual(vi: "số đã chi trước khi mở sổ", en: "what the opening posted")

  static func cameBack(ward: String) -> Bilingual {
    Bilingual(vi: "số tiền trả về của xã \(ward)", en: "what came back in ward \(ward)")
  }

  static func owed(ward: String) -> Bilingual {
    Bilingual(vi: "số còn phải thu hồi của xã \(ward)", en: "what is owed in ward \(ward)")
  }

  static func repayment(ward: String) -> Bilingual {
    Bilingual(vi: "một khoản nộp lại của xã \(ward)", en: "a repayment of ward \(ward)")
  }

  static func insured(ward: String) -> Bilingual {
    Bilingual(vi: "danh sách bảo hiểm y tế của xã \(ward)", en: "a list of the insured of ward \(ward)")
  }

  static func movement(ward: String, _ event: MoneyMovement.Event) -> Bilingual {
    Bilingual(vi: "khoản tiền (\(event.rawValue)) của xã \(ward)", en: "money of ward \(ward) that was \(event.rawValue)")
  }

  static func settlement(_ period: Month) -> Bilingual {
    Bilingual(vi: "kết quả của một lệnh chi tháng \(period.vietnamese)", en: "what became of a payment of \(period)")
  }

  static let paymentPeriod = Bilingual(vi: "kỳ của một lệnh chi", en: "the period of a payment")
  static let waiting = Bilingual(vi: "lý do chưa chi lại tiền của một trẻ", en: "why a child's money waits")
  static let ofChild = Bilingual(vi: "phần ghi về một trẻ em", en: "what it has of a child")
  static let number = Bilingual(vi: "số định danh của một trẻ", en: "a child's number")
  static let month = Bilingual(vi: "một tháng", en: "a month")

  // MARK: What does not fit in a store

  /// - Parameter problem: what SQLite said.
  static func fileDamaged(_ problem: String) -> Bilingual {
    Bilingual(vi: "tệp sổ dữ liệu bị hỏng: \(problem)", en: "the file is damaged: \(problem)")
  }

  static func rowWithoutPeriod(table: String) -> Bilingual {
    Bilingual(vi: "một dòng của bảng \(table) không thuộc kỳ nào", en: "a row of the table \(table) belongs to no period")
  }

  static func periodMissing(after month: Month, before next: Month) -> Bilingual {
    Bilingual(
      vi: "thiếu tháng \(month.next.vietnamese) giữa hai tháng đã khóa sổ \(month.vietnamese) và \(next.vietnamese)",
      en: "\(month.next) is missing between the closed periods \(month) and \(next)")
  }

  /// What a misfit is of: a period, or what was paid before the store began.
  static func period(_ month: Month?) -> Bilingual {
    month.map { Bilingual(vi: "kỳ \($0.vietnamese)", en: "period \($0)") } ?? Bilingual(vi: "số đã chi trước khi mở sổ", en: "the opening")
  }

  static func postingsDiffer(_ place: Bilingual, _ kind: PostingKind, posted: Dong, told: Dong) -> Bilingual {
    place
      + Bilingual(
        vi: ": các khoản \(kind.vietnamese) đã ghi sổ cộng lại là \(posted.vietnamese), mà kỳ ghi \(told.vietnamese)",
        en: ": the postings of \(kind.rawValue) add up to \(posted), but the period says \(told)")
  }

  static func childrenDiffer(_ place: Bilingual, posted: Int, told: Int) -> Bilingual {
    place
      + Bilingual(
        vi: ": có \(posted) trẻ có khoản ghi sổ, mà kỳ ghi \(told)", en: ": \(posted) children have postings, but the period says \(told)")
  }

  static func owedDiffers(_ place: Bilingual, listed: Dong, told: Dong) -> Bilingual {
    place
      + Bilingual(
        vi: ": danh sách còn phải thu hồi có \(listed.vietnamese) đồng, mà kỳ ghi \(told.vietnamese)",
        en: ": \(listed) đồng are listed as owed, but the period says \(told)")
  }

  static func changedAfterClosing(_ place: Bilingual) -> Bilingual {
    place
      + Bilingual(
        vi: ": mã kiểm tra không khớp với tệp đầu vào, các khoản ghi sổ và kỳ trước: có gì đó đã bị sửa sau khi khóa sổ",
        en: ": its digest is not that of its inputs, its postings and the period before: something was changed after closing")
  }

  static func orders(_ period: String, ward: String, _ what: Bilingual) -> Bilingual {
    Bilingual(
      vi: "kỳ \(period): lệnh chi của xã \(ward) \(what.vietnamese)", en: "period \(period): payment orders of ward \(ward) \(what.english)")
  }

  static let ordersNotPosted = Bilingual(vi: "không đúng với số đã ghi sổ", en: "are not what was posted")

  static let ordersNotSigned = Bilingual(
    vi: "không trả cho người nhận trong danh sách đã ký", en: "do not go to whom the signed list pays")

  static func ward(_ code: String, _ what: Bilingual) -> Bilingual { Bilingual(vi: "xã \(code): ", en: "ward \(code): ") + what }

  static let offeredWithoutReturn = Bilingual(
    vi: "có lệnh chi được chi lại tuy tiền chưa trả về", en: "an order is offered again that did not come back")

  static let setOffWithoutReturn = Bilingual(
    vi: "có lệnh chi được bù trừ tuy tiền chưa trả về", en: "an order is set off that did not come back")

  static let usedMoreThanReturned = Bilingual(
    vi: "một lệnh chi trả về được chi lại và bù trừ nhiều hơn số tiền của lệnh",
    en: "of an order that came back more was offered again and set off than it held")

  static let paidBackMoreThanOwed = Bilingual(
    vi: "đã nộp lại nhiều hơn số phải thu hồi", en: "more was paid back than was owed")

  static func rememberedDiffers(_ month: Month) -> Bilingual {
    Bilingual(
      vi: "số ghi nhớ của một trẻ từ tháng \(month.vietnamese) không đúng với số đã ghi sổ",
      en: "what is remembered of a child for \(month) is not what was posted")
  }

  static let rememberedOfNobody = Bilingual(
    vi: "có số ghi nhớ của một trẻ chưa từng được ghi sổ", en: "something is remembered of a child that was never posted")

  static func unreadablePosting(ward: String) -> Bilingual {
    Bilingual(vi: "không đọc được một khoản ghi sổ của xã \(ward)", en: "a posting of ward \(ward) cannot be read")
  }

  // MARK: What does not fit in the lists of the insured

  static func insuredList(_ number: Int, of year: Int) -> Bilingual {
    Bilingual(vi: "danh sách bảo hiểm y tế số \(number) năm \(year)", en: "list \(number) of the insured of \(year)")
  }

  static func listBeforeMissing(_ place: Bilingual, _ number: Int) -> Bilingual {
    place + Bilingual(vi: ": thiếu danh sách số \(number) trước đó", en: ": list \(number) before it is missing")
  }

  static func changedAfterSending(_ place: Bilingual) -> Bilingual {
    place
      + Bilingual(
        vi: ": mã kiểm tra không khớp với các dòng và danh sách trước: có gì đó đã bị sửa sau khi gửi",
        en: ": its digest is not that of its lines and the list before: something was changed after it was sent")
  }

  static func listSumDiffers(_ place: Bilingual) -> Bilingual {
    place
      + Bilingual(
        vi: ": các dòng của danh sách này và các danh sách trước cộng lại không đúng số đã ghi",
        en: ": its lines and those before do not add up to what it says")
  }

  static let insuredTwice = Bilingual(
    vi: "một danh sách tính hai lần cho một trẻ trong cùng một tháng", en: "a list insures a child twice for a month")

  // MARK: What was allotted

  static let writeYear = Bilingual(vi: "ghi năm đủ 4 chữ số, như 2027.", en: "write the year with 4 digits, as 2027.")

  static let writeLine = Bilingual(
    vi: "ghi hỗ trợ (support) hoặc BHYT (insurance).", en: "write support (hỗ trợ) or insurance (BHYT).")

  static let writeAllotted = Bilingual(
    vi: "ghi số tiền đồng, từ 0 trở lên: 1500000 hoặc 1.500.000.", en: "write the amount in đồng, 0 or more: 1500000 or 1.500.000.")

  static func allottedTwice(line: Int) -> Bilingual {
    Bilingual(
      vi: "năm, xã và khoản chi này đã có ở dòng \(line). Cộng số tiền vào một dòng.",
      en: "year, ward and line stand at line \(line) already. Add the amounts up in one row.")
  }

  static func littleForAYear(_ amount: Dong) -> Bilingual {
    Bilingual(
      vi: "\(amount.vietnamese) đồng là ít cho cả năm. Số tiền tính bằng đồng, không phải triệu đồng.",
      en: "\(amount.vietnamese) đồng is little for a year. Amounts are in đồng, not in triệu đồng.")
  }

  // MARK: What was paid before

  static func paidTwice(line: Int) -> Bilingual {
    Bilingual(
      vi: "trẻ, xã và tháng này đã có ở dòng \(line). Cộng số tiền vào một dòng.",
      en: "the same child, ward and month stand at line \(line) already. Add the amounts up in one row.")
  }

  static let monthNotPaid = Bilingual(
    vi: "không có nghị quyết nào chi trả cho tháng này. Xem lại năm.", en: "no resolution pays for this month. Check the year.")

  static let notPaidAmount = Bilingual(
    vi: "không phải số tiền đồng lớn hơn 0. Ghi 1500000 hoặc 1.500.000.",
    en: "not an amount above 0 in đồng. Write 1500000 or 1.500.000.")

  static let decisionMissing = Bilingual(vi: "thiếu số quyết định.", en: "the decision's number is missing.")

  // MARK: What was paid back

  static let writeRepaid = Bilingual(
    vi: "ghi số tiền đồng, lớn hơn 0: 1500000 hoặc 1.500.000; muốn hủy một khoản nộp lại thì ghi -1500000.",
    en: "write the amount in đồng, above 0: 1500000 or 1.500.000; to cancel a repayment, -1500000.")

  static func writeVoucher(most: Int) -> Bilingual {
    Bilingual(
      vi: "ghi số biên lai hoặc số chứng từ, nhiều nhất \(most) ký tự.",
      en: "write the number of the receipt or voucher, in at most \(most) letters.")
  }

  static let nothingToCancel = Bilingual(
    vi: "theo chứng từ này không có khoản nộp lại nào với số tiền như vậy, nên không có gì để hủy. Xem lại số chứng từ, tháng và số tiền.",
    en: "no repayment of this amount is recorded under the voucher, so there is nothing to cancel. Check voucher, month and amount.")

  static func voucherCancelled(_ voucher: String) -> Bilingual {
    Bilingual(
      vi: "chứng từ này đã được ghi rồi hủy. Ghi khoản nộp lại đúng với số chứng từ khác, như \(voucher)b.",
      en: "the voucher was recorded and cancelled. Give the right repayment another number, such as \(voucher)b.")
  }

  static func voucherTwice(line: Int) -> Bilingual {
    Bilingual(
      vi: "trẻ, tháng và số chứng từ này đã có ở dòng \(line). Xóa một dòng, hoặc cộng lại.",
      en: "child, month and voucher stand at line \(line) already. Delete one of the rows, or add them up.")
  }

  static func voucherDiffers(_ recorded: Repayment) -> Bilingual {
    let (amount, day) = (recorded.amount.vietnamese, recorded.day.vietnamese)
    return Bilingual(
      vi: "chứng từ này đã được ghi, với \(amount) đồng ngày \(day). Số đã ghi giữ nguyên; sửa lại dòng này.",
      en: "the voucher is recorded already, with \(amount) đồng of \(day). What is recorded stays; correct the row.")
  }

  static func voucherAlike(_ voucher: String) -> Bilingual {
    Bilingual(
      vi:
        "chứng từ \(voucher) có cùng trẻ, tháng, số tiền và ngày. Nếu là cùng một khoản tiền thì xóa dòng này; nếu không thì ghi đúng ngày đã nộp.",
      en:
        "voucher \(voucher) has the same child, month, amount and day. If it is the same money, delete the row; if not, give the day on which it was really paid."
    )
  }

  static func moreThanOwed(_ repayment: Repayment, left: Dong) -> Bilingual {
    let (amount, left, month) = (repayment.amount.vietnamese, left.vietnamese, repayment.month.vietnamese)
    return Bilingual(
      vi:
        "\(amount) đồng nhiều hơn số \(left) đồng còn phải thu hồi của tháng \(month). Sửa số tiền; phần còn lại ghi vào các tháng có trong owed.csv.",
      en:
        "\(amount) đồng is more than the \(left) đồng still owed for \(month). Correct the amount; spread the rest over the months that owed.csv lists."
    )
  }

  static func nothingOwed(_ month: Month, listed period: Month) -> Bilingual {
    Bilingual(
      vi:
        "theo danh sách tháng \(period.vietnamese) (owed.csv), tháng \(month.vietnamese) không còn gì phải thu hồi. Nếu đã chi thừa thì sửa danh sách đối tượng, rồi lập bản thảo và khóa sổ tháng sau: số phải thu hồi sẽ được ghi ở đó.",
      en:
        "nothing is owed for \(month.vietnamese) by the list of \(period.vietnamese) (owed.csv). If money was paid too much, correct the register, then draft and close the next month: what is owed is listed then."
    )
  }
}

extension PostingKind {
  fileprivate var vietnamese: String {
    switch self {
    case .arrears: "truy lĩnh"
    case .recovery: "truy thu"
    case .regular: "của tháng"
    }
  }
}
