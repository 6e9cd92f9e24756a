import Foundation
import TestSupport
import Testing

/// Two registers of the same children, payees and amounts, in which the groups are dealt out otherwise, give the same papers:
/// so neither numbers nor order nor anything that a file carries tells a group.
@Suite("The Treasury's papers tell no group")
struct TreasurySecrecyTests {
  /// Groups of one level in 2026: 1.5 x the national standard, and the poverty line.
  private static let classes = [
    ["1.4a", "1.4b", "1.4c", "1.4d", "1.4đ", "1.4e", "1.4g", "1.5a", "1.5b", "1.6"], ["1.1b", "1.2b", "1.3b"],
  ]
  private static let names = ["Nguyễn Thị Ánh", "Trần Văn Bình", "Lê Thị Chi", "Phạm Văn Đạt", "Vũ Thị Yến", "Đỗ An", "nguyễn thị ánh"]

  /// `deal`: which group of its class the n-th child has; all else is the same.
  private static func register(_ deal: (Int, Int) -> Int) -> String {
    var csv =
      "ward_code,child_id,full_name,date_of_birth,gender,resolution,groups,decision_no,decision_date,poverty_exit_date,mother_date_of_birth,"
      + "payee_name,payee_id,bank,account_no\n"
    for number in 0..<78 {
      let groups = classes[number % 3 == 0 ? 1 : 0]
      let group = groups[deal(number, groups.count) % groups.count]
      let account = number % 5 == 0 ? "," : "Agribank,21002055\(10_000 + number)"
      // Payees whose names are the same, and two children of one payee.
      csv += "10507,0302\(18_000_000 + number * 37 % 78),Trẻ Số \("abcdefgh".map(String.init)[number % 8]),10/03/2018,Nam,55/2025,\(group),"
      csv += "12/QĐ-UBND,10/05/2026,12/12/2025,01/01/2010,\(names[number / 2 % names.count]),030180000\(100 + number / 2),\(account)\n"
    }
    return csv
  }

  /// The parts of every workbook and the table of payments, without the draft's code, in which everything is.
  private static func papers(_ register: String) throws -> (parts: [String: String], payments: [UInt8], groups: [String]) {
    let program = try Program()
    let path = try program.folder.write(register, to: "in/register.csv")
    let wards = ["--wards", Program.samples + "/wards.csv"]
    let drafted = try program.run(["payout", "--month", "2026-05", "--register", path, "--nothing-paid-before"] + wards)
    try #require(drafted.status == 0, "\(drafted.errors)")
    try #require(try program.run("close", "--month", "2026-05").status == 0)
    let ordered = try program.run(["treasury", "--month", "2026-05", "--json"] + wards)
    try #require([0, 2].contains(ordered.status), "\(ordered.errors)")
    let code = try #require(try ordered.json()["draft"] as? String)
    var parts: [String: String] = [:]
    let folder = "out/2026-05-treasury"
    for file in try program.files(below: folder) where file.hasSuffix(".xlsx") {
      let unpacked = try Program.run(
        "/usr/bin/env", ["unzip", "-qq", program.path("\(folder)/\(file)"), "-d", program.path("\(file).parts")], in: program.folder.path)
      try #require(unpacked.status == 0, "\(unpacked.errors)")
      for part in try program.files(below: "\(file).parts") {
        guard let data = FileManager.default.contents(atPath: program.path("\(file).parts/\(part)")) else { continue }
        parts["\(file)/\(part)"] = String(decoding: data, as: UTF8.self).replacingOccurrences(of: code, with: "CODE")
      }
    }
    let ledger = try program.lines("out/2026-05/ledger.csv").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    return (parts, try program.bytes("\(folder)/payments.csv"), ledger.map { "\($0[2]) \($0[6])" })
  }

  @Test("Groups that change hands between children of one amount change nothing: not a number, not a place, not a byte")
  func permuted() throws {
    let first = try Self.papers(Self.register { number, _ in number })
    let second = try Self.papers(Self.register { number, count in number / 3 * 7 + count / 2 })
    let third = try Self.papers(Self.register { _, count in count - 1 })
    #expect(first.groups.count == 78 && Set(first.groups) != Set(second.groups) && Set(first.groups) != Set(third.groups))
    #expect(!first.parts.isEmpty && first.payments == second.payments && first.payments == third.payments)
    for other in [second, third] {
      #expect(Set(other.parts.keys) == Set(first.parts.keys))
      for (part, text) in first.parts { #expect(other.parts[part] == text, "\(part)") }
    }
  }

  @Test("No part of a workbook, nor the table of payments, has a group's code, a word of it, or a child's name or number")
  func words() throws {
    let papers = try Self.papers(Self.register { number, _ in number })
    let codes = Set(Self.classes.joined()).union(["1.1a", "1.2a", "1.3a", "1.4-1.6"])
    let words = ["nội bộ", "nhóm", "xâm hại", "khuyết tật", "mồ côi", "hộ nghèo", "thoát nghèo", "chuẩn nghèo", "mức hưởng", "truy lĩnh", "trẻ số", "030218"]
    #expect(papers.parts.values.contains { $0.contains("mặc định của chương trình, đề nghị kiểm tra") }, "no offices file was given")
    var texts = papers.parts
    texts["payments.csv"] = String(decoding: papers.payments, as: UTF8.self)
    for (part, text) in texts {
      // Names of schemas carry numbers of their own.
      let all = part + " " + text.replacing(/"http[^"]*"/, with: "")
      let tokens = Set(all.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }.map { $0.lowercased() })
      #expect(tokens.isDisjoint(with: codes.union(["hiv", "aids", "group", "level"])), "\(part)")
      let lowered = all.precomposedStringWithCanonicalMapping.lowercased()
      #expect(!words.contains { lowered.contains($0) }, "\(part)")
    }
  }
}
