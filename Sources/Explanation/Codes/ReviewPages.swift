import Ledger
import Localization

extension ReviewCode {
  var page: CodeText {
    switch self {
    case .wardTotal:
      CodeText(
        Bilingual(
          vi: "Xã chi tăng hoặc giảm hơn một phần ba so với kỳ đã khóa sổ gần nhất, và từ 5 trẻ em trở lên được chi khác trước.",
          en: "A ward pays more than a third more or less than the last closed month, and at least 5 children are paid otherwise."),
        example: Bilingual(
          vi: "Tháng trước chi 15.900.000 đồng, tháng này 6.700.000 đồng: 7 trẻ em không còn được chi.",
          en: "15.900.000 đồng last month, 6.700.000 this month: 7 children are paid no more."),
        remedy: Bilingual(
          vi: "Đối chiếu với các trang tính Thay đổi và Truy lĩnh, truy thu của xã; đúng thì ký.",
          en: "Compare with the ward's sheets Thay đổi and Truy lĩnh, truy thu; sign where it is right."))
    case .manyNew:
      CodeText(
        Bilingual(
          vi: "Từ 10 trẻ em của xã được chi lần đầu, hơn gấp đôi bình quân các kỳ đã khóa sổ.",
          en: "At least 10 children of a ward are paid for the first time, more than double the average of the closed months."),
        example: Bilingual(vi: "14 trẻ em mới hưởng; bình quân trước đây 2 trẻ em một kỳ.", en: "14 new children, where 2 a month were usual."),
        remedy: Bilingual(
          vi: "Đối chiếu với các quyết định đã ký trong tháng.", en: "Compare with the decisions that were signed in the month."))
    case .manyEnds:
      CodeText(
        Bilingual(
          vi: "Từ 5 trẻ em, hơn một phần mười số trẻ em của xã, thôi hưởng cùng lúc theo danh sách.",
          en: "At least 5 children, more than a tenth of the ward's, end by what the register says."),
        example: Bilingual(
          vi: "5 trong 14 trẻ em cùng có ngày thôi hưởng 20/06/2026.", en: "5 of 14 children have the same end date, 20/06/2026."),
        remedy: Bilingual(
          vi: "Kiểm tra ngày và lý do thôi hưởng có bị điền nhầm hàng loạt (kéo ô trong Excel) không.",
          en: "Check that end dates and reasons were not filled in by mistake (cells dragged down in Excel)."))
    case .longArrears:
      CodeText(
        Bilingual(vi: "Có trẻ em được truy lĩnh từ 12 tháng trở lên.", en: "A child gets arrears of 12 months or more."),
        example: Bilingual(
          vi: "Quyết định ký tháng 01/2026 đến tháng 03/2027 mới có trong danh sách.",
          en: "A decision of 01/2026 comes into the register in 03/2027."),
        remedy: Bilingual(
          vi: "Kiểm tra ngày ký quyết định và việc trước đây đã chi chưa.", en: "Check the day of the decision, and whether it was paid before."))
    case .accountsChanged:
      CodeText(
        Bilingual(
          vi: "Từ 5 trẻ em của xã, hơn một phần mười số nhận qua tài khoản, nay nhận vào tài khoản khác lần trước.",
          en: "At least 5 children of a ward, more than a tenth of those paid to accounts, are paid to another account than the last time."),
        example: Bilingual(vi: "Cột Số tài khoản bị lệch một dòng khi sắp xếp.", en: "The column of accounts slipped by one row when it was sorted."),
        remedy: Bilingual(vi: "Xác nhận lại với người nhận trước khi chi.", en: "Ask the payees before paying."))
    case .accountOfMany:
      CodeText(
        Bilingual(
          vi: "Một tài khoản nhận cho từ 5 trẻ em, hoặc cho trẻ em của hai xã.", en: "One account for 5 children or more, or for children of two wards."),
        example: Bilingual(vi: "Năm trẻ em cùng một số tài khoản.", en: "Five children with the same account."),
        remedy: Bilingual(
          vi: "Kiểm tra người nhận là ai và có đúng là người nuôi dưỡng các trẻ không; sai thì sửa danh sách rồi lập lại bản thảo.",
          en: "Check who the payee is, and whether these children are in that care; if not, correct the register and draft again."))
    case .decisionOfManyWards:
      CodeText(
        Bilingual(
          vi: "Cùng số và ngày quyết định ở từ 3 xã, mỗi xã từ 5 trẻ em (55/2025).",
          en: "One decision number and day in 3 wards or more, with 5 children or more in each (55/2025)."),
        example: Bilingual(vi: "41/QĐ-UBND ngày 22/01/2026 ở ba xã.", en: "41/QĐ-UBND of 22/01/2026 in three wards."),
        remedy: Bilingual(
          vi: "Mỗi quyết định do chủ tịch một xã ký: kiểm tra số quyết định có bị chép nhầm không.",
          en: "A chairman signs for one commune: check whether the number was copied by mistake."))
    }
  }
}
