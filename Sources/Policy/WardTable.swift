import Localization
import Tables
import Units

/// A ward or commune by its place in the list.
package struct WardID: Hashable, Comparable, Sendable {
  package let index: UInt16
  package init(index: UInt16) { self.index = index }
  package static func < (a: WardID, b: WardID) -> Bool { a.index < b.index }
}

/// The wards and communes, with the area of each from day to day (`wards.csv`). Ordered by code.
package struct WardTable: Sendable {
  /// The most wards that a list may name.
  package static let maximumWards = 20_000

  package struct Ward: Sendable {
    /// 5 digits.
    package let code: String
    let ranges: [Range]

    /// The name on a day; the nearest one where no range covers the day.
    package func name(on day: Day) -> String {
      (ranges.first { day <= $0.to } ?? ranges.last)?.name ?? code
    }
  }

  struct Range: Sendable {
    let name: String
    let area: Area
    let from: Day
    let to: Day
    let line: Int
  }

  package let wards: [Ward]
  package let file: String
  private let byCode: [Int32: UInt16]

  package static let columns = [
    Column(
      "ward_code", "Mã xã", required: true, as: .digits(5), example: "10507",
      about: Bilingual(vi: "Mã xã, phường, đặc khu: 5 chữ số.", en: "Code of the ward: 5 digits.")),
    Column(
      "ward_name", "Tên xã", required: true, as: .line(), example: "Phường Thành Đông",
      about: Bilingual(vi: "Tên xã, phường, đặc khu, viết trên một dòng.", en: "Name of the ward, on one line.")),
    Column(
      "area", "Khu vực", required: true, as: .words(of: Area.self), example: "urban",
      about: Bilingual(vi: "urban: thành thị (phường); rural: nông thôn (xã).", en: "urban or rural.")),
    Column(
      "from", "Từ ngày", as: .day(.any), example: "01/06/2026",
      about: Bilingual(vi: "Ngày đầu tiên dòng này có hiệu lực; để trống: từ trước đến nay.", en: "First day on which the row holds; empty: open.")),
    Column(
      "to", "Đến ngày", as: .day(.any), example: "31/05/2026",
      about: Bilingual(vi: "Ngày cuối cùng dòng này có hiệu lực; để trống: chưa có hạn.", en: "Last day on which the row holds; empty: open.")),
  ]

  /// Reads the list. Throws where a code, an area or a day is wrong, or ranges of a ward overlap or leave a gap.
  package init(_ source: SourceFile) throws(InputError) {
    let table = try Table(source, columns: Self.columns)
    var rows = PlainRows(table)
    var ranges: [String: [Range]] = [:]
    while try rows.next() {
      let code = rows.text("ward_code")
      guard Self.isCode(code) else {
        throw rows.error("ward_code", PolicyText.notAWardCode(code))
      }
      ranges[code, default: []].append(try Self.range(rows))
    }
    guard !ranges.isEmpty else { throw InputError(file: source.name, PolicyText.noWard) }
    guard ranges.count <= Self.maximumWards else {
      throw InputError(file: source.name, PolicyText.tooManyWards(ranges.count, most: Self.maximumWards))
    }
    var wards: [Ward] = []
    for (code, ranges) in ranges.sorted(by: { $0.key < $1.key }) {
      let sorted = ranges.sorted { $0.from < $1.from }
      for (range, next) in zip(sorted, sorted.dropFirst()) where range.to.number + 1 != next.from.number {
        throw InputError(
          file: source.name, line: next.line, column: "from",
          range.to >= next.from
            ? PolicyText.wardRangesOverlap(code, line: range.line, next.from)
            : PolicyText.wardNotCovered(code, from: range.to.adding(days: 1), to: next.from.adding(days: -1)))
      }
      wards.append(Ward(code: code, ranges: sorted))
    }
    self.wards = wards
    file = source.name
    byCode = Dictionary(
      uniqueKeysWithValues: wards.enumerated().compactMap { index, ward in
        Int32(ward.code).map { ($0, UInt16(index)) }
      })
  }

  package subscript(id: WardID) -> Ward { wards[Int(id.index)] }

  /// The ward of that code, 5 digits read as a number.
  package func id(_ code: Int32) -> WardID? { byCode[code].map { WardID(index: $0) } }

  package func id(_ code: String) -> WardID? { Self.isCode(code) ? Int32(code).flatMap { id($0) } : nil }

  private static func isCode(_ text: String) -> Bool { text.utf8.count == 5 && text.utf8.allSatisfy { $0 &- 0x30 <= 9 } }

  /// The first and last days of a ward's ranges, where it has several or one that is not open.
  package func boundaries(of id: WardID) -> [Day] {
    let ranges = wards[Int(id.index)].ranges
    return ranges.flatMap { [$0.from, $0.to] }.filter { $0 != .first && $0 != .last }
  }

  /// The days on which the area of any ward may become another, or becomes or ceases to be known.
  package var changes: [Day] {
    Set(wards.flatMap(\.ranges).flatMap { [$0.from, $0.to.next].compactMap(\.self) }).sorted()
  }

  /// For each ward the first that lies in the same area on every day.
  package var firstAlike: [WardID] {
    var first: [[AreaRange]: WardID] = [:]
    return wards.enumerated().map { index, ward in
      let ranges = ward.ranges.map { AreaRange(area: $0.area, from: $0.from, to: $0.to) }
      let found = first[ranges] ?? WardID(index: UInt16(index))
      first[ranges] = found
      return found
    }
  }

  private struct AreaRange: Hashable {
    let area: Area
    let from, to: Day
  }

  /// The area of a ward on a day. Throws where no range covers the day.
  package func area(of id: WardID, on day: Day) throws(InputError) -> Area {
    let ranges = wards[Int(id.index)].ranges
    for range in ranges where range.from <= day && day <= range.to { return range.area }
    throw InputError(
      file: file, line: day < ranges[0].from ? ranges[0].line : ranges[ranges.count - 1].line, column: "from",
      PolicyText.wardNotCovered(wards[Int(id.index)].code, on: day))
  }

  private static func range(_ row: borrowing PlainRows) throws(InputError) -> Range {
    guard let area = Area(word: row.text("area")) else {
      throw row.error("area", PolicyText.notAnArea(row.text("area")))
    }
    guard let name = Notation.line(row.cell("ward_name")), !name.isEmpty else {
      throw row.error("ward_name", PolicyText.wardNameMissing)
    }
    func day(_ column: String, open: Day) throws(InputError) -> Day {
      if row.cell(column).isEmpty { return open }
      guard let day = Notation.day(row.cell(column).bytes) else {
        throw row.error(column, PolicyText.notADayOrEmpty(row.text(column)))
      }
      return day
    }
    let (from, to) = (try day("from", open: .first), try day("to", open: .last))
    guard from <= to else { throw row.error("to", PolicyText.rangeReversed(from, to)) }
    return Range(name: name, area: area, from: from, to: to, line: row.line)
  }
}
