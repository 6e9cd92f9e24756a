import Foundation

extension String {
  /// Unicode normalization form C: the one in which texts are compared and written.
  package func normalizedC() -> String { precomposedStringWithCanonicalMapping }

  /// By bytes: a combining mark behind a quote makes one character of both, which a search for characters passes over.
  func replacingDoubledQuotes() -> String {
    var bytes: [UInt8] = []
    var isSecond = false
    for byte in utf8 {
      isSecond = byte == 0x22 && !isSecond
      if isSecond || byte != 0x22 { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// As headers are compared: form C, lower case, outer blanks gone, inner blanks and line breaks one blank each.
  func normalizedHeader() -> String {
    normalizedC().lowercased().split { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }.joined(separator: " ")
  }
}
