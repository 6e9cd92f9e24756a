import Foundation
import Localization
import Policy
import Tables
import TestSupport
import Testing
import Units
import XLSX

@testable import Accounting
@testable import Ledger
@testable import Report
@testable import Treasury

@Suite("What errors tell people, in Vietnamese and in English")
struct ErrorTextTests {
  private static let (may, june) = (month("2026-05"), month("2026-06"))

  @Test("What to do about a finding is told in both languages, without a cell and without a text of another finding", arguments: FindingCode.allCases)
  func advice(_ code: FindingCode) {
    let advice = code.advice
    #expect(advice.isToldInBoth, "\(advice)")
    #expect(advice.vietnamese.hasSuffix(".") && advice.english.hasSuffix("."))
    #expect(FindingCode.allCases.count { $0.advice.vietnamese == advice.vietnamese } == 1)
  }

  @Test(
    "Every error of the store names the same things in both languages and ends with what to do",
    arguments: [
      (.busy(path: "a/b.sqlite"), ["a/b.sqlite"]), (.notAStore(path: "a/b.sqlite", LedgerText.newerVersion), ["a/b.sqlite", "--store"]),
      (.cannotWrite(path: "a/b.sqlite", Bilingual(verbatim: "disk I/O error")), ["a/b.sqlite", "disk I/O error"]),
      (.closed(may, code: "0badc0de"), ["2026-05", "0badc0de", "chitra verify", "chitra explain --child"]),
      (.outOfOrder(asked: may, next: june), ["05", "06"]), (.draftOpen(may, asked: june), ["chitra close --month 2026-05", "06", "--drop-draft"]),
      (.noDraft(may), ["chitra payout --month 2026-05"]),
      (.anotherDraft(may, store: "0badc0de", named: "c0ffee00", by: "--draft"), ["0badc0de", "c0ffee00", "--draft"]),
      (.stale(may), ["05"]), (.exceptions(may, 7), ["7", "--accept-exceptions"]), (.alreadyOpened, []), (.unknownWard("10001"), ["10001", "wards.csv"]),
    ] as [(StoreError, [String])])
  func store(_ error: StoreError, _ parts: [String]) { expect(error, names: parts) }

  @Test(
    "So does every refusal of a draft",
    arguments: [
      (
        .paidBeforeUnknown(children: 12, amount: Dong(3_000_000), first: may),
        ["12", "3.000.000", "05/2026", "chitra open --paid", "--nothing-paid-before"]
      ),
      (.wardsMissing(["10001", "10002"]), ["10001, 10002", "chitra open", "--register"]),
    ] as [(DraftRefusal, [String])])
  func refusals(_ refusal: DraftRefusal, _ parts: [String]) { expect(refusal, names: parts) }

  @Test(
    "So does every error of a workbook",
    arguments: [
      (.cannotWrite(path: "a/b.xlsx", reason: "No such file"), ["No such file"]), (.diskFull(path: "a/b.xlsx"), []),
      (.refused(path: "a/b.xlsx", sheet: "Trang", action: "a style", code: 1, reason: "out of memory"), ["Trang", "a style", "1: out of memory"]),
      (.sheetName(path: "a/b.xlsx", name: "a:b"), ["\"a:b\""]), (.tooManyRows(path: "a/b.xlsx", sheet: "Trang"), ["\"Trang\""]),
      (.tooLarge(path: "a/b.xlsx", part: "xl/worksheets/sheet1.xml"), ["xl/worksheets/sheet1.xml", "4 GB"]),
      (.tooManyDigits(path: "a/b.xlsx", sheet: "Trang", row: 6), ["\"Trang\"", "7", "15"]),
      (.outOfOrder(path: "a/b.xlsx", sheet: "Trang", row: 6), ["\"Trang\"", "7"]),
    ] as [(XLSXError, [String])])
  func workbooks(_ error: XLSXError, _ parts: [String]) { expect(error, names: ["a/b.xlsx: "] + parts) }

  private func expect(_ error: some BilingualError, names parts: [String]) {
    let message = error.message
    #expect(message.isToldInBoth, "\(message)")
    for part in parts { #expect(message.vietnamese.contains(part) && message.english.contains(part), "\(part)") }
    #expect(message.vietnamese.hasSuffix(".") && message.english.hasSuffix("."))
    #expect(error.description == message.english)
  }

  @Test(
    "What only a damaged file or a defect of the program brings about is told in both languages",
    arguments: [
      LedgerText.damaged(LedgerText.posting(ward: "10001")), LedgerText.damaged(LedgerText.posting(period: "2026-05")), LedgerText.damaged(LedgerText.posted),
      LedgerText.damaged(LedgerText.posted(ward: "10001")), LedgerText.damaged(LedgerText.opening), LedgerText.damaged(LedgerText.cameBack(ward: "10001")),
      LedgerText.damaged(LedgerText.owed(ward: "10001")), LedgerText.damaged(LedgerText.repayment(ward: "10001")),
      LedgerText.damaged(LedgerText.insured(ward: "10001")), LedgerText.damaged(LedgerText.movement(ward: "10001", .paid)),
      LedgerText.damaged(LedgerText.settlement(may)), LedgerText.damaged(LedgerText.paymentPeriod), LedgerText.damaged(LedgerText.waiting),
      LedgerText.damaged(LedgerText.number), LedgerText.damaged(LedgerText.month), LedgerText.fileDamaged("row 7"), LedgerText.period(nil),
      LedgerText.olderVersion, LedgerText.owedDiffers(LedgerText.period(may), listed: Dong(1), told: Dong(2)), LedgerText.unreadablePosting(ward: "10001"),
      TreasuryText.identityFails(TreasuryText.allWards, .orders, by: Dong(7)), TreasuryText.identityFails(TreasuryText.ward("10001"), .ledger, by: Dong(7)),
      TreasuryText.identityFails(TreasuryText.ward("10001", may), .results, by: Dong(7)),
      TreasuryText.monthsAndWardsDiffer(YearOrQuarter(year: 2026, quarter: 2)!), ReportText.ward("10001", ReportText.movement),
      ReportText.city(ReportText.movement), ReportText.ward("10001", ReportText.paid(in: may)), ReportText.ward("10001", ReportText.lines),
      ReportText.money(of: may...june),
    ])
  func defects(_ text: Bilingual) { #expect(text.isToldInBoth, "\(text)") }

  @Test("Why money waits is told in both languages", arguments: Reissue.Waiting.allCases)
  func waiting(_ reason: Reissue.Waiting) {
    #expect(reason.text.isToldInBoth && reason.text == Bilingual(vi: reason.vietnamese, en: reason.text.english))
  }
}
