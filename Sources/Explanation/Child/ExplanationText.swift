import Entitlement
import Ledger
import Localization
import Policy
import Register
import Treasury
import Units

/// What the screen of an explanation says.
enum ExplanationText {
  static let marking = Bilingual(
    vi: "LƯU HÀNH NỘI BỘ: có ghi nhóm đối tượng và lý do, không đưa ra ngoài cơ quan.",
    en: "INTERNAL (Lưu hành nội bộ): tells groups and reasons, and does not leave the office.")

  static func title(_ child: String, _ from: Month, _ to: Month) -> Bilingual {
    let months = from == to ? from.vietnamese : "\(from.vietnamese)-\(to.vietnamese)"
    return Bilingual(vi: "Trẻ em \(child), tháng \(months)", en: "Child \(child), \(months)")
  }

  static func ward(_ code: String, _ name: String) -> Bilingual { Bilingual(vi: "\(code) \(name)", en: "Ward \(code) \(name)") }
  static func month(_ month: Month) -> Bilingual { Bilingual(vi: "Tháng \(month.vietnamese)", en: month.vietnamese) }
  static let none = Bilingual(vi: "không có", en: "none")

  // MARK: Headings

  static let rows = Bilingual(vi: "Danh sách", en: "Register")
  static let decision = Bilingual(vi: "Quyết định", en: "Decision")
  static let wardClaim = Bilingual(vi: "Xã chi trả", en: "Ward paid")
  static let facts = Bilingual(vi: "Ngày xét", en: "Facts")
  static let groups = Bilingual(vi: "Nhóm, mức", en: "Groups")
  static let due = Bilingual(vi: "Được hưởng", en: "Due")
  static let insurance = Bilingual(vi: "BHYT", en: "Insurance")
  static let posted = Bilingual(vi: "Đã ghi sổ", en: "Posted")
  static let cameBack = Bilingual(vi: "Tiền trở lại", en: "Came back")
  static let orders = Bilingual(vi: "Lệnh chi", en: "Orders")
  static let owed = Bilingual(vi: "Phải thu hồi", en: "Owed")
  static let next = Bilingual(vi: "Kỳ tới", en: "Next")
  static let basis = Bilingual(vi: "Căn cứ", en: "Rests on")

  // MARK: Rows

  static func row(_ line: ChildExplanation.DecisionLine) -> Bilingual {
    let (groups, born, decided) = (line.groups.joined(separator: ";"), line.born.vietnamese, line.decided.vietnamese)
    return Bilingual(
      vi: "xã \(line.ward), sinh \(born), quyết định \(line.decisionNo) ngày \(decided), \(line.resolution), nhóm \(groups)",
      en: "ward \(line.ward), born \(born), decision \(line.decisionNo) of \(decided), \(line.resolution), groups \(groups)") + facts(line)
  }

  private static func facts(_ line: ChildExplanation.DecisionLine) -> Bilingual {
    let parts: [Bilingual?] = [
      line.transferredFrom.map { Bilingual(vi: ", chuyển đến từ xã \($0)", en: ", moved in from ward \($0)") },
      line.changed.map { Bilingual(vi: ", thay đổi điều kiện ngày \($0.vietnamese)", en: ", facts changed on \($0.vietnamese)") },
      line.ended.map { day in
        Bilingual(
          vi: ", thôi hưởng ngày \(day.vietnamese)\(line.endReason.map { " (\($0.vietnamese))" } ?? "")",
          en: ", ended on \(day.vietnamese)\(line.endReason.map { " (\($0.rawValue))" } ?? "")")
      },
    ]
    return parts.compactMap(\.self).joined()
  }

  static func outcome(_ outcome: RowOutcome) -> Bilingual {
    switch outcome {
    case .accepted: Bilingual(vi: "hợp lệ", en: "accepted")
    case .rejected: Bilingual(vi: "bị loại", en: "rejected")
    case .held: Bilingual(vi: "tạm giữ", en: "held")
    case .repeated: Bilingual(vi: "lặp lại", en: "repeated")
    }
  }

  static func begins(_ month: Month) -> Bilingual { Bilingual(vi: ", hưởng từ \(month.vietnamese)", en: ", from \(month.vietnamese)") }

  static func wardOutcome(_ outcome: ChildExplanation.WardOutcome) -> Bilingual {
    switch outcome {
    case .decided: Bilingual(verbatim: "")
    case .held: Bilingual(vi: "Các dòng đang tạm giữ: chưa chi trả cho đến khi sửa xong.", en: "The rows are held: nothing is posted until they are mended.")
    case .rejected:
      Bilingual(vi: "Mọi dòng đều bị loại: chưa chi trả cho đến khi sửa xong.", en: "Every row is rejected: nothing is posted until they are mended.")
    case .vanished:
      Bilingual(vi: "Đã chi trước đây, nay không còn dòng nào: không chi, không thu.", en: "Posted before, and no row now: nothing is posted or recovered.")
    }
  }

  static func column(_ title: Bilingual) -> Bilingual { Bilingual(vi: " (cột \"\(title.vietnamese)\")", en: " (\(title.english))") }

  // MARK: Which decision, which ward

  static func governs(_ governing: ChildExplanation.Governing) -> Bilingual {
    let place = "\(governing.place.file):\(governing.place.line)"
    return Bilingual(
      vi: "\(governing.decisionNo) (\(place)), hưởng từ \(governing.firstMonth.vietnamese): ",
      en: "\(governing.decisionNo) (\(place)) governs, from \(governing.firstMonth.vietnamese) on: ")
      + because(governing.because) + cite(governing.cite)
  }

  private static func because(_ reason: Start.Reason) -> Bilingual {
    switch reason {
    case .decision: Bilingual(vi: "tháng ký quyết định", en: "the month of signing")
    case .named: Bilingual(vi: "tháng ghi trong quyết định", en: "the month that the decision names")
    case .certificate: Bilingual(vi: "tháng của giấy xác nhận khuyết tật", en: "the month of the disability certificate")
    case .adjustment: Bilingual(vi: "tháng sau ngày thay đổi điều kiện", en: "the month after the change of facts")
    case .move: Bilingual(vi: "tháng sau tháng cuối xã cũ chi", en: "the month after the last one that the old ward pays")
    }
  }

  static func stops(_ stop: ChildExplanation.Stop) -> Bilingual {
    Bilingual(vi: "hưởng lâu nhất đến hết \(stop.lastMonth.vietnamese); sau đó ", en: "pays through \(stop.lastMonth.vietnamese) at the latest; then ")
      + stop.reason.short + cite(stop.cite)
  }

  static func setAside(_ row: ChildExplanation.SetAside) -> Bilingual {
    Bilingual(
      vi: "không theo \(row.decisionNo) (\(row.place.file):\(row.place.line)): ", en: "not \(row.decisionNo) (\(row.place.file):\(row.place.line)): ")
      + row.reason.short + cite(row.cite)
  }

  static let noClaims = Bilingual(vi: "không xã nào khác có quyết định cho trẻ", en: "no other ward has a decision for the child")
  static let notBegun = Bilingual(vi: "chưa có quyết định nào bắt đầu hưởng", en: "no decision has begun")

  static func postedIn(_ wards: [String]) -> Bilingual {
    Bilingual(vi: "các kỳ đã khóa sổ chi tháng này tại xã ", en: "closed periods posted the month in ward ")
      + Bilingual(verbatim: wards.joined(separator: ", "))
  }

  static func claim(_ claim: ChildExplanation.Claim) -> Bilingual {
    let (first, day) = (claim.firstMonth.vietnamese, claim.decided.vietnamese)
    let latest = claim.latestPosted?.vietnamese
    return Bilingual(
      vi: "xã \(claim.ward): \(latest.map { "trước đó đã chi đến \($0)" } ?? "trước đó chưa chi"), hưởng từ \(first), quyết định ngày \(day)",
      en: "ward \(claim.ward): \(latest.map { "posted \($0) before" } ?? "posted nothing before"), first month \(first), decided on \(day)")
  }

  static func paid(_ wards: [String], _ article: Citation) -> Bilingual {
    (wards.isEmpty
      ? Bilingual(vi: "các xã ngang nhau: không xã nào chi", en: "the claims are alike: no ward is paid")
      : Bilingual(vi: "xã \(wards.joined(separator: ", ")) chi trả", en: "ward \(wards.joined(separator: ", ")) is paid")) + cite(article)
  }

  // MARK: Facts and levels

  static func facts(_ facts: ChildExplanation.Facts) -> Bilingual {
    Bilingual(
      vi: "điều kiện xét theo ngày \(facts.day.vietnamese), khu vực \(facts.area.vietnamese)", en: "read on \(facts.day.vietnamese), \(facts.area.name) area")
      + cite(facts.cite)
  }

  /// Of a month in which something is against the decision as a whole.
  static func facts(on day: Day) -> Bilingual {
    Bilingual(vi: "điều kiện xét theo ngày \(day.vietnamese)", en: "read on \(day.vietnamese)")
  }

  static func group(_ line: ChildExplanation.GroupLine) -> Bilingual {
    if let level = line.level { return Bilingual(verbatim: "\(line.group): \(level.vietnamese) đồng = ") + formula(line) + cite(line.cite) }
    guard let reason = line.reason else { return Bilingual(verbatim: line.group) }
    let made = line.rate == nil ? Bilingual(verbatim: "") : Bilingual(verbatim: "; ") + formula(line)
    return Bilingual(vi: "\(line.group): không, ", en: "\(line.group): no, ") + reason.short + made + cite(line.cite)
  }

  private static func formula(_ line: ChildExplanation.GroupLine) -> Bilingual {
    let rate = line.rate.map { name($0) + Bilingual(verbatim: " ") + value($0.value) } ?? none
    if let multiple = line.formula.multiple {
      return Bilingual(vi: multiple.vietnamese, en: multiple.description) + Bilingual(verbatim: " × ") + rate
    }
    guard line.formula.kind == "topUp" else { return rate }
    let deducted = line.allowance?.amount ?? .zero
    return rate + Bilingual(vi: " − trợ cấp xã hội \(deducted.vietnamese) đồng", en: " − social allowance \(deducted.vietnamese) đồng")
  }

  static func allowance(_ line: ChildExplanation.AllowanceLine) -> Bilingual {
    let begin = Bilingual(vi: "trợ cấp xã hội \(line.amount.vietnamese) đồng", en: "social allowance \(line.amount.vietnamese) đồng")
    guard let coefficient = line.coefficient, let rate = line.rate else {
      return begin + Bilingual(vi: ", theo số tiền ghi trong danh sách", en: ", as the row gives it") + cite(line.cite)
    }
    let category =
      line.category.map { code in Bilingual(vi: " (diện \(code): \(line.categoryName ?? ""))", en: " (category \(code): \(line.categoryName ?? ""))") }
      ?? Bilingual(vi: " (ghi trong danh sách)", en: " (as the row gives it)")
    return begin + Bilingual(vi: " = hệ số \(coefficient.vietnamese)", en: " = coefficient \(coefficient.description)") + category
      + Bilingual(verbatim: " × ") + name(rate) + Bilingual(verbatim: " \(rate.value.vietnamese)") + cite(line.cite)
  }

  static func rate(_ line: ChildExplanation.RateLine) -> Bilingual {
    let (day, from) = (line.on.vietnamese, line.from.vietnamese)
    let value = value(line.value)
    let to = Bilingual(vi: line.to.map { " đến \($0.vietnamese)" } ?? "", en: line.to.map { " to \($0.vietnamese)" } ?? " on")
    return name(line)
      + Bilingual(vi: " ngày \(day): \(value.vietnamese), áp dụng từ \(from)", en: " on \(day): \(value.english), in force from \(from)") + to
      + Bilingual(verbatim: "; \(line.source)")
  }

  private static func value(_ value: RateValue) -> Bilingual {
    switch value {
    case .dong: Bilingual(verbatim: value.vietnamese)
    case .percent: Bilingual(vi: value.vietnamese, en: value.vietnamese.replacing(",", with: "."))
    }
  }

  static func name(_ line: ChildExplanation.RateLine) -> Bilingual {
    let area = line.area.map { Bilingual(vi: " \($0.vietnamese)", en: ", \($0.name)") } ?? Bilingual(verbatim: "")
    return (rateNames[line.rate] ?? Bilingual(verbatim: line.rate)) + area
  }

  private static let rateNames = [
    "poverty_line": Bilingual(vi: "chuẩn nghèo", en: "poverty line"),
    "assistance_standard_national": Bilingual(vi: "chuẩn trợ giúp xã hội của Chính phủ", en: "national assistance standard"),
    "assistance_standard_city": Bilingual(vi: "chuẩn trợ giúp xã hội của thành phố", en: "the city's assistance standard"),
    "base_salary": Bilingual(vi: "lương cơ sở", en: "base salary"),
    "health_insurance_rate": Bilingual(vi: "tỷ lệ đóng BHYT", en: "health insurance rate"),
  ]

  // MARK: What is due

  static func due(_ amount: Dong, _ chosen: ChildExplanation.Chosen) -> Bilingual {
    Bilingual(
      vi: "\(amount.vietnamese) đồng, nhóm \(chosen.group): mức cao nhất", en: "\(amount.vietnamese) đồng, group \(chosen.group): the highest level")
      + cite(chosen.cite)
  }

  static func nothing(_ reason: Bilingual, _ article: Citation = "") -> Bilingual {
    Bilingual(vi: "0 đồng: ", en: "0 đồng: ") + reason + cite(article)
  }

  static let shutOut = Bilingual(vi: "xã khác chi trả, hoặc chưa rõ xã nào", en: "another ward is paid, or none of several that claim the month")
  static let held = Bilingual(vi: "các dòng đang tạm giữ", en: "the rows are held")

  static func otherSupport(_ other: ChildExplanation.Cited) -> Bilingual {
    Bilingual(
      vi: "chính sách khác của thành phố chi \(other.amount.vietnamese) đồng, không thấp hơn",
      en: "another policy of the city pays \(other.amount.vietnamese) đồng, which is no less") + cite(other.cite)
  }

  static func insured(_ line: ChildExplanation.InsuranceLine) -> Bilingual {
    let share = line.share.map { $0 == .one ? Bilingual(verbatim: "") : Bilingual(vi: " × \($0.vietnamese)", en: " × \($0.description)") }
    let rates = line.rates.map { name($0) + Bilingual(verbatim: " ") + value($0.value) }.joined(separator: " × ")
    return Bilingual(vi: "hỗ trợ \(line.amount.vietnamese) đồng = ", en: "supported, \(line.amount.vietnamese) đồng = ") + rates
      + (share ?? Bilingual(verbatim: "")) + cite(line.cite ?? "")
  }

  static func notInsured(_ line: ChildExplanation.InsuranceLine) -> Bilingual {
    let code = line.reason ?? ""
    let reason = Reason(rawValue: code)?.short ?? InsuranceCode(rawValue: code)?.short ?? Bilingual(verbatim: code)
    return Bilingual(vi: "không hỗ trợ: ", en: "not supported: ") + reason + cite(line.cite ?? "")
  }

  static func insuredGroup(_ line: ChildExplanation.InsuredGroup) -> Bilingual {
    (line.reason.map { Bilingual(vi: "nhóm \(line.group): không, ", en: "group \(line.group): no, ") + $0.short }
      ?? Bilingual(vi: "nhóm \(line.group): được hỗ trợ", en: "group \(line.group): comes with it")) + cite(line.cite)
  }

  // MARK: Money

  static func kind(_ kind: String) -> Bilingual {
    switch PostingKind(rawValue: kind) {
    case .regular: Bilingual(vi: "chi thường kỳ", en: "regular")
    case .arrears: Bilingual(vi: "truy lĩnh", en: "arrears")
    case .recovery: Bilingual(vi: "truy thu", en: "recovery")
    case nil: Bilingual(verbatim: kind)
    }
  }

  /// What a period posted, in words that a month or months follow.
  static func period(_ line: ChildExplanation.PostingLine) -> Bilingual {
    guard let period = line.period else { return Bilingual(vi: "trước khi mở sổ", en: "before the store began") }
    return line.isClosed
      ? Bilingual(vi: "kỳ \(period.vietnamese)", en: "in \(period.vietnamese)")
      : Bilingual(vi: "bản thảo kỳ \(period.vietnamese)", en: "in the draft of \(period.vietnamese)")
  }

  static func posting(_ line: ChildExplanation.PostingLine) -> Bilingual {
    let amount = "\(line.amount.vietnamese) đồng"
    let group = line.group.isEmpty ? Bilingual(verbatim: "") : Bilingual(vi: ", nhóm \(line.group)", en: ", group \(line.group)")
    return period(line) + Bilingual(verbatim: ": ") + kind(line.kind) + Bilingual(verbatim: " \(amount)") + group
      + Bilingual(vi: ", quyết định \(line.decisionNo)", en: ", decision \(line.decisionNo)")
  }

  /// - Parameter due: nil where it is not known, since the rows are held.
  static func postedInAll(_ posted: Dong, _ cameBack: Dong, _ due: Dong?) -> Bilingual {
    let back =
      cameBack == .zero ? Bilingual(verbatim: "") : Bilingual(vi: ", đã trở lại \(cameBack.vietnamese) đồng", en: ", of which \(cameBack.vietnamese) came back")
    let now = due.map { Bilingual(vi: "; được hưởng \($0.vietnamese) đồng", en: "; due \($0.vietnamese)") } ?? Bilingual(verbatim: "")
    return Bilingual(vi: "các kỳ đã khóa sổ cộng \(posted.vietnamese) đồng", en: "\(posted.vietnamese) đồng in all") + back + now
  }

  /// What a period posted for all months.
  static func wholePeriod(_ period: Bilingual, _ sum: Dong, _ parts: [Bilingual]) -> Bilingual {
    Bilingual(vi: "cả ", en: "") + period + Bilingual(vi: ": thực nhận \(sum.vietnamese) đồng = ", en: ": \(sum.vietnamese) đồng net = ")
      + parts.joined(separator: "; ")
  }

  static func otherMonths(_ count: Int, _ sum: Dong) -> Bilingual {
    Bilingual(vi: "các tháng khác: \(count) tháng, cộng \(sum.vietnamese) đồng", en: "other months: \(count), \(sum.vietnamese) đồng in all")
  }

  static func setOff(_ line: ChildExplanation.SetOffLine) -> Bilingual {
    let (period, month, amount) = (line.period.vietnamese, line.month.vietnamese, line.amount.vietnamese)
    return Bilingual(
      vi: "kỳ \(period)\(line.isClosed ? "" : " (bản thảo)") bù trừ \(amount) đồng của tháng \(month) với lệnh chi \(line.payment)",
      en: "\(period)\(line.isClosed ? "" : " (draft)") sets off \(amount) đồng of \(month) against order \(line.payment)")
  }

  static func repayment(_ line: ChildExplanation.RepaymentLine) -> Bilingual {
    let (day, month, amount) = (line.day.vietnamese, line.month.vietnamese, line.amount.vietnamese)
    return Bilingual(
      vi: "ngày \(day) gia đình nộp lại \(amount) đồng của tháng \(month), chứng từ \(line.voucher)\(line.isCancelled ? " (đã hủy)" : "")",
      en: "on \(day) the family paid back \(amount) đồng of \(month), voucher \(line.voucher)\(line.isCancelled ? " (cancelled)" : "")")
  }

  static func order(_ line: ChildExplanation.OrderLine) -> Bilingual {
    let day = line.day.map { Bilingual(vi: " ngày \($0.vietnamese)", en: " on \($0.vietnamese)") } ?? Bilingual(verbatim: "")
    let status: Bilingual =
      switch line.settled.flatMap({ SettlementStatus(rawValue: $0) }) {
      case .paid?: Bilingual(vi: "đã chi trả", en: "paid") + day
      case .failed?: Bilingual(vi: "không thành công", en: "failed") + day
      case .returned?: Bilingual(vi: "hoàn trả", en: "returned") + day
      case nil: Bilingual(vi: "chưa có kết quả", en: "nothing was told yet")
      }
    let told = line.reason.isEmpty ? Bilingual(verbatim: "") : Bilingual(verbatim: " (\(line.reason))")
    return Bilingual(verbatim: "\(line.payment) (\(line.period.vietnamese)): \(line.amount.vietnamese) đồng, ") + status + told
  }

  static func replaces(_ payment: String) -> Bilingual { Bilingual(vi: "chi lại lệnh \(payment)", en: "offers \(payment) again") }
  static func offeredAgain(_ payments: [String]) -> Bilingual {
    let list = payments.joined(separator: ", ")
    return Bilingual(vi: "đã chi lại bằng lệnh \(list)", en: "offered again by \(list)")
  }
  static let contradicted = Bilingual(vi: "có hai kết quả trái nhau", en: "two things were told of it")

  static func left(_ line: ChildExplanation.OrderLine) -> Bilingual {
    let amount = line.left.vietnamese
    guard let code = line.waiting else {
      return Bilingual(vi: "\(amount) đồng sẽ chi lại ở lệnh chi tới", en: "\(amount) đồng go out again with the next orders")
    }
    return Bilingual(vi: "\(amount) đồng chờ: ", en: "\(amount) đồng wait, ") + (Reissue.Waiting(rawValue: code)?.short ?? Bilingual(verbatim: code))
  }

  static func owed(_ line: ChildExplanation.MonthAmount) -> Bilingual {
    Bilingual(vi: "tháng \(line.month.vietnamese): \(line.amount.vietnamese) đồng", en: "\(line.month.vietnamese): \(line.amount.vietnamese) đồng")
  }

  static func next(_ period: Month, _ net: Dong) -> Bilingual {
    Bilingual(
      vi: "nếu lập kỳ \(period.vietnamese) bây giờ: thực nhận \(net.vietnamese) đồng",
      en: "drafting \(period.vietnamese) now would post \(net.vietnamese) đồng net")
  }

  /// The same posted for one or several months after each other.
  static func run(_ kind: String, _ first: Month, _ last: Month, _ amount: Dong) -> Bilingual {
    let months = first == last ? first.vietnamese : "\(first.vietnamese)-\(last.vietnamese)"
    let times = first == last ? "" : "\(first.distance(to: last) + 1) × "
    return self.kind(kind) + Bilingual(vi: " tháng \(months): \(times)\(amount.vietnamese) đồng", en: " \(months): \(times)\(amount.vietnamese) đồng")
  }

  static func staysOwed(_ line: ChildExplanation.MonthAmount) -> Bilingual { Bilingual(vi: "còn phải thu hồi ", en: "stays owed, ") + owed(line) }
  static let noRecovery = Bilingual(
    vi: "không truy thu khi còn dòng bị loại", en: "nothing is taken back while a row of the child is rejected")

  // MARK: Basis

  static func policy(_ digest: String) -> Bilingual { Bilingual(vi: "chính sách, SHA-256 \(digest)", en: "policy, SHA-256 \(digest)") }
  /// The beginnings of the hashes: the whole ones stand in `--json`.
  static func files(_ files: [ChildExplanation.File]) -> Bilingual {
    Bilingual(verbatim: files.map { Lines.unbroken("\($0.file) \($0.sha256.prefix(12))…") }.joined(separator: ", "))
  }

  /// What the letters of the citations stand for.
  static let texts = Bilingual(
    vi: "N: Thông báo triển khai Nghị quyết 55/2025/NQ-HĐND; P: Kế hoạch thực hiện Nghị quyết 22/2024/NQ-HĐND; số là mục, điểm của văn bản đó",
    en: "N: the notice on Resolution 55/2025/NQ-HĐND; P: the city's plan on Resolution 22/2024/NQ-HĐND; with the number of the section there")

  static func cite(_ article: Citation) -> Bilingual {
    let printed = "[\(article)]"
    return Bilingual(verbatim: article.isEmpty ? "" : printed.count > 30 ? " " + printed : " " + Lines.unbroken(printed))
  }
}
