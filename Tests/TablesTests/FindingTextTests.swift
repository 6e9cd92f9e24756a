import Localization
import Tables
import Testing
import Units

@Suite struct FindingTextTests {
  private static let day = Day(iso: "2026-05-31") ?? .first
  private static let texts: [Bilingual] = [
    FindingText.preamble, FindingText.unknownColumn("Số ĐT"), FindingText.repeatedHeader, FindingText.repeatedRow(file: "a.csv", line: 7),
    FindingText.fieldCount(found: 3, expected: 4, swallowed: 0), FindingText.fieldCount(found: 3, expected: 4, swallowed: 2), FindingText.badEncoding,
    FindingText.unclosedQuote, FindingText.missing(), FindingText.missing(FindingText.badMonth), FindingText.badDay("x"), FindingText.badDay("46173"),
    FindingText.badDay("01/22/2026"),
    FindingText.badMonth, FindingText.badDong, FindingText.badCoefficient, FindingText.badYesNo, FindingText.badID("x"), FindingText.badID("31215000001"),
    FindingText.badID("3,12E+10"), FindingText.controlCharacter, FindingText.formula, FindingText.accountWithoutBank, FindingText.bankWithoutAccount,
    FindingText.badAccount, FindingText.badReason, FindingText.reasonMissing, FindingText.badGender, FindingText.unknownWard,
    FindingText.unknownGroup("1.4đ", known: "1.1a"), FindingText.unknownGroup(nil, known: "1.1a"), FindingText.unknownResolution(known: "55/2025"),
    FindingText.unknownCategory(known: "hiv"), FindingText.bornAfterDecision, FindingText.decisionOutsideResolution(day, day),
    FindingText.exitYearNotCovered("2025"), FindingText.ownWard, FindingText.transferUnmatched, FindingText.adjustmentUnmatched,
    FindingText.overAgeAtStart(day, day.month), FindingText.startBeforeBirth(day.month), FindingText.endBeforeStart(day, day),
    FindingText.duplicateDecision("a.csv:7"), FindingText.doubleClaim("10002"), FindingText.identityConflict("a.csv:7"), FindingText.idBirthMismatch,
    FindingText.idGenderMismatch, FindingText.possibleDuplicate("a.csv:7"), FindingText.sharedAccount("a.csv:7"), FindingText.nameDiffers("a.csv:7"),
    FindingText.needsNewDecision(day.month), FindingText.vanished("10001"),
  ]

  @Test("Every message is a sentence in both languages", arguments: texts)
  func sentences(text: Bilingual) {
    #expect(text.vietnamese.count > 15 && text.english.count > 15)
    #expect(text.vietnamese != text.english)
    #expect(text.vietnamese.hasSuffix(".") && text.english.hasSuffix("."))
    #expect(!text.vietnamese.contains("  ") && !text.english.contains("  "))
  }

  @Test("No two messages are the same")
  func different() { #expect(Set(Self.texts).count == Self.texts.count) }

  @Test(
    "A message holds what it was given, in both languages",
    arguments: [
      (FindingText.repeatedRow(file: "a.csv", line: 7), "a.csv"), (FindingText.repeatedRow(file: "a.csv", line: 7), "7"),
      (FindingText.fieldCount(found: 3, expected: 4, swallowed: 2), "3"), (FindingText.fieldCount(found: 5, expected: 4, swallowed: 2), "4"),
      (FindingText.missing(Bilingual(vi: "1.2a", en: "1.2a")), "(1.2a)"), (FindingText.unknownGroup("1.4đ", known: "1.1a"), "1.4đ"),
      (FindingText.unknownGroup(nil, known: "1.1a, 1.1b"), "1.1a, 1.1b"), (FindingText.unknownResolution(known: "55/2025"), "55/2025"),
      (FindingText.unknownCategory(known: "hiv"), "hiv"), (FindingText.decisionOutsideResolution(day, day), "31/05/2026"),
      (FindingText.exitYearNotCovered("2025"), "2025"), (FindingText.overAgeAtStart(day, day.month), "31/05/2026"),
      (FindingText.overAgeAtStart(day, day.month), "05/2026"), (FindingText.startBeforeBirth(day.month), "05/2026"),
      (FindingText.endBeforeStart(day, day), "31/05/2026"), (FindingText.duplicateDecision("a.csv:7"), "a.csv:7"),
      (FindingText.doubleClaim("10002"), "10002"), (FindingText.identityConflict("a.csv:7"), "a.csv:7"), (FindingText.possibleDuplicate("a.csv:7"), "a.csv:7"),
      (FindingText.sharedAccount("a.csv:7"), "a.csv:7"), (FindingText.nameDiffers("a.csv:7"), "a.csv:7"),
      (FindingText.needsNewDecision(day.month), "05/2026"), (FindingText.vanished("10001"), "10001"),
    ])
  func holds(text: Bilingual, part: String) {
    #expect(text.vietnamese.contains(part))
    #expect(text.english.contains(part))
  }

  @Test(
    "A day that became Excel's serial number is told as the day that it stands for",
    arguments: [("46173", "31/05/2026"), ("42170", "15/06/2015"), ("36526", "01/01/2000")])
  func serialDay(value: String, day: String) {
    #expect(FindingText.badDay(value).vietnamese.contains(day))
    #expect(FindingText.badDay(value).english.contains(day))
  }

  @Test(
    "A day whose month stands first is told as the day that it stands for, with what to check besides",
    arguments: [("01/22/2026", "22/01/2026"), ("5/31/2026", "31/05/2026")])
  func monthFirst(value: String, day: String) {
    #expect(FindingText.badDay(value).vietnamese.contains(day) && FindingText.badDay(value).vietnamese.contains("mọi ngày khác"))
    #expect(FindingText.badDay(value).english.contains(day) && FindingText.badDay(value).english.contains("every other day"))
  }

  @Test(
    "Another number or text is just no day",
    arguments: ["1", "19999", "80001", "2026", "x", "", "31.05.2026", "31/02/2026", "31/31/2026", "1/22", "/1/22/2026"])
  func noSerialDay(value: String) { #expect(FindingText.badDay(value) == FindingText.badDay("no day")) }

  @Test(
    "A number that lost its leading zero is told from one that Excel turned into an exponent",
    arguments: [
      ("31215000001", "leading zero"), ("3121500000", "leading zero"), ("315000001", "identity card"), ("3,02E+10 Nguyễn", "exactly 12 digits"),
      ("3,02E+10", "Excel"), ("3.02e+10", "Excel"), ("12345678", "exactly 12 digits"),
      ("0312150000011", "exactly 12 digits"), ("03121500000x", "exactly 12 digits"), ("", "exactly 12 digits"),
    ])
  func identity(value: String, part: String) { #expect(FindingText.badID(value).english.contains(part)) }

  @Test("A row that runs over several lines is told as a missing closing quote")
  func swallowed() {
    let text = FindingText.fieldCount(found: 3, expected: 4, swallowed: 2)
    #expect(text.english.contains("runs over 3 lines"))
    #expect(text.vietnamese.contains("kéo dài qua 3 dòng"))
    #expect(!FindingText.fieldCount(found: 3, expected: 4, swallowed: 0).english.contains("quote"))
  }
}
