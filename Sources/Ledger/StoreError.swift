import Localization
import Units

/// Why the store cannot do what was asked.
package enum StoreError: BilingualError, Equatable {
  /// Another run holds the store (exit status 75).
  case busy(path: String)
  /// The file is no store, or of a newer version of the program (65).
  case notAStore(path: String, Bilingual)
  /// It cannot be read or written, in the words of the system or of SQLite (73).
  case cannotWrite(path: String, Bilingual)
  /// The month is closed (65).
  case closed(Month, code: String)
  /// Periods close in order: another one comes first (65).
  case outOfOrder(asked: Month, next: Month)
  /// Another month's draft is open (65).
  case draftOpen(Month, asked: Month)
  /// There is no draft to close (65).
  case noDraft(Month)
  /// The draft of the store is not the one that was named (65).
  case anotherDraft(Month, store: String, named: String, by: String)
  /// The draft was made before something else was closed, paid back or offered again (65).
  case stale(Month)
  /// Exceptions were not accepted (65).
  case exceptions(Month, Int)
  /// What was paid before has been answered already (65).
  case alreadyOpened
  /// The store names a ward that wards.csv does not list (65).
  case unknownWard(String)

  package var message: Bilingual {
    switch self {
    case .busy(let path):
      Bilingual(
        vi: "Một lần chạy khác đang dùng sổ dữ liệu \(path). Chờ lần chạy đó xong rồi chạy lại.",
        en: "another run holds the store \(path). Wait until it has ended, then run again.")
    case .notAStore(let path, let problem):
      Bilingual(
        vi: "Không dùng được \(path) làm sổ dữ liệu: \(problem.vietnamese). Chỉ đúng tệp bằng --store, hoặc dùng lại bản sao lưu.",
        en: "\(path) cannot be used as the store: \(problem.english). Name the right file with --store, or restore a backup.")
    case .cannotWrite(let path, let problem):
      Bilingual(
        vi: "Không ghi được sổ dữ liệu \(path): \(problem.vietnamese). Chưa có gì thay đổi. Kiểm tra dung lượng đĩa và quyền ghi, rồi chạy lại.",
        en: "the store \(path) cannot be written: \(problem.english). Nothing was changed. Check space and rights, then run again.")
    case .closed(let month, let code):
      Bilingual(
        vi:
          "Tháng \(month.vietnamese) đã khóa sổ (bản thảo \(code)) và không thay đổi nữa. Các danh sách nằm trong thư mục kết quả \(month), `chitra verify` đối chiếu chúng với sổ dữ liệu; `chitra explain --child SỐ_ĐỊNH_DANH` cho biết đã ghi sổ gì cho một trẻ. Sai sót của tháng này được điều chỉnh ở lần lập của tháng sau, bằng truy lĩnh hoặc truy thu.",
        en:
          "\(month) is closed (draft \(code)) and never changes. Its lists lie in the output folder \(month), which `chitra verify` compares with the store; `chitra explain --child NUMBER` shows what was posted for a child. What was wrong in it is corrected by the next month's run, as arrears or recovery."
      )
    case .outOfOrder(let asked, let next):
      Bilingual(
        vi:
          "Chưa lập được tháng \(asked.vietnamese): các tháng khóa sổ lần lượt, không bỏ tháng nào, và tháng tiếp theo là \(next.vietnamese).",
        en: "\(asked) cannot be drafted: periods close in order, without gaps, and the next one is \(next).")
    case .draftOpen(let month, let asked):
      Bilingual(
        vi:
          "Chưa lập được tháng \(asked.vietnamese): tháng \(month.vietnamese) đã có bản thảo nhưng chưa khóa sổ. Khóa sổ tháng đó trước (chitra close --month \(month)), hoặc bỏ bản thảo của tháng đó bằng --drop-draft.",
        en:
          "\(asked) cannot be drafted: \(month) is drafted but not closed. Close it first (chitra close --month \(month)), or give its draft up with --drop-draft."
      )
    case .noDraft(let month):
      Bilingual(
        vi: "Tháng \(month.vietnamese) chưa có bản thảo để khóa sổ. Lập bản thảo trước: chitra payout --month \(month).",
        en: "there is no draft of \(month) to close. Draft it first: chitra payout --month \(month).")
    case .anotherDraft(let month, let store, let named, let by):
      Bilingual(
        vi:
          "Sổ dữ liệu có bản thảo \(store) của tháng \(month.vietnamese), nhưng \(by) ghi \(named). Xem lại danh sách nào đã ký; nếu chưa chắc thì lập lại bản thảo tháng \(month.vietnamese).",
        en:
          "the store holds draft \(store) of \(month), but \(by) names \(named). Check which lists were signed; draft \(month) again if in doubt."
      )
    case .stale(let month):
      Bilingual(
        vi:
          "Bản thảo tháng \(month.vietnamese) được lập trước khi có tháng khác khóa sổ, có tiền nộp lại hoặc có lệnh chi lại, nên số tiền có thể sai. Lập lại bản thảo tháng \(month.vietnamese).",
        en:
          "the draft of \(month) was made before something else was closed, paid back or offered again, so that its sums may be wrong. Draft \(month) again."
      )
    case .exceptions(let month, let count):
      Bilingual(
        vi:
          "Tháng \(month.vietnamese) có \(count) dòng bị loại, tạm giữ hoặc không còn dòng. Sửa danh sách rồi lập lại bản thảo, hoặc khóa sổ với --accept-exceptions nếu đúng là không chi cho các trẻ này.",
        en:
          "\(month) has \(count) rejected, held or vanished rows. Correct the register and draft again, or close with --accept-exceptions if these children are rightly left out."
      )
    case .alreadyOpened:
      Bilingual(
        vi:
          "Sổ dữ liệu đã được cho biết những gì đã chi trước tháng đầu tiên, hoặc từ đó đã khóa sổ một tháng. Nếu đã ghi sai thì mở sổ dữ liệu mới với tệp ghi toàn bộ số thực đã chi; sổ cũ, nếu đã khóa sổ tháng nào, được giữ nguyên để làm chứng.",
        en:
          "the store was told already what was paid before its first period, or has closed a month since. If it was told wrongly, begin a new store with a file of everything that was really paid; this one, if a month is closed in it, is kept as evidence."
      )
    case .unknownWard(let code):
      Bilingual(
        vi: "Sổ dữ liệu có khoản ghi sổ của xã \(code), mà wards.csv không có xã này. Thêm xã vào, kèm các ngày của khu vực.",
        en: "the store has postings of ward \(code), which wards.csv does not list. Add the ward, with the days of its area.")
    }
  }
}
