import Policy
import Register
import Tables
import TestSupport
import Testing
import Units

/// What the cells of a good row become.
@Suite struct CellValueTests {
  static func decision(_ cells: Cells, wards: String = testWards) throws -> (Decision, Register) {
    let register = try screened([RowFixture(cells)], wards: wards, policy: standardPolicy)
    try #require(register.codes() == [], "\(register.findings)")
    return (register.decisions[0], register)
  }

  @Test("Every cell of a whole row is read into its value")
  func wholeRow() throws {
    let (decision, register) = try Self.decision([
      .wardCode: "10002", .gender: "Nữ", .childID: "031315000001", .resolution: "22/2024/NQ-HĐND", .groups: "1.2a; 1.5b",
      .decisionNo: "12/QĐ", .decisionDate: "5/3/2025", .supportFrom: "2/2025", .disabilityCertificateDate: "2025-02-01",
      .povertyExitDate: "01/12/2024", .motherDateOfBirth: "2008-03-04", .allowanceCoefficient: "1,25", .inFacility: "x",
      .survivorBenefit: "có", .otherCitySupport: "1 500 000", .otherInsurance: "Thẻ quân đội", .school: "Trường Tiểu học",
      .endDate: "31/05/2025", .endDecisionNo: "13/QĐ", .endReason: "chuyển đi", .paidThrough: "2025-01",
      .payeeName: "Nguyễn Văn Bố", .payeeID: "031085000002", .bank: "BIDV", .accountNo: "12345678",
    ])
    let resolution = try standardPolicy[decision.resolution]
    #expect(decision.child.description == "031315000001" && decision.gender == .female)
    #expect(resolution.id == "22/2024" && decision.groups.map { resolution[$0].code } == ["1.2a", "1.5b"])
    #expect((decision.born, decision.decided) == (day("2015-06-15"), day("2025-03-05")))
    #expect((decision.supportFrom, decision.paidThrough) == (month("2025-02"), month("2025-01")))
    #expect((decision.certified, decision.changed) == (day("2025-02-01"), nil))
    #expect((decision.leftPoverty, decision.motherBorn) == (day("2024-12-01"), day("2008-03-04")))
    #expect((decision.ended, decision.endReason) == (day("2025-05-31"), .moved))
    #expect(decision.allowance == .coefficient(125))
    #expect(Exclusion.allCases.filter { decision.has($0) } == [.facility, .survivorBenefit, .socialAllowance])
    #expect(decision.otherCitySupport == Dong(1_500_000) && decision.hasOtherInsurance && !decision.isAdjustment)
    #expect(decision.transferredFrom == nil)
    #expect(register.text(.decisionNo, of: decision) == "12/QĐ" && register.text(.school, of: decision) == "Trường Tiểu học")
    #expect(register.texts(of: decision).payee == "Nguyễn Văn Bố")
    #expect(register.pointer(to: 0) == "register.csv:2")
  }

  @Test("What is empty is nothing")
  func emptyRow() throws {
    let (decision, register) = try Self.decision([:])
    #expect(decision.gender == nil && decision.supportFrom == nil && decision.certified == nil && decision.leftPoverty == nil)
    #expect(decision.ended == nil && decision.endReason == nil && decision.paidThrough == nil && decision.motherBorn == nil)
    #expect(decision.allowance == .none && decision.otherCitySupport == .zero && !decision.hasOtherInsurance)
    #expect(register.texts(of: decision).payee == "Nguyễn Văn An", "the child is its own payee")
    #expect(register.text(.bank, of: decision) == "")
  }

  @Test("Yes is x, 1, có, true, yes in any case and form", arguments: ["x", "X", "1", "có", "Có", "CÓ", "co\u{301}", "true", "TRUE", "Yes", " x "])
  func yes(word: String) throws {
    #expect(try Self.decision([.groups: "1.4a", .inFacility: word]).0.has(.facility))
  }

  @Test(
    "No is empty, 0, không, false, no in any case and form",
    arguments: ["", " ", "0", "không", "Không", "KHÔNG", "kho\u{302}ng", "false", "False", "no", "NO"])
  func no(word: String) throws {
    #expect(try !Self.decision([.groups: "1.4a", .inFacility: word]).0.has(.facility))
  }

  @Test("Another card is any text but a no-word", arguments: ["Thẻ BHYT quân đội", "x", "có", "GB4", "1"])
  func otherInsurance(text: String) throws { #expect(try Self.decision([.otherInsurance: text]).0.hasOtherInsurance) }

  @Test("A no-word is no other card", arguments: ["", "0", "không", "Không", "false", "no"])
  func noOtherInsurance(text: String) throws { #expect(try !Self.decision([.otherInsurance: text]).0.hasOtherInsurance) }

  @Test(
    "Groups are joined by ; , + or |, in any order, once or twice",
    arguments: ["1.1b;1.4đ;1.6", "1.6,1.4đ,1.1b", "1.1b+1.4đ+1.6", "1.1b|1.4đ|1.6", " 1.1b ; 1.4đ,1.6 ", "1.1b;1.1b;1.4đ;1.6;", "1.1b\u{A0};\u{A0}1.4đ + 1.6"])
  func groups(cell: String) throws {
    let decision = try Self.decision([.groups: cell]).0
    #expect(try decision.groups.map { try standardPolicy[decision.resolution][$0].code } == ["1.1b", "1.4đ", "1.6"])
  }

  @Test("The resolution may be given in full, in any case", arguments: ["55/2025", "55/2025/NQ-HĐND", "55/2025/nq-hđnd", " 55/2025/NQ-HĐND "])
  func resolution(cell: String) throws {
    #expect(try standardPolicy[Self.decision([.resolution: cell]).0.resolution].id == "55/2025")
  }

  @Test("Gender is Nam, Nữ, M, F in any case and form", arguments: [("Nam", 0), ("nam", 0), ("M", 0), ("Nữ", 1), ("NỮ", 1), ("nu\u{31B}\u{303}", 1), ("f", 1)])
  func gender(cell: String, value: UInt8) throws { #expect(try Self.decision([.gender: cell]).0.gender?.rawValue == value) }

  struct Reason: CustomTestStringConvertible, Sendable {
    let word: String
    let reason: EndReason
    var testDescription: String { word }
  }

  @Test(
    "The reason of an end is given in either language, in any case and form",
    arguments: [
      Reason(word: "died", reason: .died), Reason(word: "moved", reason: .moved), Reason(word: "ineligible", reason: .ineligible),
      Reason(word: "refused", reason: .refused), Reason(word: "chết", reason: .died), Reason(word: "chuyển đi", reason: .moved),
      Reason(word: "không đủ điều kiện", reason: .ineligible), Reason(word: "từ chối", reason: .refused),
      Reason(word: "Chết", reason: .died), Reason(word: "CHUYỂN ĐI", reason: .moved), Reason(word: "che\u{302}\u{301}t", reason: .died),
      Reason(word: "Refused", reason: .refused),
    ])
  func endReason(_ reason: Reason) throws {
    #expect(try Self.decision([.endDate: "2026-05-05", .endReason: reason.word]).0.endReason == reason.reason)
  }

  @Test(
    "Of the three allowance columns the amount counts, else the coefficient, else the categories",
    arguments: [
      ([.allowanceAmount: "500.000", .allowanceCoefficient: "1", .allowanceCategory: "hiv"], .amount(Dong(500_000))),
      ([.allowanceAmount: "0", .allowanceCoefficient: "1", .allowanceCategory: "hiv"], .coefficient(100)),
      ([.allowanceCoefficient: "0", .allowanceCategory: "no-support;hiv"], .categories(0b11)),
      ([.allowanceCategory: ";"], .none), ([.allowanceAmount: "0", .allowanceCoefficient: "0.00"], .none),
    ] as [(Cells, Allowance)])
  func allowance(cells: Cells, allowance: Allowance) throws {
    let decision = try Self.decision(cells).0
    #expect(decision.allowance == allowance)
    #expect(decision.has(.socialAllowance) == (allowance != .none))
  }

  @Test("A row with 1.1a or 1.1b is of a poor household", arguments: [("1.1a", true), ("1.1b", true), ("1.4a;1.1b", true), ("1.2a", false), ("1.4a", false)])
  func poorHousehold(groups: String, isPoor: Bool) throws {
    let decision = try Self.decision([.groups: groups, .allowanceAmount: "1", .povertyExitDate: "2025-05-05", .poorHousehold: "không"]).0
    #expect(decision.has(.poorHousehold) == isPoor)
  }

  @Test("Doubled quotes in a name are one, and the texts are in form C")
  func texts() throws {
    let (decision, register) = try Self.decision([.fullName: "Nguye\u{302}\u{303}n \"Bi\" An, em"])
    #expect(register.text(.fullName, of: decision) == "Nguy\u{1EC5}n \"Bi\" An, em")
    #expect(register.texts(of: decision).payee == "Nguy\u{1EC5}n \"Bi\" An, em")
  }

  @Test("A personal number is 12 digits and keeps its leading zeros")
  func childNumber() {
    #expect(ChildNumber("000000000007")?.description == "000000000007")
    #expect(ChildNumber("031215000001")! < ChildNumber("031215000002")!)
    for text in ["", "31215000001", "0312150000011", "03121500000x", "-31215000001"] { #expect(ChildNumber(text) == nil) }
  }

  @Test("Whatever stands where a digit of a personal number should, it is no such number", arguments: 0..<12)
  func noDigit(place: Int) {
    for byte in (0...UInt8.max) where !(0x30...0x39).contains(byte) {
      var bytes = Array("031215000001".utf8)
      bytes[place] = byte
      #expect(bytes.withUnsafeBufferPointer { ChildNumber($0) } == nil, "byte \(byte)")
    }
    #expect(ChildNumber("0é2150000001") == nil && ChildNumber("20¦150000001") == nil)
  }
}
