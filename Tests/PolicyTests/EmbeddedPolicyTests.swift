import Foundation
import Policy
import Tables
import TestSupport
import Testing
import Units

/// The policy inside the program against the tables of RULES 2 and 3.
@Suite struct EmbeddedPolicyTests {
  private let policy: Policy

  init() throws { policy = try Policy() }

  @Test("Every file of Sources/Policy/Files is in the program, byte for byte")
  func embedded() throws {
    let onDisk = try FileManager.default.contentsOfDirectory(atPath: PolicyFolder.sources.path)
    #expect(policy.files.map(\.name).sorted() == onDisk.sorted())
    for file in policy.files {
      #expect(file.digest == Digest(of: try PolicyFolder.text(file.name)), "\(file.name)")
    }
  }

  @Test("The rates are those of RULES 2, row for row")
  func rates() {
    #expect(
      policy.rateRows == [
        "assistance_standard_city,,2024-07-01,2025-12-31,500000 đồng", "assistance_standard_city,,2026-01-01,,700000 đồng",
        "assistance_standard_national,,2021-07-01,2024-06-30,360000 đồng", "assistance_standard_national,,2024-07-01,2026-10-04,500000 đồng",
        "assistance_standard_national,,2026-10-05,,540000 đồng", "base_salary,,2024-07-01,2026-06-30,2340000 đồng", "base_salary,,2026-07-01,,2530000 đồng",
        "health_insurance_rate,,2021-01-01,,4.5 %", "poverty_line,rural,2022-01-01,2026-12-31,1500000 đồng",
        "poverty_line,rural,2027-01-01,2030-12-31,2200000 đồng", "poverty_line,urban,2022-01-01,2026-12-31,2000000 đồng",
        "poverty_line,urban,2027-01-01,2030-12-31,2800000 đồng",
      ])
  }

  @Test(
    "Every rate names the decree that RULES 2 names",
    arguments: [
      ("poverty_line", "2022-01-01", ["07/2021/NĐ-CP", "351/2025/NĐ-CP", "N 2.1.1"]),
      ("poverty_line", "2027-01-01", ["351/2025/NĐ-CP", "31/12/2030", "N 2.1.1"]),
      ("assistance_standard_national", "2021-07-01", ["20/2021/NĐ-CP", "4"]), ("assistance_standard_national", "2024-07-01", ["76/2024/NĐ-CP", "N 2.1.1"]),
      ("assistance_standard_national", "2026-10-05", ["335/2026/NĐ-CP", "05/10/2026"]), ("assistance_standard_city", "2024-07-01", ["76/2024/NĐ-CP"]),
      ("assistance_standard_city", "2026-01-01", ["Hải Phòng", "10/12/2025", "01/01/2026"]), ("base_salary", "2024-07-01", ["73/2024/NĐ-CP"]),
      ("base_salary", "2026-07-01", ["161/2026/NĐ-CP"]), ("health_insurance_rate", "2021-01-01", ["146/2018/NĐ-CP", "188/2025/NĐ-CP"]),
    ] as [(String, String, [String])])
  func sources(name: String, from: String, decrees: [String]) {
    let rates = policy.rates.rates.filter { $0.name == name && $0.from == day(from) }
    #expect(!rates.isEmpty)
    for rate in rates { for decree in decrees { #expect(rate.source.contains(decree), "\(rate.source)") } }
  }

  @Test(
    "A rate changes on its day",
    arguments: [
      ("poverty_line", Area.rural, "2026-12-31", "1500000 đồng"), ("poverty_line", .rural, "2027-01-01", "2200000 đồng"),
      ("poverty_line", .urban, "2026-12-31", "2000000 đồng"), ("poverty_line", .urban, "2030-12-31", "2800000 đồng"),
      ("assistance_standard_national", .rural, "2024-06-30", "360000 đồng"), ("assistance_standard_national", .urban, "2024-07-01", "500000 đồng"),
      ("assistance_standard_national", .rural, "2026-10-04", "500000 đồng"), ("assistance_standard_national", .rural, "2026-10-05", "540000 đồng"),
      ("assistance_standard_city", .rural, "2025-12-31", "500000 đồng"), ("assistance_standard_city", .urban, "2026-01-01", "700000 đồng"),
      ("base_salary", .rural, "2026-06-30", "2340000 đồng"), ("base_salary", .rural, "2026-07-01", "2530000 đồng"),
      ("health_insurance_rate", .rural, "9999-12-31", "4.5 %"),
    ])
  func values(name: String, area: Area, day: String, value: String) throws { #expect(try policy.value(name, area, on: day) == value) }

  @Test(
    "A day that no range covers is refused with rate, area and day",
    arguments: [
      ("poverty_line", Area.rural, "2031-01-01", "poverty_line, rural"), ("poverty_line", .urban, "2021-12-31", "poverty_line, urban"),
      ("base_salary", .urban, "2024-06-30", "base_salary"), ("assistance_standard_city", .rural, "2024-06-30", "assistance_standard_city"),
    ])
  func uncovered(name: String, area: Area, day text: String, series: String) throws {
    let id = try #require(policy.rates.id(name))
    let error = try #require(throws: InputError.self) { try self.policy.rates.rate(id, area: area, on: day(text)) }
    #expect(error.description.hasPrefix("rates.csv:"))
    #expect(error.problem.english.hasPrefix("no rate \(series) is in force on \(text).") && error.problem.isToldInBoth, "\(error.problem)")
  }

  @Test("A name that the table does not have has no rate")
  func unknownName() { #expect(policy.rates.id("minimum_wage") == nil) }

  @Test(
    "The two resolutions stand in the order of their first months and say what RULES 3 says",
    arguments: [
      ("22/2024", "22/2024/NQ-HĐND", "2025-01...2025-12", "2024-12-06...2025-12-31"),
      ("55/2025", "55/2025/NQ-HĐND", "2026-01...2030-12", "2026-01-01...2030-12-31"),
    ])
  func resolutions(id: String, number: String, months: String, decisions: String) throws {
    #expect(policy.resolutions.map(\.id) == ["22/2024", "55/2025"])
    let resolution = policy[try #require(policy.resolution(id))]
    #expect(resolution.number == number)
    #expect("\(resolution.months.rule.lowerBound)...\(resolution.months.rule.upperBound)" == months)
    #expect("\(resolution.decisionDays.rule.lowerBound)...\(resolution.decisionDays.rule.upperBound)" == decisions)
    #expect(resolution.levelChange.rule == .monthAfter)
    #expect(resolution.childUntil.rule == 16)
    #expect(resolution.insurance.rule.share == .one)
    #expect(resolution.insurance.rule.fromAge == 6)
    #expect(resolution.insurance.rule.cardThrough == 9)
    #expect(policy.rates.name(resolution.insurance.rule.standard) == "base_salary")
    #expect(policy.rates.name(resolution.insurance.rule.rate) == "health_insurance_rate")
  }

  @Test("A resolution that is not there has no place") func unknownResolution() { #expect(policy.resolution("99/2030") == nil) }

  @Test("22/2024 begins with the named month, or the certificate's for 1.3a and 1.3b; 55/2025 with the month of signing")
  func starts() throws {
    guard case .namedMonth(let certificate) = policy.resolutions[0].start.rule, case .monthOfDecision = policy.resolutions[1].start.rule else {
      Issue.record("other rules")
      return
    }
    #expect(certificate.map { policy.resolutions[0][$0].code } == ["1.3a", "1.3b"])
  }

  @Test("Every rule cites its article")
  func citations() {
    for resolution in policy.resolutions {
      let citations =
        [
          resolution.months.cite, resolution.decisionDays.cite, resolution.start.cite, resolution.levelChange.cite, resolution.insurance.cite,
          resolution.childUntil.cite, resolution.highestOnly, resolution.moves,
        ] + resolution.groups.flatMap { [$0.cite] + $0.exclusions.map(\.cite) + [$0.window?.cite].compactMap(\.self) }
      #expect(citations.allSatisfy { $0.hasPrefix("N ") || $0.hasPrefix("P ") })
    }
  }

  @Test("The other reading of levelChange changes that alone")
  func otherLevelChange() {
    let other = policy.withOtherLevelChange()
    #expect(other.resolutions.map(\.levelChange.rule) == [.monthOf, .monthOf])
    #expect(other.withOtherLevelChange().resolutions.map(\.levelChange.rule) == [.monthAfter, .monthAfter])
    #expect(other.resolutions.map(\.levelChange.cite) == policy.resolutions.map(\.levelChange.cite))
    #expect(other.digest == policy.digest)
  }
}
