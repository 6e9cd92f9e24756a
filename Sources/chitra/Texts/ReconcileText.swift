import Localization
import Tables
import Treasury
import Units

/// What `chitra reconcile` says.
enum ReconcileText {
  static let abstract = Bilingual(
    vi: "Đối chiếu kết quả Kho bạc, ngân hàng gửi lại với lệnh chi của một tháng.",
    en: "Hold what the Treasury and the bank sent back against the payment orders of a month.")

  static let discussion = Bilingual(
    vi: """
      Xếp từng dòng của các tệp vào một loại, ghi kết quả của từng lệnh chi vào sổ dữ liệu, ghi hết hoặc không ghi gì, và ghi thư mục \
      OUT/THÁNG-reconciliation gồm các dòng, tổng số (đã lập lệnh = đã chi trả + không thành công + hoàn trả + chưa có kết quả) và một \
      tệp Excel để làm việc. Đưa lại cùng một tệp thì không có gì thay đổi; dòng trái với dòng hoặc tệp trước được nêu ra và không ghi \
      nhận. Sổ chi trả không bao giờ thay đổi.
      """,
    en: """
      Puts every line of the files in one bucket, keeps in the store what became of each order, all or nothing, and writes \
      OUT/MONTH-reconciliation with the lines, the totals (ordered = paid + failed + returned + outstanding) and a workbook for the \
      office. A file that is given twice changes nothing; what contradicts an earlier line or file is shown and kept out. The ledger never changes.
      """)

  static let month = Bilingual(
    vi: "Tháng của các lệnh chi: 2026-05 hoặc 05/2026.", en: "The month whose orders were paid: 2026-05 or 05/2026.")

  static let returns = Bilingual(
    vi:
      "Kết quả được gửi lại: payment_id, amount, status (paid, failed, returned), date, reason (ghi được nhiều lần).",
    en: "What was sent back: payment_id, amount, status (paid, failed, returned), date, reason (repeatable).")

  static let correct = Bilingual(
    vi: "Các tệp này sửa kết quả đã báo trước đây, theo văn bản trả lời của ngân hàng hoặc Kho bạc: từ nay lấy theo các tệp này.",
    en: "These files correct what was told before, by a written answer of the bank or the Treasury: what they say holds from now on.")

  // MARK: Refusals and warnings

  static let noReturns = Bilingual(
    vi: "Chưa cho biết tệp kết quả. Ghi tệp sau --returns.", en: "No returns given. Name a file with --returns.")

  static func nothingOrdered(_ month: Month) -> Bilingual {
    Bilingual(
      vi: "chưa lập lệnh chi nào của tháng \(month.vietnamese). Hãy lập trước: chitra treasury --month \(month).",
      en: "no payments of \(month) were ordered. Order them first: chitra treasury --month \(month).")
  }

  static func badLine(_ problem: InputError) -> Bilingual {
    problem.place + Bilingual(vi: ": không đọc được dòng này, xếp vào loại bad-line: ", en: ": the line cannot be read, and is in the bucket bad-line: ")
      + problem.advice
  }

  static func stillToCome(_ file: String, line: Int, _ date: String) -> Bilingual {
    Bilingual(
      vi:
        "\(file):\(line), cột date: ngày \(Day(iso: date)?.vietnamese ?? date) chưa đến. Quyết toán và sổ kế toán tính lệnh chi vào ngày đó: nếu sai thì sửa bằng --correct.",
      en:
        "\(file):\(line), column date: \(date) is still to come. Settlement and books count the order on that day: if it is wrong, correct it with --correct."
    )
  }

  static func misfit(_ month: Month) -> Bilingual {
    Bilingual(
      vi: "tổng số của tháng \(month.vietnamese) không khớp: xin báo lại", en: "the totals of \(month) do not add up: report it")
  }

  static func staleDraft(_ month: Month) -> Bilingual {
    Bilingual(
      vi:
        "bản thảo tháng \(month.vietnamese) ghi là còn phải thu hồi những khoản nay được biết là không thành công hoặc hoàn trả. Lập lại trước khi ký: chitra payout --month \(month).",
      en:
        "the draft of \(month) lists as owed what now turns out to have failed or come back. Draft it again before it is signed: chitra payout --month \(month)."
    )
  }

  // MARK: Outcome

  static func lines(_ count: Int) -> Bilingual { Bilingual(vi: "\(count) dòng:", en: "\(count) lines:") }

  static func bucket(_ bucket: ReturnBucket, _ count: Int) -> Bilingual {
    Bilingual(vi: "  \(bucket.vietnamese) (\(bucket.rawValue)): \(count)", en: "  \(bucket.rawValue): \(count)")
      + (bucket.isException ? CommonText.lookAtIt : Bilingual(verbatim: ""))
  }

  static func totals(ordered: Dong, paid: Dong, failed: Dong, returned: Dong, outstanding: Dong) -> Bilingual {
    Bilingual(
      vi:
        "đã lập lệnh \(ordered.vietnamese) = đã chi trả \(paid.vietnamese) + không thành công \(failed.vietnamese) + hoàn trả \(returned.vietnamese) + chưa có kết quả \(outstanding.vietnamese)",
      en:
        "ordered \(ordered.vietnamese) = paid \(paid.vietnamese) + failed \(failed.vietnamese) + returned \(returned.vietnamese) + outstanding \(outstanding.vietnamese)"
    )
  }

  static func suspensions(_ children: Int, months: Int) -> Bilingual {
    Bilingual(
      vi: "\(children) trẻ em \(months) tháng liền không nhận tiền: đơn vị xem xét có tạm dừng chi trả hay không (suspension.csv).",
      en:
        "\(children) children collected nothing \(months) months in a row: whether to suspend them is for the office to decide (suspension.csv).")
  }

  static func lies(in folder: String) -> Bilingual {
    Bilingual(
      vi: "Kết quả từng dòng ở trong \(folder)/reconciliation.csv.", en: "Every line stands in \(folder)/reconciliation.csv.")
  }
}
