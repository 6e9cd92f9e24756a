/// Unpacks deflated data (RFC 1951), plainly: enough to look into the workbooks that tests write.
struct Inflate {
  private let input: ArraySlice<UInt8>
  private var at: Int
  private var bits = 0
  private var bitCount = 0
  private var output: [UInt8] = []

  struct Corrupt: Error {}

  static func unpack(_ input: ArraySlice<UInt8>) throws -> [UInt8] {
    var inflate = Inflate(input: input, at: input.startIndex)
    while try !inflate.block() {}
    return inflate.output
  }

  private init(input: ArraySlice<UInt8>, at: Int) {
    self.input = input
    self.at = at
  }

  private mutating func take(_ count: Int) throws -> Int {
    while bitCount < count {
      guard at < input.endIndex else { throw Corrupt() }
      bits |= Int(input[at]) << bitCount
      at += 1
      bitCount += 8
    }
    defer {
      bits >>= count
      bitCount -= count
    }
    return bits & (1 << count - 1)
  }

  /// Unpacks a block; true after the last.
  private mutating func block() throws -> Bool {
    let isLast = try take(1) == 1
    switch try take(2) {
    case 0: try stored()
    case 1:
      let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
      try coded(Huffman(lengths), Huffman([Int](repeating: 5, count: 30)))
    case 2: try dynamic()
    default: throw Corrupt()
    }
    return isLast
  }

  private mutating func stored() throws {
    (bits, bitCount) = (0, 0)
    let length = Int(input[at]) | Int(input[at + 1]) << 8
    output += input[(at + 4)..<(at + 4 + length)]
    at += 4 + length
  }

  private mutating func dynamic() throws {
    let (literals, distances, codes) = (try take(5) + 257, try take(5) + 1, try take(4) + 4)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var lengths = [Int](repeating: 0, count: 19)
    for index in 0..<codes { lengths[order[index]] = try take(3) }
    let code = Huffman(lengths)
    var all: [Int] = []
    while all.count < literals + distances {
      switch try symbol(code) {
      case let length where length < 16: all.append(length)
      case 16: all += [Int](repeating: all.last ?? 0, count: try take(2) + 3)
      case 17: all += [Int](repeating: 0, count: try take(3) + 3)
      default: all += [Int](repeating: 0, count: try take(7) + 11)
      }
    }
    try coded(Huffman(Array(all[..<literals])), Huffman(Array(all[literals...])))
  }

  private mutating func coded(_ literals: Huffman, _ distances: Huffman) throws {
    while true {
      let code = try symbol(literals)
      if code < 256 {
        output.append(UInt8(code))
      } else if code == 256 {
        return
      } else {
        let length = Self.lengthBases[code - 257] + (try take(Self.lengthBits[code - 257]))
        let distanceCode = try symbol(distances)
        let extra = distanceCode < 2 ? 0 : distanceCode / 2 - 1
        let base = distanceCode < 2 ? distanceCode : (2 + distanceCode % 2) << extra
        let distance = base + 1 + (try take(extra))
        guard distance <= output.count else { throw Corrupt() }
        for _ in 0..<length { output.append(output[output.count - distance]) }
      }
    }
  }

  private static let lengthBits = (0..<29).map { $0 < 8 || $0 == 28 ? 0 : $0 / 4 - 1 }
  private static let lengthBases = (0..<29).map { code in
    code < 8 ? code + 3 : code == 28 ? 258 : (4 + code % 4) << (code / 4 - 1) + 3
  }

  private mutating func symbol(_ code: Huffman) throws -> Int {
    var (value, first, index) = (0, 0, 0)
    for length in 1...15 {
      value |= try take(1)
      let count = code.counts[length]
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw Corrupt()
  }

  private struct Huffman {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: [Int]) {
      for length in lengths { counts[length] += 1 }
      counts[0] = 0
      for length in 1...15 { symbols += lengths.indices.filter { lengths[$0] == length } }
    }
  }
}
