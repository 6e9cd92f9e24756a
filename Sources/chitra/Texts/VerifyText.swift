import Ledger
import Localization
import Units

/// What `chitra verify` says.
enum VerifyText {
  static let abstract = Bilingual(
    vi: "Tính lại chuỗi mã kiểm tra và các tổng số của sổ dữ liệu, và mã băm của các thư mục kết quả.",
    en: "Recompute the store's chain of digests, its sums, and the hashes of the output folders.")

  static let discussion = Bilingual(
    vi: """
      Nêu chỗ đầu tiên không khớp (mã kết thúc 65). Thư mục kết quả được kiểm tra khi nó nằm trong OUT; thư mục đã mang đi nơi khác \
      được nói rõ, không coi là sai.
      """,
    en: """
      Names the first thing that does not fit (exit status 65). What an output folder holds is checked where it lies in \
      OUT; a folder that was carried away is told, not faulted.
      """)

  static func periods(_ periods: [Store.Period], store: String) -> Bilingual {
    let list = CommonText.closed(periods)
    return Bilingual(
      vi: "\(store): \(list.vietnamese) đều khớp, từng khoản ghi sổ, tổng số và mã kiểm tra",
      en: "\(store): \(list.english) fit, with every posting, sum and digest")
  }

  static func insuranceLists(_ count: Int) -> Bilingual {
    Bilingual(
      vi: "\(count) danh sách bảo hiểm y tế đã gửi đều khớp, từng dòng và mã kiểm tra", en: "\(count) sent lists of the insured fit, with every line and digest"
    )
  }

  static func folders(_ names: [String], out: String) -> Bilingual {
    let list = names.joined(separator: ", ")
    return Bilingual(
      vi: "\(out): \(names.count) thư mục kết quả đều khớp: \(names.isEmpty ? "không có thư mục nào" : list)",
      en: "\(out): \(names.count) output folders fit: \(names.isEmpty ? "none is there" : list)")
  }

  static func chain(_ digest: String) -> Bilingual { Bilingual(vi: "Chuỗi kết thúc bằng \(digest)", en: "The chain ends with \(digest)") }

  static let closed = Bilingual(
    vi: "Tháng lẽ ra đã khóa sổ: nếu chưa khóa thì báo và kết thúc với mã 2.",
    en: "A month that should be closed by now: where it is not, that is told, and the exit status is 2.")

  static func notClosed(_ month: Month) -> Bilingual {
    Bilingual(
      vi: "Kỳ chi trả tháng \(month.vietnamese) chưa khóa sổ. Ký danh sách của bản thảo xong thì chạy: chitra close --month \(month) --draft MÃ.",
      en: "\(month) is not closed. Once the lists of its draft are signed: chitra close --month \(month) --draft CODE.")
  }
}
