import Entitlement
import Explanation
import Insurance
import Ledger
import Localization
import Policy
import Register
import Tables
import TestSupport
import Testing
import Treasury
import Units

/// `chitra explain --code`: every code has its text, and every example of a finding gives that finding.
@Suite struct CodePageTests {
  @Test("Every code of every kind has an entry, once")
  func whole() {
    let codes: [CodeFamily: [String]] = [
      .finding: FindingCode.allCases.map(\.rawValue), .review: ReviewCode.allCases.map(\.rawValue), .unpaid: Reason.allCases.map(\.rawValue),
      .insurance: InsuranceCode.allCases.map(\.rawValue),
      .reconciliation: ReturnBucket.allCases.map(\.rawValue), .cards: CardBucket.allCases.map(\.rawValue),
      .waiting: Reissue.Waiting.allCases.map(\.rawValue), .exit: ExitStatus.allCases.map { "exit-\($0.rawValue)" },
    ]
    for family in CodeFamily.allCases {
      #expect(CodeEntry.all.filter { $0.family == family }.map(\.code) == codes[family], "\(family)")
    }
  }

  @Test("Every reason against an insurance has a code that is explained")
  func insuranceReasons() {
    let reasons: [InsuranceReason] = [.groupNotInsured, .underAge, .childCard, .beforeDecision, .otherCard] + Reason.allCases.map { .entitlement($0) }
    for code in reasons.map(\.code) + [InsuranceRoll.Refusal.otherWard.code] { #expect(!CodeEntry.named(code).isEmpty, "\(code)") }
    #expect(CodeEntry.named(InsuranceRoll.Refusal.otherWard.code).map(\.family) == [.insurance])
  }

  @Test("Every entry tells meaning, example and remedy in both languages", arguments: CodeEntry.all.indices)
  func texts(_ index: Int) {
    let entry = CodeEntry.all[index]
    for text in [entry.text.meaning, entry.text.example, entry.text.remedy] {
      for language in Language.allCases { #expect(!text[language].isEmpty) }
      #expect(text.vietnamese == text.vietnamese.precomposedStringWithCanonicalMapping)
    }
    #expect(entry.text.meaning.vietnamese != entry.text.meaning.english)
  }

  @Test("The example of each finding gives that finding, and no other", arguments: FindingCode.allCases)
  func sample(_ code: FindingCode) throws {
    let entry = try #require(CodeEntry.named(code.rawValue).first { $0.family == .finding })
    let sample = try #require(entry.sample)
    let (policy, wards) = (try standardPolicy, try WardTable(SourceFile(path: samples + "/wards.csv", name: "wards.csv")))
    var posted = PostedBook()
    if let child = sample.paidBefore {
      let key = ChildWard(child: try #require(ChildNumber(child)), ward: try #require(wards.id("10507")))
      let basis = PostingBasis(resolution: "55/2025", group: "1.1b", decisionNo: "18/QĐ-UBND")
      posted = PostedBook([key: [PostedMonth(month: sample.month.previous, amount: Dong(2_000_000), basis: basis)]])
    }
    var register = try RegisterReader(policy: policy, wards: wards).read([SourceFile(name: "register.csv", contents: sample.bytes)])
    let book = posted
    register.screen(policy: policy, posted: book)
    _ = try Drafting(policy: policy, wards: wards, posted: posted, period: sample.month).draft(&register)
    #expect(Set(register.findings.map(\.code)) == [code], "\(register.findings.map(\.code.rawValue))")
  }

  @Test("Names of codes are found in any case, an exit status with or without its word, and shared names all at once")
  func names() {
    #expect(CodeEntry.named("BAD-ID").map(\.code) == ["bad-id"])
    #expect(CodeEntry.named("65").map(\.code) == ["exit-65"] && CodeEntry.named("exit-65").count == 1)
    #expect(CodeEntry.named("amount-differs").map(\.family) == [.reconciliation, .cards])
    #expect(CodeEntry.named("vanished").map(\.family) == [.finding, .waiting])
    #expect(CodeEntry.named("no-such-code").isEmpty && CodeEntry.named("").isEmpty)
  }

  @Test(
    "Of an unknown name the nearest codes are told first",
    arguments: [("bad-date", "bad-day"), ("badid", "bad-id"), ("over-aged", "over-age"), ("exit65", "exit-65"), ("double-claims", "double-claim")])
  func near(wrong: String, right: String) {
    #expect(CodeEntry.near(wrong).first == right)
    #expect(CodeEntry.near(wrong).count == 3)
  }

  @Test("The page has a heading for every code, in both languages", arguments: Language.allCases)
  func page(language: Language) {
    let page = CodeEntry.markdown(in: language)
    for entry in CodeEntry.all {
      #expect(page.contains("### `\(entry.code)`\n"))
      #expect(page.contains(entry.text.meaning[language]) && page.contains(entry.text.example[language]))
    }
    #expect(page.split(separator: "\n").count { $0.hasPrefix("### ") } == CodeEntry.all.count)
    #expect(page.split(separator: "\n").count { $0 == "```csv" } == FindingCode.allCases.count)
  }

  @Test("On a screen no line is wider than 100 columns", arguments: Language.allCases)
  func width(language: Language) {
    let text = CodeEntry.text(of: CodeEntry.all, in: language)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }
}
