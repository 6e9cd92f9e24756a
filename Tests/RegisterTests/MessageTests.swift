import Localization
import Register
import Tables
import TestSupport
import Testing

/// Messages say what to do, in the words of an office that uses Excel.
@Suite struct MessageTests {
  static func message(_ cells: Cells) throws -> Bilingual {
    let findings = try screened([RowFixture(cells)], policy: standardPolicy).findings
    try #require(findings.count == 1)
    return findings[0].message
  }

  @Test(
    "A number that lost its leading zero: how many digits are left, and to format the column as text", arguments: ["31215004821", "1085000002"])
  func leadingZero(number: String) throws {
    for column in [RegisterColumn.childID, .payeeID] {
      let message = try Self.message([column: number])
      #expect(message.english.contains("only \(number.count) digits") && message.english.contains("text"))
      #expect(message.vietnamese.contains("\(number.count) chữ số") && message.vietnamese.contains("Văn bản (Text)"))
    }
  }

  @Test("9 digits are taken for the number of an old identity card")
  func oldCard() throws {
    let message = try Self.message([.payeeID: "985000002"])
    #expect(message.vietnamese.contains("chứng minh nhân dân"))
  }

  @Test("A number that became scientific: what Excel made of it, and to format the column as text", arguments: ["3,02E+10", "3.12E+11", "3,1e+10"])
  func scientific(number: String) throws {
    let message = try Self.message([.childID: number])
    #expect(message.english.contains("Excel turned the number into") && message.vietnamese.contains(number))
    #expect(message.vietnamese.contains("Văn bản (Text)"))
  }

  @Test("Any other number: 12 digits", arguments: ["12345678", "0312150000011", "031.215.000001"])
  func otherNumber(number: String) throws {
    #expect(try Self.message([.childID: number]).english.contains("exactly 12 digits"))
    #expect(try Self.message([.childID: number]).vietnamese.contains("đúng 12 chữ số"))
  }

  @Test("A day that became a serial number: which day it was", arguments: [("45321", "30/01/2024"), ("42170", "15/06/2015"), ("25569", "01/01/1970")])
  func serialDay(serial: String, day: String) throws {
    let message = try Self.message([.dateOfBirth: serial])
    #expect(message.english.contains("Excel's serial number") && message.english.contains(day))
    #expect(message.vietnamese.contains(day) && message.vietnamese.contains("Ngày (dd/MM/yyyy)"))
  }

  @Test("Any other day: how to write it", arguments: ["31/02/2026", "1999", "99999", "khoảng 2014"])
  func otherDay(text: String) throws { #expect(try Self.message([.dateOfBirth: text]).vietnamese.contains("31/05/2026")) }

  @Test(
    "A group that is nearly a code: which one",
    arguments: [
      ("1.4dd", "1.4đ"), ("1,6", "1.6"), ("1,4a", "1.4a"), ("14a", "1.4a"), ("1.4A", "1.4a"), ("1.4Đ", "1.4đ"), ("1.4D", "1.4d"), ("1-4g", "1.4g"),
      ("1.4 a", "1.4a"),
      ("1.1.b", "1.1b"), ("16", "1.6"), ("(1.5a)", "1.5a"), ("14dd", "1.4đ"), ("14DD", "1.4đ"),
    ])
  func nearGroup(text: String, code: String) throws {
    let message = try Self.message([.groups: text])
    #expect(message.english.contains("is it \(code)?") && message.vietnamese.contains("có phải là \(code)?"))
  }

  @Test("Any other group: the groups that there are", arguments: ["1.9", "2.1a", "nghèo", "1.4h", "1"])
  func otherGroup(text: String) throws {
    let message = try Self.message([.groups: text])
    #expect(message.english.contains("1.1a, 1.1b, 1.2a") && message.vietnamese.contains("1.4đ"))
  }

  @Test("What is missing because of another cell says which")
  func why() throws {
    #expect(try Self.message([.groups: "1.2b"]).english.contains("group 1.2b"))
    #expect(try Self.message([.groups: "1.1a"]).vietnamese.contains("nhóm 1.1a"))
    #expect(try Self.message([.resolution: "22/2024", .decisionDate: "2025-01-10"]).vietnamese.contains("nghị quyết 22/2024"))
  }

  @Test("An unknown resolution or category: those that there are")
  func known() throws {
    #expect(try Self.message([.resolution: "1/2"]).english.contains("22/2024, 55/2025"))
    #expect(try Self.message([.allowanceCategory: "1"]).english.contains("no-support, hiv, disabled-extremely-severe, disabled-severe, under-3-poor"))
  }
}
