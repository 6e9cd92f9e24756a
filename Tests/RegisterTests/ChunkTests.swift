import Policy
import Tables
import TestSupport
import Testing

@testable import Register

/// Files read in chunks against files read in one.
@Suite("Chunks") struct ChunkTests {
  private func read(_ texts: [String], chunk size: Int, findings most: Int = ChunkReading.maximumFindings) throws -> Register {
    let reader = RegisterReader(policy: try standardPolicy, wards: try wards())
    let tables = try texts.enumerated().map { index, text in
      try Table(SourceFile(name: "\(index).csv", contents: Array(text.utf8)), columns: RegisterColumn.columns)
    }
    let (decisions, parts) = try ChunkReading(tables, by: reader, size: size, findings: most).read()
    return Register(tables, decisions, parts)
  }

  /// Everything that reading gives, one line a thing.
  private func told(_ register: Register) -> [String] {
    register.decisions.map { "\($0.place) \($0.child) \($0.ward) \($0.groups) \($0.born) \($0.decided) \($0.nameKey)" }
      + register.findings.sorted(by: Finding.inListOrder).map { "\($0.file):\($0.line) \($0.column) \($0.code) \($0.value) \($0.message) \($0.row)" }
      + register.faulty.map { "\($0.file):\($0.line) \(String(describing: $0.ward)) \(String(describing: $0.child))" }.sorted()
      + ["\(register.counts) \(register.rowsOfFile) \(register.order) \(register.children)"]
  }

  /// Rows of a file as nobody should save it: quotes, line ends and separators within cells, blank rows, headers again, broken rows.
  private func text(_ random: inout RandomRegister, rows: Int) -> String {
    let ends = ["\n", "\r\n", "\r"]
    let names = [
      "Nguyễn Văn An", "\"Trần\nThị, Bình\"", "\"Lê \"\"Tí\"\" Chi\"", "\"Phạm\r\n\r\nDung\"", "Vũ\u{301} \"E\"", "\"không đóng", "", "\"a\rb\"x",
    ]
    var text = "Danh sách" + random.pick(ends) + header + random.pick(ends)
    for row in 0..<rows {
      let end = random.pick(ends)
      switch random.number(0..<12) {
      case 0: text += end
      case 1: text += header + end
      case 2: text += "10001,12" + end
      case 3: text += goodRow("12", name: "Trẻ") + end
      default: text += goodRow("0312150\(10_000 + row % 40)", name: random.pick(names)) + end
      }
    }
    return text
  }

  @Test("Whatever the size of the chunks, rows, lines, findings and counts are the same", arguments: 1...6)
  func sizes(seed: Int) throws {
    var random = RandomRegister(seed: UInt64(seed))
    let texts = [text(&random, rows: 60), text(&random, rows: 7)]
    let whole = told(try read(texts, chunk: 1 << 20))
    #expect(whole.count > 40)
    for size in [1, 2, 13, 64, 100, 257, 900] { #expect(told(try read(texts, chunk: size)) == whole, "\(size)") }
  }

  @Test("A register with more findings than are kept is refused, in whichever chunks they are", arguments: [1, 100, 1 << 20])
  func findings(size: Int) throws {
    let first = (1...6).map { "10001,\($0)" }
    let texts = [([header] + first).joined(separator: "\n") + "\n", header + "\n10001,7\n" + goodRow("031215000001") + "\n"]
    let register = try read(texts, chunk: size, findings: 7)
    #expect(register.counts.rejected == 7 && register.findings.count == 7 && register.decisions.count == 1)
    for most in [0, 1, 5, 6] {
      let error = try #require(throws: InputError.self) { try read(texts, chunk: size, findings: most) }
      #expect(error.problem.english.contains("more than \(most) findings"))
      #expect(most == 6 ? error.file == "1.csv" && error.line == 2 : error.file == "0.csv" && (error.line ?? 0) > most)
    }
  }

  @Test("A row too long is told with its line, and one that only looks so from within a quoted cell is not")
  func long() throws {
    let long = "\"" + String(repeating: "a\n", count: 700_000) + "\""
    let rows = (1...5).map { goodRow("03121500000\($0)") }
    let error = try #require(throws: InputError.self) {
      try read([header + "\n" + rows[0] + "\n" + goodRow("031215000009", name: long) + "\n" + rows[1]], chunk: 500_000)
    }
    #expect(error.line == 3)
    // Read from within its quotes, the text behind them would be one long cell.
    let open = "\"" + String(repeating: "b,\n", count: 100_000) + "\""
    let text = header + "\n" + goodRow("031215000009", name: open) + "\n" + rows.joined(separator: "\n")
    let register = try read([text], chunk: 100_000)
    #expect(register.counts.read == 6 && register.decisions.last?.place.line == 100_007)
  }

  @Test("Rows with faults that repeat one of another chunk are counted as repeated, pointing at its line")
  func repeated() throws {
    let register = try read([header + "\n" + Array(repeating: goodRow("12"), count: 9).joined(separator: "\n")], chunk: 100)
    #expect(register.counts.rejected == 1 && register.counts.repeated == 8 && register.counts.read == 9)
    #expect(register.findings.filter { $0.code == .repeatedRow }.map(\.line).sorted() == Array(3...10))
    #expect(Set(register.findings.filter { $0.code == .repeatedRow }.map(\.message)) == [FindingText.repeatedRow(file: "0.csv", line: 2)])
  }

  @Test("Numbers are sorted as the standard library sorts them, equal ones in the order in which they stand", arguments: [0, 1, 2, 5_000, 20_000])
  func radix(count: Int) {
    var random = RandomRegister(seed: UInt64(count))
    for bound in [1, 3, 1 << 20, 1 << 40, Int.max] {
      let numbers = (0..<count).map { _ in UInt64(random.number(0..<bound)) << UInt64(random.number(0..<2)) }
      let expected = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }.map { Int32($0) }
      let (order, groups) = RadixSort.groups(of: numbers)
      #expect(order == expected)
      #expect(groups.flatMap { $0 } == Array(numbers.indices))
      let numbersOfGroups = groups.map { group in Set(order[group].map { numbers[Int($0)] }) }
      #expect(numbersOfGroups.allSatisfy { $0.count == 1 } && Set(numbersOfGroups).count == groups.count)
    }
  }

  @Test("Equal keys are found among different ones, together and in their order; 0 is no key", arguments: [0, 1, 5, 3_000, 40_000])
  func clusters(count: Int) {
    var random = RandomRegister(seed: UInt64(count))
    for bound in [1, 50, 40_000, Int.max] {
      // Keys that differ in their high bits alone, or in their low ones.
      for shift in [0, 32] as [UInt64] {
        let keys = (0..<count).map { _ in UInt64(random.number(0..<bound)) << shift }
        let equal = Dictionary(grouping: keys.indices.filter { keys[$0] != 0 }) { keys[$0] }.filter { $0.value.count > 1 }
        #expect(KeyClusters.clusters(of: keys) == equal.sorted { $0.key < $1.key }.map(\.value))
      }
    }
  }

  @Test("A word is looked up once, and words that are alike but for a leading zero byte, or too long, are not taken for each other")
  func words() {
    var memo = WordMemo<Int>()
    var lookedUp = 0
    func value(_ word: String, _ value: Int?) -> Int? {
      Array(word.utf8).withUnsafeBufferPointer { bytes in
        memo.value(of: bytes) {
          lookedUp += 1
          return value
        }
      }
    }
    #expect(value("Nam", 1) == 1 && value("Nam", 2) == 1 && lookedUp == 1)
    #expect(value("\0Nam", 3) == 3 && value("Nữ", nil) == nil && value("Nữ", 4) == 4 && value("Nữ", 5) == 4)
    let long = String(repeating: "a", count: 33)
    #expect(value(long, 6) == 6 && value(long, 7) == 7)
    // Of more words than there is room for some drive out others, and none gets the meaning of another.
    var random = SeededGenerator(8)
    let words = (0..<32).flatMap { length in (0..<10).map { String(repeating: "a", count: length) + "\($0)" } }
    for _ in 0..<5_000 {
      let number = 10 + Int.random(in: words.indices, using: &random)
      #expect(value(words[number - 10], number) == number)
    }
  }
}
