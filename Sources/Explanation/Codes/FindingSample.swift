import Register
import Tables
import Units

/// A small register that gives a finding, and no other: a page shows it, and a test reads it.
package struct FindingSample: Sendable {
  /// U+FFFD stands for bytes that are no UTF-8.
  package let csv: String
  /// The period for which the register is drafted.
  package let month = Month(year: 2026, month: 5) ?? Day.first.month
  /// A child whom the register lacks, and for whom the month before was posted in ward 10507.
  package let paidBefore: String?

  private init(csv: String, paidBefore: String? = nil) { (self.csv, self.paidBefore) = (csv, paidBefore) }

  /// The file as it lies on disk.
  package var bytes: [UInt8] {
    csv.unicodeScalars.flatMap { $0 == "\u{FFFD}" ? [0xE1, 0xBB] : Array(String($0).utf8) }
  }

  typealias Cells = [RegisterColumn: String]

  private static let columns: [RegisterColumn] = [
    .wardCode, .childID, .fullName, .dateOfBirth, .resolution, .groups, .decisionNo, .decisionDate,
  ]
  private static let good: Cells = [
    .wardCode: "10507", .childID: "031215000001", .fullName: "Nguyễn Văn An", .dateOfBirth: "15/06/2015", .resolution: "55/2025",
    .groups: "1.1b", .decisionNo: "18/QĐ-UBND", .decisionDate: "10/01/2026",
  ]
  /// Another child.
  private static let other: Cells = [.childID: "031216000002", .fullName: "Lê Thị Bình", .dateOfBirth: "02/09/2016"]

  /// Good rows with these cells changed.
  private init(_ rows: Cells...) {
    let used = rows.reduce(into: Set<RegisterColumn>()) { $0.formUnion($1.keys) }
    let columns = Self.columns + RegisterColumn.allCases.filter { used.contains($0) && !Self.columns.contains($0) }
    var csv = CSVWriter(header: columns.map(\.name).joined(separator: ","))
    for row in rows {
      for column in columns { csv.field(row[column] ?? Self.good[column] ?? "") }
      csv.endRow()
    }
    self.init(csv: String(decoding: csv.bytes, as: UTF8.self))
  }

  /// The same with the text made otherwise.
  private func changed(_ change: (_ lines: [String]) -> [String]) -> FindingSample {
    let lines = csv.split(separator: "\n").map { $0.last == "\r" ? String($0.dropLast()) : String($0) }
    return FindingSample(csv: change(lines).map { $0 + "\n" }.joined(), paidBefore: paidBefore)
  }

  /// That of a code.
  init(_ code: FindingCode) {
    switch code {
    case .fieldCount: self = FindingSample([:]).changed { [$0[0], String($0[1].dropLast(",10/01/2026".count))] }
    case .badEncoding: self.init([.fullName: "Nguy\u{FFFD}n Văn An"])
    case .missingField: self.init([.fullName: ""])
    case .badDay: self.init([.dateOfBirth: "42170"])
    case .badMonth: self.init([.paidThrough: "13/2026"])
    case .badNumber: self.init([.groups: "1.1a", .allowanceAmount: "1.05 triệu"])
    case .badYesNo: self.init([.survivorBenefit: "?"])
    case .badID: self.init([.childID: "31215000001"])
    case .badText: self.init([.fullName: "=TRIM(D17)"])
    case .badAccount: self.init([.bank: "Agribank", .accountNo: "2100-205-118834"])
    case .badReason: self.init([.endDate: "20/04/2026", .endReason: "đi học xa"])
    case .badGender: self.init([.gender: "Gái"])
    case .unknownWard: self.init([.wardCode: "99999"])
    case .unknownGroup: self.init([.groups: "11b"])
    case .unknownResolution: self.init([.resolution: "55/2026"])
    case .unknownCategory: self.init([.groups: "1.1a", .allowanceCategory: "khuyết tật nặng"])
    case .bornAfterDecision: self.init([.childID: "031226000001", .dateOfBirth: "28/01/2026"])
    case .decisionOutsideResolution: self.init([.decisionDate: "30/12/2025"])
    case .exitYearNotCovered: self.init([.groups: "1.2b", .povertyExitDate: "18/12/2024"])
    case .transferUnmatched: self.init([.transferredFrom: "10705"])
    case .adjustmentUnmatched: self.init([.changeDate: "10/03/2026"])
    case .overAgeAtStart: self.init([.childID: "031210000001", .dateOfBirth: "09/01/2010"])
    case .startBeforeBirth:
      self.init([
        .childID: "031225000001", .dateOfBirth: "14/03/2025", .resolution: "22/2024", .decisionDate: "12/05/2025", .supportFrom: "01/2025",
      ])
    case .endBeforeStart: self.init([.endDate: "05/01/2026", .endReason: "từ chối"])
    case .duplicateDecision: self.init([:], [.groups: "1.4g", .decisionNo: "19/QĐ-UBND"])
    case .doubleClaim: self.init([:], [.wardCode: "10705", .decisionNo: "7/QĐ-UBND", .decisionDate: "05/03/2026"])
    case .identityConflict: self.init([:], [.dateOfBirth: "06/05/2015", .decisionNo: "27/QĐ-UBND", .decisionDate: "05/03/2026"])
    case .idBirthMismatch: self.init([.childID: "031214000001"])
    case .idGenderMismatch: self.init([.gender: "Nữ"])
    case .possibleDuplicate: self.init([:], [.childID: "031215000009"])
    case .sharedAccount:
      let account: Cells = [.bank: "BIDV", .accountNo: "46110000387215"]
      self.init(
        account.merging([.payeeName: "Nguyễn Văn Tới"]) { $1 }, account.merging(Self.other) { $1 }.merging([.payeeName: "Lê Đức Lưu"]) { $1 })
    case .nameDiffers: self.init([:], [.fullName: "Nguyễn Văn Ân", .decisionNo: "27/QĐ-UBND", .decisionDate: "05/03/2026"])
    case .needsNewDecision: self.init([.resolution: "22/2024", .decisionDate: "12/05/2025", .supportFrom: "05/2025"])
    case .unknownColumn: self = FindingSample([:]).changed { [$0[0] + ",Ghi chú", $0[1] + ",đã rà soát"] }
    case .preamble: self = FindingSample([:]).changed { ["DANH SÁCH TRẺ EM HƯỞNG HỖ TRỢ HẰNG THÁNG"] + $0 }
    case .repeatedHeader: self = FindingSample([:], Self.other).changed { [$0[0], $0[1], $0[0], $0[2]] }
    case .repeatedRow: self.init([:], [:])
    case .vanished: self = FindingSample(csv: FindingSample(Self.other).csv, paidBefore: "031215000001")
    }
  }
}

extension FindingCode {
  var sample: FindingSample { FindingSample(self) }
}
