import Policy
import TestSupport
import Testing
import Units

@Suite struct AllowanceTests {
  @Test("The categories are those of RULES 3, at the city's standard")
  func categories() throws {
    let policy = try Policy()
    #expect(policy.allowance.categories.map(\.code) == ["no-support", "hiv", "disabled-extremely-severe", "disabled-severe", "under-3-poor"])
    #expect(policy.rates.name(policy.allowance.standard) == "assistance_standard_city")
    #expect(policy.allowance.cite.contains("20/2021/NĐ-CP"))
    #expect(policy.allowance.categories.allSatisfy { $0.cite.contains("20/2021/NĐ-CP") && !$0.name.isEmpty })
    #expect(policy.allowance.category("orphan") == nil)
  }

  @Test(
    "The coefficient of a child born on 15/05/2022 is read on the last day of the month",
    arguments: [
      ("no-support", "2022-05", "2.5"), ("no-support", "2026-04", "2.5"), ("no-support", "2026-05", "1.5"), ("no-support", "2030-12", "1.5"),
      ("hiv", "2026-04", "2.5"), ("hiv", "2026-05", "2"), ("disabled-extremely-severe", "2026-04", "2.5"), ("disabled-extremely-severe", "2030-01", "2.5"),
      ("disabled-severe", "2022-05", "2"), ("disabled-severe", "2030-01", "2"), ("under-3-poor", "2025-04", "1.5"), ("under-3-poor", "2025-05", "1.5"),
      ("under-3-poor", "2025-06", "0"),
    ])
  func coefficients(code: String, in text: String, coefficient: String) throws {
    let allowance = try Policy().allowance
    let category = allowance.categories[try #require(allowance.category(code))]
    #expect(category.coefficient(in: month(text), born: day("2022-05-15")).description == coefficient)
  }

  @Test("A 4th birthday on the last or first day of a month counts for that month", arguments: [("2022-05-31", "2026-05"), ("2022-05-01", "2026-05")])
  func edges(born: String, changes: String) throws {
    let category = try Policy().allowance.categories[0]
    #expect(category.coefficient(in: month(changes), born: day(born)).description == "1.5")
    #expect(category.coefficient(in: month(changes).previous, born: day(born)).description == "2.5")
  }

  @Test(
    "A wrong allowance file is refused with its line",
    arguments: [
      Fault(in: "allowance.yaml", "standard: assistance_standard_city", "standard: no_such", says: "standard", "no rate \"no_such\"", "base_salary"),
      Fault(in: "allowance.yaml", "standard: assistance_standard_city", "standard: health_insurance_rate", says: "not in đồng"),
      Fault(in: "allowance.yaml", "code: hiv", "code: no-support", says: "no-support", "twice"),
      Fault(in: "allowance.yaml", "{ under: 4, coefficient: 2.5 }", "{ under: 4, throughMonthOfBirthday: 3, coefficient: 2.5 }", says: "steps[1]", "not both"),
      Fault(in: "allowance.yaml", "{ under: 4, coefficient: 2.5 }", "{ under: 4 }", says: "\"coefficient\" is missing"),
      Fault(in: "allowance.yaml", "{ under: 4, coefficient: 2.5 }", "{ under: four, coefficient: 2.5 }", says: "\"four\" is not a whole number from 0 to 150"),
      Fault(in: "allowance.yaml", "{ under: 4, coefficient: 2.5 }", "{ under: 4, coefficient: \"2,5\" }", says: "\"2,5\" is not a decimal number"),
      Fault(in: "allowance.yaml", "{ throughMonthOfBirthday: 3,", "{ throughMonthOfBirthday: 151,", says: "\"151\" is not a whole number"),
      Fault(in: "allowance.yaml", "    cite: Nghị định 20/2021/NĐ-CP điều 6.1.c\n", "    article: 6\n", says: "the key \"article\" is not known here"),
      Fault(in: "allowance.yaml", "code: hiv\n    name: Trẻ em nhiễm HIV/AIDS\n", "code: hiv\n", says: "categories[2]", "\"name\" is missing"),
      Fault(
        in: "allowance.yaml", "      - { throughMonthOfBirthday: 3, coefficient: 1.5 }\n      - { coefficient: 0 }\n",
        "      - { under: 3, coefficient: 1.5 }\n", says: "steps", "last step"),
      Fault(
        in: "allowance.yaml", "      - { coefficient: 1.5 }\n", "      - { coefficient: 1.5 }\n      - { under: 6, coefficient: 1 }\n", linesBelow: -1,
        says: "steps", "last step"),
      Fault(in: "allowance.yaml", "steps:\n      - { under: 4, coefficient: 2.5 }\n      - { coefficient: 1.5 }\n", "steps: []\n", says: "steps", "last step"),
    ])
  func faults(_ fault: Fault) throws { try fault.expect() }

  @Test("At most 16 categories are read", arguments: [(16, true), (17, false)])
  func tooMany(count: Int, isRead: Bool) throws {
    let folder = try PolicyFolder()
    let categories = (1...count).map { "  - { code: c\($0), name: x, cite: x, steps: [{ coefficient: 1 }] }\n" }
    try folder.write("source: x\nstandard: assistance_standard_city\ncategories:\n" + categories.joined(), to: "allowance.yaml")
    if isRead {
      #expect(try folder.load().allowance.categories.count == count)
    } else {
      #expect(try folder.refusal().description.contains("allowance.yaml:4, column categories: at most 16 categories are read"))
    }
  }
}
