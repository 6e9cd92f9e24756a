import Insurance
import Localization
import Treasury

extension ReturnBucket {
  var page: CodeText {
    switch self {
    case .paid:
      CodeText(
        Bilingual(vi: "Lệnh chi đã được trả đến người nhận.", en: "The order was paid."),
        example: Bilingual(vi: "Dòng ghi đúng mã thanh toán, đúng số tiền, \"đã chi trả\".", en: "A line with the order's number and amount, and \"paid\"."),
        remedy: Bilingual(vi: "Không phải làm gì.", en: "Nothing."))
    case .failed:
      CodeText(
        Bilingual(vi: "Lệnh chi không thành công: tiền chưa rời Kho bạc.", en: "The order failed: the money never left."),
        example: Bilingual(vi: "Số tài khoản sai, ngân hàng báo \"không thành công\".", en: "The account was wrong, and the bank says \"failed\"."),
        remedy: Bilingual(
          vi: "Sửa tài khoản trong danh sách; còn được hưởng thì lệnh chi tháng sau chi lại.",
          en: "Correct the account in the register; what is still due is offered again by the next month's orders."))
    case .returned:
      CodeText(
        Bilingual(vi: "Tiền bị hoàn trả.", en: "The money came back."),
        example: Bilingual(vi: "Không ai đến nhận tiền mặt, Kho bạc hoàn trả.", en: "Nobody collected the cash, and the Treasury sent it back."),
        remedy: Bilingual(
          vi: "Xem lại người nhận, tài khoản; còn được hưởng thì lệnh chi tháng sau chi lại.",
          en: "Check payee and account; what is still due is offered again with the next month's orders."))
    case .amountDiffers:
      CodeText(
        Bilingual(vi: "Số tiền khác với lệnh chi; dòng không có giá trị.", en: "Another amount than was ordered; the line settles nothing."),
        example: Bilingual(vi: "Lệnh chi 1.500.000, tệp ghi 1.050.000.", en: "1.500.000 was ordered, the file says 1.050.000."),
        remedy: Bilingual(vi: "Hỏi lại ngân hàng, lấy dòng đúng rồi đưa vào lần nữa.", en: "Ask the bank for the right line, and give it."))
    case .unknownPayment:
      CodeText(
        Bilingual(vi: "Sổ dữ liệu không có lệnh chi nào mang mã này.", en: "No order of the store has this number."),
        example: Bilingual(vi: "Mã bị mất chữ số: 202605-10507-0001.", en: "A number that lost a digit: 202605-10507-0001."),
        remedy: Bilingual(vi: "Sửa mã thanh toán trong tệp rồi đưa vào lần nữa.", en: "Correct the number in the file, and give it again."))
    case .otherPeriod:
      CodeText(
        Bilingual(vi: "Lệnh chi thuộc kỳ chi trả khác.", en: "The order is of another period."),
        example: Bilingual(vi: "Mã 202604-10507-00003 trong tệp đối chiếu tháng 05/2026.", en: "202604-10507-00003, while 05/2026 is reconciled."),
        remedy: Bilingual(vi: "Chạy reconcile cho đúng tháng ghi trong mã.", en: "Run reconcile for the month that the number names."))
    case .duplicate:
      CodeText(
        Bilingual(vi: "Trùng với một dòng trước trong cùng lần chạy.", en: "The same as an earlier line of this run."),
        example: Bilingual(vi: "Một tệp được đưa vào hai lần.", en: "One file is given twice."),
        remedy: Bilingual(vi: "Không phải làm gì.", en: "Nothing."))
    case .alreadySettled:
      CodeText(
        Bilingual(vi: "Lần chạy trước đã ghi đúng kết quả này.", en: "Says again what an earlier run was told."),
        example: Bilingual(vi: "Đưa lại tệp của tuần trước.", en: "Last week's file is given again."),
        remedy: Bilingual(vi: "Không phải làm gì.", en: "Nothing."))
    case .contradictsSettled:
      CodeText(
        Bilingual(
          vi: "Trái với kết quả đã ghi; kết quả trước vẫn giữ, không chi lại.",
          en: "Says otherwise than was told before; what was told first stays, and nothing is offered again."),
        example: Bilingual(vi: "Trước báo \"đã chi trả\", nay báo \"hoàn trả\".", en: "\"Paid\" before, and \"returned\" now."),
        remedy: Bilingual(
          vi: "Hỏi ngân hàng bằng văn bản; ghi câu trả lời vào tệp rồi chạy reconcile --correct.",
          en: "Ask the bank for a written answer, put it into a file and give it with reconcile --correct."))
    case .badLine:
      CodeText(
        Bilingual(vi: "Không đọc được dòng.", en: "The line cannot be read."),
        example: Bilingual(vi: "Dòng cộng ở cuối tệp, không có mã thanh toán.", en: "A total at the end of the file, without a number."),
        remedy: Bilingual(
          vi: "Sửa dòng (cột reason ghi sai gì); dòng cộng thì để nguyên.", en: "Correct the line (reason says what is wrong with it); leave a total be."))
    }
  }
}

extension CardBucket {
  var page: CodeText {
    switch self {
    case .agrees:
      CodeText(
        Bilingual(vi: "Tháng và số tiền đúng như danh sách đã gửi.", en: "Months and amount are those of the lists that were sent."),
        example: Bilingual(vi: "Thẻ 01/2026-06/2026, 631.800 đồng, như danh sách.", en: "A card for 01/2026-06/2026 of 631.800 đồng, as listed."),
        remedy: Bilingual(vi: "Không phải làm gì.", en: "Nothing."))
    case .amountDiffers:
      CodeText(
        Bilingual(vi: "Đúng tháng, khác số tiền.", en: "The months are ours, the amount is not."),
        example: Bilingual(
          vi: "Danh sách ghi 113.850 đồng từ 07/2026, cơ quan BHXH tính 105.300.", en: "113.850 đồng from 07/2026 by our list, 105.300 by theirs."),
        remedy: Bilingual(vi: "Đối chiếu mức lương cơ sở và tỷ lệ đóng với cơ quan BHXH.", en: "Compare base salary and rate with the Social Insurance."))
    case .monthsDiffer:
      CodeText(
        Bilingual(vi: "Thời hạn thẻ khác với các tháng đã gửi.", en: "The card's months are not those that were sent."),
        example: Bilingual(vi: "Đã gửi từ 01/2026, thẻ từ 02/2026.", en: "Sent from 01/2026 on, the card begins in 02/2026."),
        remedy: Bilingual(
          vi: "Đối chiếu với cơ quan BHXH; danh sách sai thì sửa rồi gửi danh sách thay đổi.",
          en: "Compare with the Social Insurance; correct the register and send a list where ours is wrong."))
    case .notOnList:
      CodeText(
        Bilingual(vi: "Trẻ không có trong danh sách nào của kỳ.", en: "The child is on no list of the period."),
        example: Bilingual(vi: "Số định danh của trẻ ở thành phố khác.", en: "The number of a child of another city."),
        remedy: Bilingual(vi: "Không thanh toán; báo cơ quan BHXH.", en: "Do not pay it; tell the Social Insurance."))
    case .duplicate:
      CodeText(
        Bilingual(vi: "Các tháng đã có ở dòng khác: mỗi trẻ chỉ có một thẻ.", en: "Other lines cover the months already: a child has one card."),
        example: Bilingual(vi: "Hai dòng 01/2026-12/2026 của một trẻ.", en: "Two lines of one child for 01/2026-12/2026."),
        remedy: Bilingual(vi: "Không thanh toán hai lần; báo cơ quan BHXH.", en: "Do not pay it twice; tell the Social Insurance."))
    case .badLine:
      CodeText(
        Bilingual(vi: "Không đọc được dòng.", en: "The line cannot be read."),
        example: Bilingual(vi: "Từ ngày ghi \"tháng 1\".", en: "\"tháng 1\" as its first day."),
        remedy: Bilingual(vi: "Sửa dòng; dòng cộng thì để nguyên.", en: "Correct the line; leave a total be."))
    case .notReturned:
      CodeText(
        Bilingual(
          vi: "Có trong danh sách đã gửi nhưng không dòng nào của cơ quan BHXH có các tháng này.",
          en: "On our list, and no line of the Social Insurance covers it."),
        example: Bilingual(vi: "Trẻ được gửi từ 05/2026, tệp chưa có thẻ.", en: "Sent from 05/2026 on, and the files have no card yet."),
        remedy: Bilingual(vi: "Hỏi cơ quan BHXH đã cấp thẻ chưa.", en: "Ask the Social Insurance whether the card was issued."))
    }
  }
}

extension Reissue.Waiting {
  /// In a few words, as a line of an explanation ends.
  var short: Bilingual { text }

  var page: CodeText {
    switch self {
    case .rejected:
      CodeText(
        Bilingual(
          vi: "Tiền hoàn trả chờ: khi lập tháng gần nhất, một dòng của trẻ bị loại.",
          en: "Money that came back waits: a row of the child was rejected when the last month was drafted."),
        example: Bilingual(vi: "Ngày sinh của trẻ bị gõ sai.", en: "The child's birthday was mistyped."),
        remedy: Bilingual(vi: "Sửa dòng, lập tháng sau.", en: "Correct the row, and draft the next month."))
    case .held:
      CodeText(
        Bilingual(vi: "Tiền hoàn trả chờ: các dòng của trẻ mâu thuẫn nhau.", en: "Money that came back waits: the child's rows contradict each other."),
        example: Bilingual(vi: "Hai xã cùng chi cho trẻ.", en: "Two wards claim the child."),
        remedy: Bilingual(vi: "Hai xã đối chiếu, sửa dòng, lập tháng sau.", en: "Let the wards settle it, correct the rows, and draft the next month."))
    case .vanished:
      CodeText(
        Bilingual(vi: "Tiền hoàn trả chờ: trẻ không còn dòng nào trong danh sách.", en: "Money that came back waits: the child has no row any more."),
        example: Bilingual(vi: "Dòng của trẻ bị xóa.", en: "The child's row was deleted."),
        remedy: Bilingual(
          vi: "Đưa dòng trở lại, ghi thôi hưởng nếu có, lập tháng sau.", en: "Put the row back, with its end if it ended, and draft the next month."))
    case .owed:
      CodeText(
        Bilingual(
          vi: "Tiền hoàn trả chờ: còn phải thu hồi của trẻ; bản thảo sau sẽ bù trừ.",
          en: "Money that came back waits: the child owes money, which the next draft sets off."),
        example: Bilingual(vi: "Trẻ chết ngày 10/02/2026, tiền tháng 03 hoàn trả.", en: "The child died on 10/02/2026, and the money of 03/2026 came back."),
        remedy: Bilingual(vi: "Lập tháng sau.", en: "Draft the next month."))
    case .contradicted:
      CodeText(
        Bilingual(vi: "Tiền hoàn trả chờ: lệnh chi có hai kết quả trái nhau.", en: "Money that came back waits: two things were told of the order."),
        example: Bilingual(vi: "Ngân hàng báo \"hoàn trả\", rồi \"đã chi trả\".", en: "The bank said \"returned\", then \"paid\"."),
        remedy: Bilingual(vi: "Hỏi lại, rồi chạy reconcile --correct.", en: "Ask, then run reconcile --correct."))
    case .undecided:
      CodeText(
        Bilingual(
          vi: "Tiền hoàn trả chờ: tháng gần nhất được đóng bằng bản chương trình cũ, không có danh sách phải thu.",
          en: "Money that came back waits: the last month was closed by a version that kept no list of what is owed."),
        example: Bilingual(vi: "Tháng đầu tiên sau khi nâng cấp chương trình.", en: "The first month after the program was brought up to date."),
        remedy: Bilingual(vi: "Lập tháng sau.", en: "Draft the next month."))
    }
  }
}

extension ExitStatus {
  var page: CodeText {
    switch self {
    case .done:
      CodeText(
        Bilingual(vi: "Đã xong, không có gì phải xem lại.", en: "Done, and nothing to look at."),
        example: Bilingual(vi: "chitra check với danh sách không có lỗi.", en: "chitra check on a register without faults."),
        remedy: Bilingual(vi: "Không phải làm gì.", en: "Nothing."))
    case .toLookAt:
      CodeText(
        Bilingual(
          vi: "Đã xong, nhưng có việc cần xem lại: dòng bị loại, tạm giữ, không còn dòng, tiền phải thu, dòng trả về không khớp, dự toán không đủ.",
          en: "Done, with something to look at: rejected, held or vanished rows, money owed, returns that do not fit, an allotment that does not suffice."),
        example: Bilingual(vi: "chitra payout với một dòng bị loại.", en: "chitra payout with one rejected row."),
        remedy: Bilingual(
          vi: "Lệnh đã báo là việc gì; sau payout thì xem exceptions.csv, owed.csv hoặc trang \"Lỗi và lưu ý\".",
          en: "The command told what; after payout see exceptions.csv and owed.csv, or the sheet \"Lỗi và lưu ý\"."))
    case .wrongUse:
      CodeText(
        Bilingual(vi: "Gõ sai lệnh; chưa làm gì.", en: "Wrong use; nothing was done."),
        example: Bilingual(vi: "chitra payout --month tháng5", en: "chitra payout --month May"),
        remedy: Bilingual(vi: "Xem chitra LỆNH --help.", en: "See chitra COMMAND --help."))
    case .refused:
      CodeText(
        Bilingual(
          vi: "Không đọc được dữ liệu, hoặc yêu cầu bị từ chối; chưa ghi gì.", en: "The input cannot be read, or the request is refused; nothing was written."),
        example: Bilingual(vi: "Lập lại tháng đã khóa sổ; danh sách là tệp .xlsx.", en: "A closed month is drafted again; the register is an .xlsx file."),
        remedy: Bilingual(vi: "Làm theo lời báo trên màn hình.", en: "Do what the message says."))
    case .defect:
      CodeText(
        Bilingual(vi: "Lỗi của chương trình.", en: "A defect of the program."),
        example: Bilingual(vi: "Số cộng của báo cáo không khớp sổ.", en: "The sums of a report do not fit the ledger."),
        remedy: Bilingual(vi: "Giữ nguyên các tệp và báo lại.", en: "Keep the files as they are, and report it."))
    case .cannotWrite:
      CodeText(
        Bilingual(vi: "Không ghi được kết quả; kết quả cũ vẫn còn.", en: "The output cannot be written; the old one stands."),
        example: Bilingual(vi: "Đĩa đầy.", en: "The disk is full."),
        remedy: Bilingual(vi: "Kiểm tra dung lượng và quyền ghi, rồi chạy lại.", en: "Check space and rights, then run again."))
    case .busy:
      CodeText(
        Bilingual(vi: "Có người khác đang chạy với sổ dữ liệu này.", en: "Another run holds the store."),
        example: Bilingual(vi: "Hai người cùng chạy payout.", en: "Two people run payout at once."),
        remedy: Bilingual(vi: "Chờ lệnh kia xong rồi chạy lại.", en: "Wait until it has ended, then run again."))
    }
  }
}
