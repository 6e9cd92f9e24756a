/// How wide text is in Times New Roman 12 on a screen of 96 dots an inch, and how many lines it takes: files carry the
/// heights of their rows, since neither Excel nor LibreOffice finds those of joined or many wrapped cells by itself.
package enum TextWidth {
  /// Height of a line, in points.
  package static let line = 15.75
  /// What a cell of wrapped text loses to its edges and one step of indentation.
  private static let edges = 14

  /// The lines that a text takes in a cell of so many pixels, rather one too many than one too few. Lines break between
  /// words; a word that is wider than the cell breaks inside.
  package static func lines(_ text: String, width: Int, isBold: Bool = false) -> Int {
    // In quarters of a pixel. Most texts are short: no sign is wider than 16 pixels.
    let room = max(16, width - edges) * 4 * 100 / (isBold ? 107 : 100)
    var text = text
    return text.withUTF8 { bytes in bytes.count * 64 <= room ? 1 + feeds(bytes) : wrapped(bytes, room) }
  }

  private static func feeds(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
  }

  private static func wrapped(_ bytes: UnsafeBufferPointer<UInt8>, _ room: Int) -> Int {
    // `used`: what stands on the line before the word that is being read; `word`: that word.
    var (lines, used, word) = (1, 0, 0)
    for byte in bytes {
      switch byte {
      case 0x20:
        used += word + 16
        word = 0
      case 0x0A:
        lines += 1
        (used, word) = (0, 0)
      default:
        word += Int(quarters[Int(byte)])
        if used + word > room {
          lines += 1
          // The word goes to the next line, or, where it began this one, its last sign does.
          if used == 0 { word = Int(quarters[Int(byte)]) }
          used = 0
        }
      }
    }
    return lines
  }

  /// Widths by the first byte of a sign, in quarters of a pixel at 16 pixels to the em; the bytes that follow have none.
  private static let quarters: [UInt8] = (0..<256).map { byte in
    switch byte {
    case 0x80..<0xC0, 0xCC, 0xCD: 0  // bytes that follow, combining marks
    case 0xE2...: 64  // far from Vietnamese, whole squares at most
    case 0xC0...: 35  // letters with marks, small ones mostly
    default: ascii(UInt8(byte))
    }
  }

  private static func ascii(_ byte: UInt8) -> UInt8 {
    switch Character(UnicodeScalar(byte)) {
    case "i", "j", "l", "t", "f", "I", "r", "s", "-", "(", ")", "/", ".", ",", ":", ";", "'": 22
    case "a", "c", "e", "z": 29
    case "m": 50
    case "w", "A"..."H", "K"..."L", "N"..."V", "X"..."Z": 47
    case "M", "W", "%", "@": 60
    default: 32
    }
  }
}
