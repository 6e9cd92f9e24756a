import Units

/// Writes CSV as CONTRACT has it: UTF-8, no byte order mark, LF, RFC 4180 quotes where needed, commas.
package struct CSVWriter {
  package private(set) var bytes: [UInt8] = []
  private var isFirst = true

  /// Of rows alone, a part of a table whose header stands elsewhere.
  package init() {}

  package init(header: String) {
    bytes += header.utf8
    bytes.append(0x0A)
  }

  package mutating func field(_ text: String) {
    separate()
    var text = text
    text.withUTF8 { field in
      guard field.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
        bytes += field
        return
      }
      bytes.append(0x22)
      for byte in field {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    }
  }

  package mutating func field(_ number: Int) {
    separate()
    bytes += String(number).utf8
  }

  package mutating func field(_ amount: Dong) {
    separate()
    bytes += String(amount.amount).utf8
  }

  package mutating func field(_ month: Month) { field(month.description) }

  package mutating func endRow() {
    bytes.append(0x0A)
    isFirst = true
  }

  private mutating func separate() {
    if !isFirst { bytes.append(0x2C) }
    isFirst = false
  }
}
