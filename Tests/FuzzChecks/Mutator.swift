import Estimate
import Insurance
import Ledger
import Policy
import Register
import Tables
import TestSupport
import Treasury

/// Changes files the way people and programs spoil them: cells, lines, quotes, line ends, encodings, and single bytes. The same seed
/// gives the same changes.
package struct Mutator {
  private var random: SeededGenerator

  package init(seed: UInt64) { random = SeededGenerator(seed) }

  /// Some changes, one after the other; at most so many bytes are left.
  package mutating func mutated(_ bytes: [UInt8], most: Int) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<(1 + below(4)) { change(&bytes) }
    return Array(bytes.prefix(most))
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    switch below(22) {
    case 0: changeByte(&bytes) { $0 ^ 1 << UInt8($1 % 8) }
    case 1: changeByte(&bytes) { UInt8(truncatingIfNeeded: $1) }
    case 2: bytes.insert(UInt8(below(256)), at: place(in: bytes))
    case 3: bytes.removeSubrange(range(in: bytes, most: 40))
    case 4: bytes.insert(contentsOf: bytes[range(in: bytes, most: 200)], at: place(in: bytes))
    case 5: bytes.removeSubrange(place(in: bytes)...)
    case 6...9: changeCell(&bytes)
    case 10: quoteCell(&bytes)
    case 11...13: changeLines(&bytes)
    case 14: insert(Self.tokens, in: &bytes)
    case 15: insert(Self.marks, in: &bytes)
    case 16: changeLineEnds(&bytes)
    case 17: replace(pick([0x2C, 0x3B, 0x09]), with: pick([0x2C, 0x3B, 0x09]), in: &bytes)
    case 18: bytes.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: below(4) == 0 ? place(in: bytes) : 0)
    case 19: if below(4) == 0 { bytes = utf16(bytes) }
    case 20: insert([Array(repeating: pick([0x20, 0x30, 0x2C, 0x22, 0x0A, 0x61]), count: 1 + below(300))], in: &bytes)
    default: insert([(0..<(1 + below(5))).flatMap { _ in pick(Self.marks) }], in: &bytes)
    }
  }

  // MARK: Numbers and places

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
  private mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
  private mutating func place(in bytes: [UInt8]) -> Int { below(bytes.count + 1) }

  private mutating func range(in bytes: [UInt8], most: Int) -> Range<Int> {
    let start = place(in: bytes)
    return start..<min(bytes.count, start + 1 + below(most))
  }

  // MARK: Changes

  private mutating func changeByte(_ bytes: inout [UInt8], _ change: (UInt8, Int) -> UInt8) {
    guard !bytes.isEmpty else { return }
    let place = below(bytes.count)
    bytes[place] = change(bytes[place], below(256))
  }

  private mutating func insert(_ texts: [[UInt8]], in bytes: inout [UInt8]) { bytes.insert(contentsOf: pick(texts), at: place(in: bytes)) }

  /// The text between two separators around a place; quotes are not looked at.
  private mutating func cell(in bytes: [UInt8]) -> Range<Int> {
    let place = place(in: bytes)
    func ends(_ byte: UInt8) -> Bool { [0x2C, 0x3B, 0x09, 0x0A, 0x0D].contains(byte) }
    let start = bytes[..<place].lastIndex(where: ends).map { $0 + 1 } ?? 0
    return start..<(bytes[place...].firstIndex(where: ends) ?? bytes.count)
  }

  private mutating func changeCell(_ bytes: inout [UInt8]) {
    let cell = cell(in: bytes)
    switch below(6) {
    case 0: bytes.removeSubrange(cell)
    case 1: bytes.removeSubrange(cell.lowerBound..<min(bytes.count, cell.upperBound + 1))
    case 2: bytes.replaceSubrange(cell, with: bytes[self.cell(in: bytes)])
    case 3: bytes.insert(contentsOf: bytes[cell] + [0x2C], at: cell.lowerBound)
    default: bytes.replaceSubrange(cell, with: pick(Self.tokens))
    }
  }

  private mutating func quoteCell(_ bytes: inout [UInt8]) {
    let cell = cell(in: bytes)
    let text = Array(bytes[cell])
    let inner = below(2) == 0 ? text : text.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
    bytes.replaceSubrange(cell, with: [0x22] + inner + pick([[], Array("\n".utf8), Array(",".utf8), Array("\"\"".utf8)]) + (below(5) == 0 ? [] : [0x22]))
  }

  private mutating func changeLines(_ bytes: inout [UInt8]) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let line = below(lines.count)
    switch below(6) {
    case 0: lines.remove(at: line)
    case 1: lines.insert(lines[line], at: below(lines.count + 1))
    case 2: lines.swapAt(line, below(lines.count))
    case 3: lines.insert(pick([[], Array(",,".utf8), Array(" ".utf8), [0x0D], Array("Danh sách".utf8)]), at: line)
    case 4: lines.insert(lines[0], at: line)
    default: lines = Array(lines[..<line]) + lines[line...].reversed()
    }
    bytes = Array(lines.joined(separator: [0x0A]))
  }

  private mutating func changeLineEnds(_ bytes: inout [UInt8]) {
    let end: [UInt8] = pick([[0x0A], [0x0D, 0x0A], [0x0D], [0x0A, 0x0D], [0x0A, 0x0A], [0xC2, 0x85], [0xE2, 0x80, 0xA8]])
    let isAll = below(2) == 0
    bytes = bytes.flatMap { byte in byte == 0x0A && (isAll || below(4) == 0) ? end : [byte] }
  }

  private mutating func replace(_ old: UInt8, with new: UInt8, in bytes: inout [UInt8]) {
    let isAll = below(3) > 0
    bytes = bytes.map { $0 == old && (isAll || below(8) == 0) ? new : $0 }
  }

  private mutating func utf16(_ bytes: [UInt8]) -> [UInt8] {
    let isBig = below(2) == 0
    let units = [0xFEFF] + Array(String(decoding: bytes, as: UTF8.self).utf16)
    return units.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBig ? [high, low] : [low, high]
    }
  }

  // MARK: What is put in

  private static let marks: [[UInt8]] = [
    [0x22], [0x22, 0x22], [0x2C], [0x3B], [0x09], [0x0A], [0x0D], [0x0D, 0x0A], [0x20], [0xC2, 0xA0], [0xEF, 0xBB, 0xBF], [0xEF, 0xBF, 0xBD], [0x00],
    [0xFF, 0xFE], [0xC3], [0xE1, 0xBB], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xCC, 0x81], [0x1A], [0x7F], [0xE2, 0x80, 0x8B], [0x22, 0x0A],
    [0x2C, 0x22],
  ]

  /// Names of columns, codes, days, amounts and words, good and bad.
  private static let tokens: [[UInt8]] =
    (titles + [
      "10507", "10705", "10001", "10002", "00000", "99999", "1e5", "031215000001", "031215000002", "31215000001", "3,02E+10", "0312150000012", "٠٣",
      "55/2025", "22/2024", "55/2025/NQ-HĐND", "1.1a", "1.1b", "1.2a", "1.2b", "1.3a", "1.3b", "1.4đ", "1.5a", "1.5b", "1.6", "1.1a;1.2b", "1.1b+1.6|1.4a",
      "14a", "1.4dd",
      "31/05/2026", "1/5/2026", "2026-05-31", "29/02/2012", "30/02/2026", "0001-01-01", "9999-12-31", "31/12/9999", "2026-13-01", "46173", "2024-12-06",
      "2026-01-01",
      "2030-12-31", "05/2026", "2026-05", "13/2026", "0/0000", "12/9999", "1500000", "1.500.000", "1,500,000", "1 500 000", "9223372036854775807",
      "9223372036854775808",
      "1000000000000", "999999999999", "0", "00", "-1", "-750.000", "2,5", "2.55", "10,00", "10.01", "100", "x", "có", "không", "TRUE", "no", "Nam", "Nữ", "M",
      "F",
      "died", "moved", "chết", "chuyển đi", "từ chối", "no-support", "hiv", "disabled-severe", "under-3-poor;hiv", "paid", "failed", "returned", "đã chi trả",
      "HOÀN TRẢ",
      "không thành công", "202605-10507-00001", "202605-10507-00002", "202604-10507-00001", "750000", "urban", "rural", "poverty_line", "base_salary", "đồng",
      "%", "percent",
      "support", "BHYT", "dự toán", "tiền gửi", "2026", "2027", "PT1", "pt 1", "VCB", "0123456789", "=1+1", "@x", "Nguyễn Văn An", "\u{FEFF}", "\u{200B}",
      "e\u{301}", "🌸",
    ]).map { Array($0.utf8) }

  private static let titles: [String] = {
    let columns =
      [
        RegisterColumn.columns, ReturnsFile.columns, WardTable.columns, RateFile.columns, PaidFile.columns, RepaymentsFile.columns, BudgetFile.columns,
        OfficesFile.columns, AssumptionsFile.columns, CardReturnsFile.columns,
      ] as [[Column]]
    return Set(columns.joined().flatMap { [$0.name] + $0.headers }).sorted()
  }()
}
