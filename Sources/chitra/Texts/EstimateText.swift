import Ledger
import Localization
import Units

/// What `chitra estimate` says.
enum EstimateText {
  static let abstract = Bilingual(
    vi: "Lập dự toán một năm hoặc nhiều năm: theo tháng, theo xã, phường, theo Mẫu biểu số 12.8 và các phụ lục.",
    en: "Estimate a year, or several: month by month, ward by ward, as Mẫu biểu 12.8 with its annexes.")

  static let discussion = Bilingual(
    vi: """
      Tính cho mọi trẻ em trong danh sách qua các tháng tới theo mức chuẩn hiện biết, cộng số trẻ dự kiến tăng của --assumptions, và ghi \
      trọn vẹn thư mục OUT/estimate-NĂM hoặc không ghi gì. Không ghi sổ gì.

      Có --store thì số đã ghi sổ của các tháng đã khóa sổ và số còn phải chi đến tháng 12 là ước thực hiện năm hiện hành, so với \
      --budget. --supplement lập đề nghị bổ sung phần còn thiếu. --suggest-assumptions gợi ý số dự kiến tăng để sửa, theo các quyết \
      định mới trong mười hai tháng gần nhất của sổ dữ liệu.
      """,
    en: """
      Takes every child of the register through the months to come, on the rates known today, adds the planned cohorts of \
      --assumptions, and writes OUT/estimate-YEAR whole or not at all. Nothing is posted.

      With --store, what closed months posted and what remains due to December is the outturn of the current year, held \
      against --budget. --supplement asks for what that outturn lacks. --suggest-assumptions writes assumptions to edit from \
      the new decisions of the store's last twelve months.
      """)

  static let year = Bilingual(
    vi: "Năm lập dự toán; với --supplement là năm thiếu dự toán.",
    en: "The year to estimate; with --supplement, the year whose budget falls short.")

  static let to = Bilingual(
    vi: "Năm cuối khi lập nhiều năm: --year 2027 --to 2029 là kế hoạch ba năm.",
    en: "The last of several years to estimate: --year 2027 --to 2029 is the three-year plan.")

  static let assumptions = Bilingual(
    vi: "Số trẻ em dự kiến tăng: ward_code, group, first_month, children, allowance_coefficient, months, insured.",
    en: "Children expected to join: ward_code, group, first_month, children, allowance_coefficient, months, insured.")

  static let scenario = Bilingual(
    vi: "Tính thêm một lần với các mức chuẩn này đè lên bảng, và nêu phần chênh lệch (ghi được nhiều lần).",
    en: "Estimate once more with these rates laid over the table, and show the difference (repeatable).")

  static let supplement = Bilingual(
    vi: "Lập đề nghị bổ sung dự toán: nơi ước thực hiện năm vượt dự toán được giao. Cần --budget và sổ dữ liệu.",
    en: "Request a supplementary estimate: where the outturn of the year exceeds what was allotted. Needs --budget and a store.")

  static let suggestAssumptions = Bilingual(
    vi: "Ghi bảng dự kiến tăng để sửa, theo các quyết định mới trong mười hai tháng gần nhất của sổ dữ liệu.",
    en: "Write assumptions to edit, from the new decisions of the store's last twelve months.")

  static let tableOnly = Bilingual(
    vi: "Chỉ ghi estimate.csv, exceptions.csv và manifest.json, không ghi tệp Excel và không tính các năm khác: cho chương trình chỉ cần số liệu.",
    en: "Write estimate.csv, exceptions.csv and manifest.json alone, no workbook, and work out no other year: for programs that want the numbers.")

  // MARK: Wrong use

  static let tableOnlyOfEstimate = Bilingual(
    vi: "--table-only là của dự toán, không đi với --supplement và --suggest-assumptions.",
    en: "--table-only is of an estimate, without --supplement and --suggest-assumptions.")

  static let tableOnlyAlone = Bilingual(
    vi: "--table-only không đi với --budget và --scenario: bảng số liệu không có phần so sánh.",
    en: "--table-only takes neither --budget nor --scenario: the table compares nothing.")

  static let twoRequests = Bilingual(
    vi: "--supplement và --suggest-assumptions là hai yêu cầu khác nhau. Chỉ ghi một.",
    en: "--supplement and --suggest-assumptions are two requests. Give one.")

  static let supplementNeedsBudget = Bilingual(
    vi: "--supplement cần dự toán được giao: --budget TỆP.", en: "--supplement needs what was allotted: --budget FILE.")

  static let suggestionAlone = Bilingual(
    vi: "--suggest-assumptions không đi với --assumptions, --budget hoặc --scenario vì không dùng đến chúng.",
    en: "--suggest-assumptions takes neither --assumptions, --budget nor --scenario: it has no use for them.")

  static let supplementOfOneYear = Bilingual(
    vi: "--supplement là của một năm, không đi với --to và --scenario.", en: "--supplement is of one year, without --to and --scenario.")

  static let sameScenario = Bilingual(
    vi: "Hai phương án trùng tên. Đặt tên khác nhau.", en: "Two scenarios have the same name. Give each its own.")

  static func scenarioWithoutFile(_ argument: String) -> Bilingual {
    Bilingual(
      vi: "\"\(argument)\" không ghi tệp. Ghi tên, dấu =, rồi tệp mức chuẩn: \"dự thảo nghị định=du-thao.csv\".",
      en: "\"\(argument)\" names no file. Write a name, =, and a file of rates: \"draft decree=draft.csv\".")
  }

  static func scenarioName(_ name: String, maximum: Int) -> Bilingual {
    Bilingual(
      vi: "Tên phương án có từ 1 đến \(maximum) ký tự; \"\(name)\" có \(name.count).",
      en: "A scenario's name has 1 to \(maximum) letters; \"\(name)\" has \(name.count).")
  }

  // MARK: Inputs

  static func budgetLacks(_ year: Int) -> Bilingual {
    Bilingual(
      vi: "không có dòng nào của năm \(year), là năm được so với dự toán.", en: "no row of \(year), which is the year that is held against it.")
  }

  static let emptyScenario = Bilingual(
    vi: "tệp không có mức chuẩn nào: phương án không làm thay đổi gì.", en: "the file holds no rate: the scenario changes nothing.")

  static func noStore(_ path: String) -> Bilingual {
    Bilingual(
      vi: "không có sổ dữ liệu \(path): không biết đã ghi sổ những gì, nên coi như tháng nào chi trong tháng đó.",
      en: "there is no store \(path): what was posted is not known, and months count as paid when they are due.")
  }

  static let supplementNeedsStore = Bilingual(
    vi: "không có sổ dữ liệu này, mà đề nghị bổ sung dựa trên số đã chi. Ghi sổ dữ liệu sau --store.",
    en: "there is no such store, and a supplement rests on what was paid. Name the store with --store.")

  static func supplementNeedsYear(_ year: Int) -> Bilingual {
    Bilingual(
      vi: "không có dòng nào của năm \(year). Ghi tệp có dự toán được giao năm \(year) (--budget).",
      en: "no row of \(year). Name the file with what was allotted for \(year) (--budget).")
  }

  static let suggestionNeedsStore = Bilingual(
    vi: "không có sổ dữ liệu này, mà số dự kiến tăng được gợi ý từ sổ. Ghi sổ dữ liệu sau --store.",
    en: "there is no such store, and assumptions are suggested from one. Name it with --store.")

  static let tooFewMonths = Bilingual(
    vi: "cần ít nhất hai tháng đã khóa sổ để gợi ý số dự kiến tăng, mà sổ dữ liệu có ít hơn.",
    en: "assumptions are suggested from at least two closed months, and the store has fewer.")

  // MARK: Progress

  static let estimating = Bilingual(vi: "đang lập dự toán", en: "estimating")

  static func narrowed(_ years: ClosedRange<Int>, _ why: Bilingual) -> Bilingual {
    Bilingual(
      vi: "chỉ tính được từ năm \(years.lowerBound) đến năm \(years.upperBound): ",
      en: "only \(years.lowerBound) to \(years.upperBound) could be worked out: ") + why
  }

  static func estimated(_ years: ClosedRange<Int>) -> Bilingual {
    years.count == 1
      ? Bilingual(vi: "đã lập dự toán năm \(years.lowerBound)", en: "estimated \(years.lowerBound)")
      : Bilingual(
        vi: "đã lập dự toán các năm từ \(years.lowerBound) đến \(years.upperBound)",
        en: "estimated \(years.lowerBound) to \(years.upperBound)")
  }

  static func wrote(_ wards: Int) -> Bilingual {
    Bilingual(
      vi: "đã ghi dự toán và tệp Excel của \(wards) xã, phường", en: "wrote the estimate and \(wards) ward workbooks")
  }

  static func workedOut(_ year: Int) -> Bilingual { Bilingual(vi: "đã tính ước thực hiện năm \(year)", en: "worked out what \(year) costs") }

  // MARK: Outcome of an estimate

  static let header = [
    Bilingual(vi: "năm", en: "year"), Bilingual(vi: "hiện có", en: "existing"), Bilingual(vi: "dự kiến tăng", en: "planned"),
    Bilingual(vi: "BHYT", en: "insurance"), Bilingual(vi: "tổng", en: "total"), Bilingual(vi: "cách hiểu khác", en: "other reading"),
  ]

  /// Of the years asked for alone.
  static let headerOfTable = Array(header.dropLast())

  static func year(_ year: Int, isOutlook: Bool) -> Bilingual {
    Bilingual(verbatim: "\(year)") + (isOutlook ? Bilingual(vi: " (triển vọng)", en: " (outlook)") : Bilingual(verbatim: ""))
  }

  /// - Parameter posted: nil where no month is closed.
  static func outturn(of year: Int, posted: Dong?, expected: Dong, insurance: Dong, allotted: Dong?) -> Bilingual {
    let support =
      if let posted {
        Bilingual(
          vi: "hỗ trợ đã ghi sổ \(posted.vietnamese) đồng + còn phải chi \(expected.vietnamese)",
          en: "\(posted.vietnamese) đồng of support posted + \(expected.vietnamese) to come")
      } else {
        Bilingual(
          vi: "hỗ trợ phải chi \(expected.vietnamese) đồng (chưa khóa sổ tháng nào)",
          en: "\(expected.vietnamese) đồng of support due (no month is closed)")
      }
    return Bilingual(vi: "Ước thực hiện năm \(year): ", en: "Outturn of \(year): ") + support
      + Bilingual(vi: " + bảo hiểm y tế \(insurance.vietnamese)", en: " + \(insurance.vietnamese) of health insurance")
      + (allotted.map { Bilingual(vi: ", dự toán được giao \($0.vietnamese)", en: ", of \($0.vietnamese) allotted") } ?? Bilingual(verbatim: ""))
  }

  static func scenario(_ name: String, _ year: Int, _ amount: Dong, difference: String) -> Bilingual {
    Bilingual(
      vi: "Phương án \(name), năm \(year): \(amount.vietnamese) đồng (\(difference))",
      en: "Scenario \(name), \(year): \(amount.vietnamese) đồng (\(difference))")
  }

  static func lies(_ code: String, in folder: String) -> Bilingual {
    Bilingual(vi: "Dự toán \(code) nằm trong \(folder).", en: "Estimate \(code) lies in \(folder).")
  }

  static func tableLies(_ code: String, in folder: String) -> Bilingual {
    Bilingual(
      vi: "Số liệu dự toán \(code) nằm trong \(folder). Muốn có tệp Excel thì chạy lại, không ghi --table-only.",
      en: "The table of estimate \(code) lies in \(folder). For the workbooks, run again without --table-only.")
  }

  static let lookAt = Bilingual(
    vi: "Có dòng bị loại hoặc tạm giữ, hoặc có trẻ đã được chi nay không còn dòng: không có trong số liệu. Xem chitra check.",
    en: "Rows are rejected or held, or children were paid before and have no row now: they are in no figure. See chitra check.")

  // MARK: Outcome of a supplement

  static let supplementHeader = [
    CommonText.ward, Bilingual(vi: "khoản chi", en: "line"), Bilingual(vi: "được giao", en: "allotted"),
    Bilingual(vi: "ước thực hiện", en: "outturn"), Bilingual(vi: "còn thiếu", en: "shortfall"), Bilingual(vi: "do truy lĩnh", en: "arrears"),
    Bilingual(vi: "do mức", en: "rates"), Bilingual(vi: "do số trẻ", en: "children"),
  ]

  static let enough = Bilingual(
    vi: "Xã, phường nào cũng đủ dự toán: không phải đề nghị bổ sung.", en: "Every ward has enough: nothing is to be asked for.")

  static func shortfall(_ amount: Dong) -> Bilingual {
    Bilingual(
      vi: "Đề nghị bổ sung: \(amount.vietnamese) đồng: \(amount.inWords)", en: "To be asked for: \(amount.vietnamese) đồng: \(amount.inWords)")
  }

  static func unbudgeted(_ lines: Int, _ wards: [String]) -> Bilingual {
    let list = wards.joined(separator: ", ")
    return Bilingual(
      vi: "\(lines) khoản có chi phí mà không có trong dự toán được giao: tính là được giao 0. Bổ sung cho xã \(list).",
      en: "\(lines) lines cost something and are not in the budget: they count as allotted 0. Complete it for \(list).")
  }

  static func requestLies(_ code: String, in folder: String) -> Bilingual {
    Bilingual(vi: "Đề nghị \(code) nằm trong \(folder).", en: "Request \(code) lies in \(folder).")
  }

  // MARK: Outcome of a suggestion

  static func newcomers(_ children: Int, _ months: ClosedRange<Month>, rows: Int) -> Bilingual {
    Bilingual(
      vi:
        "\(children) trẻ em mới từ \(months.lowerBound.vietnamese) đến \(months.upperBound.vietnamese); \(rows) dòng lặp lại số đó cho các tháng tới.",
      en: "\(children) children were new in \(months.lowerBound) to \(months.upperBound); \(rows) rows repeat them for the months to come.")
  }

  static func assumptionsLie(in folder: String) -> Bilingual {
    Bilingual(
      vi: "Kết quả ở trong \(folder)/assumptions.csv. Chép tệp ra chỗ khác, sửa bản chép rồi đưa vào bằng --assumptions.",
      en: "They lie in \(folder)/assumptions.csv. Copy the file, edit the copy, and give it to --assumptions.")
  }

  static func lackCoefficient(_ rows: Int) -> Bilingual {
    Bilingual(
      vi: "\(rows) dòng thiếu hệ số trợ cấp xã hội, vì danh sách không có: điền vào.",
      en: "\(rows) rows lack the allowance's coefficient, which the register does not tell: fill it in.")
  }
}

extension Budget.Line {
  var name: Bilingual { Bilingual(vi: vietnamese, en: rawValue) }
}
