import Estimate
import Ledger
import Policy
import Register
import Report
import Units

/// Fills the papers of a periodic report from its figures: those of the city, and of each ward, and the lists for the notice boards.
package struct ReportPapers: Sendable {
  package let figures: PeriodFigures
  private let source: PeriodSource
  private let board: NoticeBoard
  private let code: String
  private let programVersion: String
  private let inputs: [InputLine]
  /// Rows of the register that are in no figure; those whose ward cannot be read under nil.
  private let leftOut: [WardID?: Int]
  private let vanished: [WardID: Int]

  package init(
    _ figures: PeriodFigures, _ source: PeriodSource, _ board: NoticeBoard, vanished: [ChildWard], code: String, version: String,
    inputs: [InputLine]
  ) {
    (self.figures, self.source, self.board, self.code, self.inputs) = (figures, source, board, code, inputs)
    programVersion = "ChiTra \(version)"
    var leftOut: [WardID?: Int] = [:]
    for row in source.register.faulty { leftOut[row.ward, default: 0] += 1 }
    for (decision, outcome) in zip(source.register.decisions, source.register.outcomes) where outcome == .rejected || outcome == .held {
      leftOut[decision.ward, default: 0] += 1
    }
    self.leftOut = leftOut
    self.vanished = Dictionary(grouping: vanished, by: \.ward).mapValues(\.count)
  }

  private var months: ClosedRange<Month> { source.months }
  private func wardName(_ ward: WardID) -> String { source.wards[ward].name(on: months.upperBound.lastDay) }

  /// The resolutions that pay for some of these months, the current one first.
  private func resolutions(_ months: ClosedRange<Month>) -> [ResolutionLine] {
    source.policy.resolutions.filter { $0.months.rule.overlaps(months) }.reversed().map(ResolutionLine.init)
  }

  /// The report of a ward; of the city where it is nil.
  package func report(_ ward: WardFigures?) -> PeriodReport {
    let name = ward.map { wardName($0.ward) }
    let concerned = ward.map { [$0] } ?? figures.wards
    return PeriodReport(
      months: months, code: code, programVersion: programVersion, policyHash: source.policy.digest.hex,
      owner: name ?? Authority.city, agency: name.map { Authority.ofWard($0) } ?? Authority.ofCity,
      figures: paper(concerned, children: ward?.children ?? figures.children), periods: periods(concerned),
      wards: ward == nil ? figures.wards.map(line) : [], resolutions: resolutions(months), inputs: inputs, notes: notes(ward))
  }

  /// The list for a ward's notice board.
  package func notice(_ ward: WardFigures) -> NoticeList {
    let name = wardName(ward.ward)
    return NoticeList(
      month: board.month, code: code, programVersion: programVersion, wardName: name, agency: Authority.ofWard(name),
      lines: board[ward.ward].map { .init(name: $0.name, yearOfBirth: $0.yearOfBirth, amount: $0.amount) },
      resolutions: resolutions(board.month...board.month))
  }

  private func line(_ ward: WardFigures) -> PeriodReport.Ward {
    .init(code: source.wards[ward.ward].code, name: wardName(ward.ward), figures: paper([ward], children: ward.children))
  }

  /// Of a ward or of several; who is paid in two of them is one of `children`.
  private func paper(_ wards: [WardFigures], children: Int) -> PeriodReport.Figures {
    let movement = wards.reduce(into: Movement()) { $0 += $1.movement }
    let insurance = wards.reduce(into: Sum()) { $0 += $1.insurance }
    return PeriodReport.Figures(
      before: movement.before, joining: Joining.allCases.map { .init($0.vietnamese, movement[$0]) },
      leaving: Leaving.allCases.map { .init($0.vietnamese, movement[$0]) }, after: movement.after, children: children,
      childMonths: wards.reduce(0) { $0 + $1.childMonths }, lines: lines(wards),
      insurance: .init(
        insured: wards.reduce(0) { $0 + $1.insured.children }, childMonths: insurance.children, amount: insurance.amount))
  }

  /// Every public line, whether anything was paid under it or not, so that all reports have the same; the unknown one only where the
  /// city has it.
  private func lines(_ wards: [WardFigures]) -> [PeriodReport.Line] {
    let hasUnknown = figures.wards.contains { $0.lines[figures.lines.unknown] != nil }
    return figures.lines.all.filter { $0 != figures.lines.unknown || hasUnknown }.map { line in
      let sums = wards.compactMap { $0.lines[line] }
      let isUnknown = line == figures.lines.unknown
      return PeriodReport.Line(
        code: isUnknown ? "" : figures.lines.code(line), title: figures.lines.title(line),
        inPayment: sums.reduce(0) { $0 + $1.inPayment.children }, money: .init(sums.reduce(into: PeriodMoney()) { $0 += $1.money }))
    }
  }

  private func periods(_ wards: [WardFigures]) -> [PeriodReport.Period] {
    figures.periods.compactMap { period in
      guard let month = period.month else { return nil }
      let payments = wards.flatMap(\.periods).filter { $0.period == month }
      return PeriodReport.Period(
        month: month, draftCode: period.code, children: payments.reduce(0) { $0 + $1.children },
        money: .init(payments.reduce(into: PeriodMoney()) { $0 += $1.money }))
    }
  }

  // MARK: Notes

  private func notes(_ ward: WardFigures?) -> [String] {
    let (first, last) = (months.lowerBound.vietnamese, months.upperBound.vietnamese)
    var notes = [
      "Được hưởng trong một tháng: tổng số tiền ghi sổ cho tháng đó, theo các tháng đã khóa sổ đến hết tháng \(last), lớn hơn 0.",
      "Số trẻ em được hưởng trước kỳ + hưởng mới + chuyển đến - chuyển đi - thôi hưởng = số trẻ em được hưởng tháng \(last). "
        + "Trẻ em được hưởng rồi thôi hưởng ngay trong kỳ được tính cả ở phần tăng và phần giảm.",
      "Kinh phí là số tiền của các tháng chi trả \(first == last ? first : "\(first) đến \(last)") đã khóa sổ, gồm cả truy lĩnh, truy thu cho các tháng trước; "
        + "phải chi = tiền kỳ này + truy lĩnh - truy thu; số thực chi qua Kho bạc, ngân hàng xem bảng quyết toán. Số đã chi trước khi mở sổ không tính vào kinh phí của kỳ.",
      "Số trẻ em theo nhóm là số trẻ em được hưởng tháng \(last). Các nhóm hưởng theo hệ số của mức chuẩn trợ giúp xã hội được gộp làm một.",
      "Lý do giảm xác định theo danh sách đối tượng tại thời điểm lập báo cáo, cho tháng đầu tiên không được chi.",
      "Số liệu bảo hiểm y tế tính theo danh sách đối tượng tại thời điểm lập báo cáo, không theo sổ chi trả.",
    ]
    if ward == nil { notes += cityNotes }
    let rows = ward.map { leftOut[$0.ward] ?? 0 } ?? leftOut.values.reduce(0, +)
    let gone = ward.map { vanished[$0.ward] ?? 0 } ?? vanished.values.reduce(0, +)
    if rows + gone > 0 {
      notes.append("Trong danh sách có \(rows) dòng bị loại hoặc tạm giữ và \(gone) trẻ em không còn dòng nào; cần rà soát (chitra check).")
    }
    return notes
  }

  private var cityNotes: [String] {
    let movement = figures.movement
    var notes: [String] = []
    let wards = figures.wards.reduce(0) { $0 + $1.children }
    if wards > figures.children {
      notes.append("Trẻ em nhận tiền ở nhiều xã, phường trong kỳ được tính một lần vào số của thành phố: tổng các xã, phường là \(wards).")
    }
    let (entered, left) = (movement[.movedIn], movement[.movedOut])
    if entered != left {
      notes.append(
        "Chuyển đến (\(entered)) khác chuyển đi (\(left)) vì có trường hợp mà số của một trong hai nơi không có trong sổ này, nơi đến chưa chi trả, "
          + "hoặc hai nơi cùng chi trả trong một thời gian.")
    } else if entered > 0 {
      notes.append("Chuyển đến và chuyển đi là giữa các xã, phường, đặc khu của thành phố; số của hai phần bằng nhau.")
    }
    return notes
  }
}

extension PeriodReport.Money {
  fileprivate init(_ money: PeriodMoney) { self.init(regular: money.regular, arrears: money.arrears, recovery: -money.recovery) }
}

extension Joining {
  var vietnamese: String {
    switch self {
    case .new: "Hưởng mới, hưởng lại"
    case .movedIn: "Chuyển đến trong thành phố"
    }
  }
}

extension Leaving {
  var vietnamese: String {
    switch self {
    case .movedOut: "Chuyển đi trong thành phố"
    case .died: "Chết"
    case .leftCity: "Chuyển khỏi thành phố"
    case .ineligible: "Không còn đủ điều kiện"
    case .refused: "Từ chối hưởng"
    case .overAge: "Quá tuổi"
    case .windowClosed: "Hết thời hạn sau thoát nghèo"
    case .programmeOver: "Hết thời gian của nghị quyết"
    case .noLongerDue: "Không còn mức hưởng"
    case .notPaidNow: "Tạm chưa chi"
    }
  }
}
