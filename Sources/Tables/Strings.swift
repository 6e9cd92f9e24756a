import Foundation

extension String {
  /// Unicode normalization form C: the one in which texts are compared and written.
  package func normalizedC() -> String { isSurelyNormalizedC ? self : precomposedStringWithCanonicalMapping }

  /// Whether all scalars lie where none is changed by form C: before the combining marks (U+0300), and in Latin Extended Additional
  /// (U+1E00 to U+1EFF), where the letters of Vietnamese stand (Unicode 15.1, DerivedNormalizationProps.txt, NFC_Quick_Check).
  private var isSurelyNormalizedC: Bool {
    unicodeScalars.allSatisfy { $0.value < 0x300 || 0x1E00...0x1EFF ~= $0.value }
  }

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
