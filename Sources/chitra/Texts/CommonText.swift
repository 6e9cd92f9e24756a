import Ledger
import Localization
import Register
import Tables

/// What several commands say.
enum CommonText {
  // MARK: Wrong use

  static let noRegister = Bilingual(
    vi: "Chưa cho biết danh sách. Ghi tệp hoặc thư mục danh sách sau --register.",
    en: "No register given. Name a file or a folder with --register.")

  static func implausibleYear(_ year: Int) -> Bilingual {
    Bilingual(
      vi: "--year \(year) không phải là năm của thế kỷ này. Ghi năm đủ 4 chữ số.",
      en: "--year \(year) is no year of this century. Write it with 4 digits.")
  }

  static func noSuchQuarter(_ quarter: Int) -> Bilingual {
    Bilingual(vi: "--quarter \(quarter) không có: một năm có các quý 1 đến 4.", en: "--quarter \(quarter) is none: a year has the quarters 1 to 4.")
  }

  static func endBeforeStart(to: Bilingual, start: String, from: Bilingual) -> Bilingual {
    Bilingual(vi: "--to \(to.vietnamese) trước \(start) \(from.vietnamese).", en: "--to \(to.english) lies before \(start) \(from.english).")
  }

  // MARK: Inputs

  static let noStore = Bilingual(
    vi: "không có sổ dữ liệu này. Ghi đúng tệp sau --store.", en: "there is no such store. Name the right file with --store.")

  static func noBudget(of year: Int) -> Bilingual {
    Bilingual(
      vi: "không có dòng nào của năm \(year). Ghi tệp có dự toán được giao năm \(year).",
      en: "no row of \(year). Name the file with what was allotted for \(year).")
  }

  static func ignored(_ path: String) -> Bilingual {
    Bilingual(
      vi: "không đọc \(path). Nếu đó là danh sách thì lưu thành \"CSV UTF-8\" rồi ghi tệp đó, hoặc thư mục có nó, sau --register.",
      en: "\(path) is not read. If it is a register, save it as \"CSV UTF-8\" and name it, or its folder, with --register.")
  }

  // MARK: Progress

  static let readingRegister = Bilingual(vi: "đang đọc danh sách", en: "reading the register")
  static let screening = Bilingual(vi: "đang đối chiếu các dòng", en: "comparing the rows")
  static let deciding = Bilingual(vi: "đang xét từng trẻ em", en: "deciding")
  static let writingTables = Bilingual(vi: "đang ghi các bảng", en: "writing tables")
  static let writingWorkbooks = Bilingual(vi: "đang ghi các tệp Excel", en: "writing workbooks")

  static func readRows(_ rows: Int, files: Int) -> Bilingual {
    Bilingual(vi: "đã đọc \(rows) dòng của \(files) tệp", en: "read \(rows) rows of \(files) file\(files == 1 ? "" : "s")")
  }

  static func sortedLines(_ lines: Int, files: Int) -> Bilingual {
    Bilingual(vi: "đã đối chiếu \(lines) dòng của \(files) tệp", en: "sorted \(lines) lines of \(files) file\(files == 1 ? "" : "s")")
  }

  /// How much of a store is closed.
  static func closed(_ periods: [Store.Period]) -> Bilingual {
    let months = periods.count { $0.month != nil }
    let hasOpening = months < periods.count
    return Bilingual(
      vi: (hasOpening ? "số đã chi trước khi mở sổ và " : "") + "\(months) tháng đã khóa sổ",
      en: (hasOpening ? "what was paid before and " : "") + "\(months) closed month\(months == 1 ? "" : "s")")
  }

  /// Files that no run wrote were moved out of a folder that is replaced.
  static func moved(from folder: String, to kept: String) -> Bilingual {
    Bilingual(
      vi: "các tệp trong \(folder) không do chương trình ghi, hoặc đã bị sửa, được chuyển sang \(kept).",
      en: "files in \(folder) that no run wrote, or that were changed since, were moved to \(kept).")
  }

  // MARK: Outcome

  static func rows(_ counts: RowCounts) -> Bilingual { Bilingual(vi: "Số dòng: ", en: "Rows: ") + counts.told }

  static let ward = Bilingual(vi: "xã", en: "ward")
  static let total = Bilingual(vi: "tổng", en: "total")
  static let lookAtIt = Bilingual(vi: "  <- cần xem", en: "  <- look at it")
}

extension RowCounts {
  /// `400 read = 398 accepted + 1 rejected + 0 held + 1 repeated`.
  var told: Bilingual {
    Bilingual(
      vi: "đọc \(read) = nhận \(accepted) + bị loại \(rejected) + tạm giữ \(held) + lặp lại \(repeated)",
      en: "\(read) read = \(accepted) accepted + \(rejected) rejected + \(held) held + \(repeated) repeated")
  }
}

extension Severity {
  /// What lists call it.
  var name: Bilingual {
    switch self {
    case .rejected: Bilingual(vi: "bị loại", en: rawValue)
    case .held: Bilingual(vi: "tạm giữ", en: rawValue)
    case .notice: Bilingual(vi: "lưu ý", en: rawValue)
    }
  }
}

/// What is wrong with an output folder, as part of a sentence.
enum FolderText {
  static func unreadable(_ path: String) -> Bilingual {
    Bilingual(
      vi: "không đọc được bảng kê \(path). Lập lại bản thảo của tháng: chitra payout.",
      en: "\(path) cannot be read as a manifest. Draft the month again: chitra payout.")
  }

  static func noManifest(_ folder: String) -> Bilingual {
    Bilingual(vi: "\(folder) không có manifest.json", en: "\(folder) has no manifest.json")
  }

  static func noReadableManifest(_ folder: String) -> Bilingual {
    Bilingual(vi: "\(folder) không có manifest.json đọc được", en: "\(folder) has no manifest.json that can be read")
  }

  static func badManifest(_ folder: String) -> Bilingual {
    Bilingual(
      vi: "\(folder)/manifest.json không đọc được như một bảng kê", en: "\(folder)/manifest.json cannot be read as a manifest")
  }

  static func otherDraft(_ folder: String, _ draft: String, store: String) -> Bilingual {
    Bilingual(
      vi: "\(folder) là của bản thảo \(draft), còn sổ dữ liệu có bản thảo \(store)",
      en: "\(folder) is of draft \(draft), the store's is \(store)")
  }

  static func changed(_ file: String) -> Bilingual {
    Bilingual(vi: "\(file) đã bị sửa sau khi được ghi", en: "\(file) was changed after it was written")
  }

  static func missing(_ file: String) -> Bilingual { Bilingual(vi: "thiếu tệp \(file)", en: "\(file) is missing") }
}
