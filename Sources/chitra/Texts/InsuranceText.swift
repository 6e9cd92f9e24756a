import Localization
import Units

/// What `chitra insurance` says where it lists and sends.
enum InsuranceText {
  // MARK: Help

  static let abstract = Bilingual(
    vi: "Lập danh sách trẻ em được hỗ trợ bảo hiểm y tế của một năm hoặc một quý, gửi danh sách, và đối chiếu với cơ quan Bảo hiểm xã hội.",
    en: "List whom the wards insure in a year or a quarter, send the lists, and settle them with the Social Insurance.")

  static let discussion = Bilingual(
    vi: """
      Tính xem trẻ em nào được hỗ trợ đóng bảo hiểm y tế vào những tháng nào, rồi ghi trọn vẹn thư mục OUT/insurance-YEAR hoặc không ghi \
      gì: mỗi xã, phường và mỗi trường một danh sách, có phần tăng và phần giảm so với các danh sách đã gửi. Chương trình không ghi nhớ \
      gì cho đến khi có --send: khi đó danh sách được đánh số, không thay đổi nữa, và nằm ở OUT/insurance-YEAR-sent-NUMBER. Chỉ các tệp \
      trong lists/ được đưa ra khỏi cơ quan: mọi tệp khác đều cho biết lý do.

      Với --returns, mỗi dòng cơ quan Bảo hiểm xã hội gửi lại được so với danh sách đã gửi và xếp vào một nhóm kết quả, trong \
      OUT/insurance-YEAR-returns.
      """,
    en: """
      Works out whose health insurance is supported in which months, and writes OUT/insurance-YEAR whole or not at all: one list for \
      each commune and school, with what is new (tăng) and what falls away (giảm) against the lists sent before. Nothing is \
      remembered until --send: then the list gets a number, never changes, and stays in OUT/insurance-YEAR-sent-NUMBER. \
      Only lists/ leaves the office: all else tells reasons.

      With --returns, every line of what the Social Insurance sent back is held against what was sent, and put in one bucket, \
      in OUT/insurance-YEAR-returns.
      """)

  static let year = Bilingual(vi: "Năm lập danh sách hoặc đối chiếu.", en: "The year to list or to settle.")
  static let quarter = Bilingual(vi: "Quý của năm, 1 đến 4. Nếu không ghi: cả năm.", en: "A quarter of the year, 1 to 4. Default: the whole year.")
  static let send = Bilingual(
    vi: "Gửi danh sách: danh sách được đánh số và lưu vào sổ dữ liệu; các danh sách sau cho biết khác gì so với nó.",
    en: "Send the list: it is numbered and kept in the store, and later lists tell what differs from it.")
  static let code = Bilingual(
    vi: "Dùng với --send: chỉ gửi đúng danh sách đã xem, theo mã in trên mỗi trang (8 chữ số và chữ cái).",
    en: "With --send: send only the list that was looked at, by the code on its pages (8 hex digits).")
  static let acceptExceptions = Bilingual(
    vi: "Dùng với --send: gửi dù có dòng bị loại, bị tạm giữ hoặc trẻ em không còn dòng nào: để như vậy là đúng.",
    en: "With --send: send although rows are rejected or held or children vanished: they are rightly left as they are.")
  static let returns = Bilingual(
    vi: "Tệp cơ quan Bảo hiểm xã hội gửi lại: child_id, card_no, from, to, amount (ghi được nhiều lần).",
    en: "What the Social Insurance sent back: child_id, card_no, from, to, amount (repeatable).")

  // MARK: Wrong use

  static let sendOrReturns = Bilingual(
    vi: "--send và --returns là hai việc khác nhau. Chỉ ghi một.", en: "--send and --returns are two requests. Give one.")
  static let codeNeedsSend = Bilingual(
    vi: "--code cho biết gửi danh sách nào: phải đi cùng --send.", en: "--code says which list to send: it needs --send.")
  static let exceptionsNeedSend = Bilingual(
    vi: "--accept-exceptions là của việc gửi: phải đi cùng --send.", en: "--accept-exceptions is about sending: it needs --send.")

  // MARK: Progress

  static func decided(children: Int) -> Bilingual {
    Bilingual(vi: "đã xét hỗ trợ bảo hiểm y tế của \(children) trẻ em", en: "decided the insurance of \(children) children")
  }
  static func wrote(lists: Int, wards: Int) -> Bilingual {
    Bilingual(
      vi: "đã ghi \(lists) danh sách, \(wards) bảng tổng hợp của xã, phường và bảng của thành phố",
      en: "wrote \(lists) lists, \(wards) ward summaries and the city's")
  }

  // MARK: Warnings and refusals

  static func noStore(_ path: String) -> Bilingual {
    Bilingual(
      vi: "chưa có sổ dữ liệu \(path): không biết trước đây đã gửi gì, nên mọi dòng đều là tăng.",
      en: "there is no store \(path): what was sent before is not known, and all is new.")
  }
  static func notCovered(_ year: Int, _ ranges: [(resolution: String, first: Month, last: Month)]) -> Bilingual {
    func text(_ through: String) -> String {
      ranges.map { "\($0.resolution): \($0.first.vietnamese) \(through) \($0.last.vietnamese)" }.joined(separator: "; ")
    }
    return Bilingual(
      vi: "không nghị quyết nào hỗ trợ bảo hiểm y tế trong năm \(year) (\(text("đến"))). Kiểm tra --year.",
      en: "no resolution insures anybody in \(year) (\(text("to"))). Check --year.")
  }
  static func policyChanged(list: Int) -> Bilingual {
    Bilingual(
      vi: """
        mức lương cơ sở, tỷ lệ đóng hoặc nghị quyết không giống khi gửi danh sách \(list) (khác --rates, --policy hoặc phiên bản chương trình): \
        tăng, giảm có thể chỉ do vậy. Kiểm tra --rates và --policy trước khi gửi.
        """,
      en: """
        the rates or resolutions are not those with which list \(list) was sent (another --rates, --policy or version of the program): \
        increases and decreases may come from that alone. Check --rates and --policy before you send.
        """)
  }
  static func anotherCode(now: String, named: String) -> Bilingual {
    Bilingual(
      vi:
        "danh sách bây giờ là \(now), không phải \(named): danh sách đối tượng, mức hoặc danh sách đã gửi đã thay đổi. Lập lại, xem lại, rồi gửi theo mã mới in ra.",
      en:
        "the list is \(now) now, not \(named): register, rates or what was sent have changed since. Draft it again, look at it, and send what that prints."
    )
  }
  static func alreadySent(_ code: String, list: Int, of year: Int, in folder: String) -> Bilingual {
    Bilingual(
      vi: "danh sách \(code) đã được gửi trước đây, là danh sách số \(list) năm \(year), ở \(folder); không gửi lại.",
      en: "the list \(code) was sent before, as list \(list) of \(year), and lies in \(folder); nothing was sent again.")
  }
  static func exceptions(rejected: Int, held: Int, vanished: Int) -> Bilingual {
    Bilingual(
      vi:
        "có \(rejected) dòng bị loại, \(held) dòng bị tạm giữ và \(vanished) trẻ em không còn dòng nào; danh sách chưa được gửi. Sửa danh sách đối tượng (exceptions.csv) rồi lập lại, hoặc gửi với --accept-exceptions nếu để như vậy là đúng.",
      en:
        "\(rejected) rows are rejected, \(held) held, and \(vanished) children vanished; nothing was sent. Correct the register (exceptions.csv) and draft again, or send with --accept-exceptions if they are rightly left as they are."
    )
  }
  static func folderIsThere(_ folder: String, store: String) -> Bilingual {
    Bilingual(
      vi: "đã có thư mục \(folder), mà sổ dữ liệu \(store) không biết danh sách nào như vậy. Ghi đúng sổ dữ liệu với --store, hoặc thư mục khác với --out.",
      en: "\(folder) is there, and the store \(store) knows of no such list. Name the right store with --store, or another folder with --out.")
  }
  static func wardsMissing(_ codes: [String]) -> Bilingual {
    let wards = codes.joined(separator: ", ")
    return Bilingual(
      vi: "không có dòng nào của xã, phường \(wards), là nơi có trong danh sách đã gửi: thiếu tệp. Thêm tệp vào --register rồi chạy lại.",
      en: "no row at all of ward \(wards), which is on a list sent before: a file is missing. Add the file to --register and run again.")
  }
  static func repaired(_ folder: String) -> Bilingual {
    Bilingual(
      vi: "\(folder) bị thiếu vì lần chạy gửi danh sách này bị ngắt; nay đã có đủ.",
      en: "\(folder) was missing, because the run that sent it was interrupted, and is in its place now.")
  }
  static func anotherManifest(_ folder: String, number: Int, year: Int) -> Bilingual {
    Bilingual(
      vi: "\(folder)/manifest.json không phải của danh sách \(number) năm \(year) như sổ dữ liệu ghi",
      en: "\(folder)/manifest.json is not that of list \(number) of \(year), as the store has it")
  }

  // MARK: The outcome

  static let columns = [
    Bilingual(vi: "xã, phường", en: "ward"), Bilingual(vi: "danh sách", en: "lists"), Bilingual(vi: "trẻ em", en: "children"),
    Bilingual(vi: "tháng", en: "months"), Bilingual(vi: "số tiền", en: "amount"), Bilingual(vi: "tăng", en: "increases"),
    Bilingual(vi: "giảm", en: "decreases"), Bilingual(vi: "điều chỉnh", en: "corrections"),
  ]
  static func total(children: Int, months: Int, _ amount: Dong) -> Bilingual {
    Bilingual(
      vi: "\(children) trẻ em, \(months) tháng, \(amount.vietnamese) đồng: \(amount.inWords)",
      en: "\(children) children, \(months) months, \(amount.vietnamese) đồng: \(amount.inWords)")
  }
  static func kept(children: Int, listed: Dong, difference: Dong) -> Bilingual {
    let sign = difference > .zero ? "+" : ""
    return Bilingual(
      vi:
        "\(children) trẻ em giữ nguyên như danh sách đã gửi, vì có dòng bị loại, bị tạm giữ hoặc không còn dòng nào: xem withheld.csv. Các danh sách vì vậy là \(listed.vietnamese) đồng (\(sign)\(difference.vietnamese)). Sửa danh sách đối tượng; ai thôi hưởng phải có dòng ghi ngày thôi hưởng.",
      en:
        "\(children) children stay on the lists as sent before, because a row is rejected, held or gone: see withheld.csv. The lists have \(listed.vietnamese) đồng therefore (\(sign)\(difference.vietnamese)). Mend the register; who is to leave needs a row that ended."
    )
  }
  static func gaps(_ count: Int) -> Bilingual {
    Bilingual(
      vi: "\(count) lần thẻ của trẻ em bị gián đoạn giữa hai thời gian có thẻ: xem gaps.csv. Thẻ không được gián đoạn.",
      en: "\(count) times nobody insures a child who has cover before and after: see gaps.csv. Cover must not be interrupted.")
  }
  static func doubled(_ count: Int) -> Bilingual {
    Bilingual(
      vi: "\(count) trẻ em có trong danh sách của hai xã, phường cho cùng một tháng: xem doubled.csv. Mỗi trẻ em chỉ được cấp một thẻ.",
      en: "\(count) children are on the lists of two wards for one month: see doubled.csv. Only one card is due.")
  }
  static func outdated(_ count: Int) -> Bilingual {
    Bilingual(
      vi:
        "\(count) trẻ em có các tháng trước kỳ này đã gửi khác với danh sách đối tượng hiện nay: xem outdated.csv. Lập và gửi lại danh sách của quý đó (--quarter) hoặc cả năm.",
      en:
        "\(count) children were sent otherwise than the register has it now for months before this period: see outdated.csv. List and send that quarter (--quarter), or the year, again."
    )
  }
  static func toTake(changed: Int, of lists: Int) -> Bilingual {
    Bilingual(
      vi: "\(changed) trong \(lists) danh sách có tăng, giảm hoặc điều chỉnh: lists.csv ghi tệp nào của trường nào.",
      en: "\(changed) of \(lists) lists have increases, decreases or corrections: lists.csv tells which file is whose.")
  }
  static func folder(_ code: String, _ folder: String) -> Bilingual {
    Bilingual(
      vi: "Danh sách \(code) ở \(folder): chỉ lists/ được đưa ra khỏi cơ quan, các tệp khác lưu hành nội bộ.",
      en: "List \(code) lies in \(folder): lists/ leaves the office, all else is internal.")
  }
  static func sent(_ number: Int, of year: Int, in folder: String) -> Bilingual {
    Bilingual(
      vi: "Đã gửi thành danh sách số \(number) năm \(year), lưu ở \(folder).", en: "It was sent as list \(number) of \(year), and is kept in \(folder).")
  }
  /// `number`: of the last list that was sent; nil where none was.
  static func nothingDiffers(from number: Int?, of year: Int) -> Bilingual {
    number.map {
      Bilingual(
        vi: "Không có gì khác so với danh sách đã gửi đến số \($0) năm \(year): không gửi danh sách nào.",
        en: "Nothing differs from what was sent through list \($0) of \(year): no list is sent.")
    }
      ?? Bilingual(
        vi: "Không có trẻ em nào được hỗ trợ, và trước đây chưa gửi danh sách nào: không gửi danh sách nào.",
        en: "Nobody is insured, and nothing was sent before: no list is sent.")
  }
  static func toSend(_ command: String) -> Bilingual {
    Bilingual(vi: "Chương trình chưa ghi nhớ danh sách này. Để gửi: \(command)", en: "Nothing is remembered of it. To send it: \(command)")
  }
}
