import XLSX

/// The looks of the papers: Times New Roman, 12 for what is read, thin lines, one quiet colour. Made known to each
/// workbook once.
struct Looks {
  // Above and below the table.
  let agency, office, motto, mottoLine, title, subtitle, basis, note, unit: Format
  let words, place, signature, signatureNote: Format
  // What a form says of itself before its table; a sentence that must not be overlooked.
  let detail, warning: Format
  // The table.
  let header, ordinal, text, center, day, money, section, sectionMoney, sectionDifference: Format
  let total, totalMoney, totalDifference, difference, percent, totalPercent, id, empty, count: Format
  // Of estimates: levels in millions with three decimals, đồng shown as millions, the row that stands out.
  let level, sectionLevel, totalLevel, millions, totalMillions, sectionCenter, sectionCount, peak, peakMoney: Format
  // Of controls: what does not hold.
  let alarm, alarmMoney: Format

  init(in book: Workbook) throws(XLSXError) {
    let plain = Style().with { $0.horizontal = .center }
    agency = try book.format(plain)
    office = try book.format(plain.with { $0.isBold = true })
    motto = office
    mottoLine = try book.format(plain.with { ($0.isBold, $0.isUnderlined) = (true, true) })
    title = try book.format(plain.with { ($0.isBold, $0.size) = (true, 14) })
    subtitle = office
    basis = try book.format(plain.with { ($0.isItalic, $0.wraps) = (true, true) })
    note = try book.format(Style().with { ($0.isItalic, $0.wraps, $0.horizontal) = (true, true, .left) })
    unit = try book.format(Style().with { ($0.isItalic, $0.horizontal) = (true, .right) })
    detail = try book.format(Style().with { ($0.wraps, $0.horizontal) = (true, .left) })
    words = try book.format(Style().with { ($0.isBold, $0.wraps, $0.horizontal) = (true, true, .left) })
    place = try book.format(plain.with { $0.isItalic = true })
    signature = try book.format(plain.with { ($0.isBold, $0.wraps, $0.vertical) = (true, true, .top) })
    signatureNote = place

    let cell = Style().with { ($0.hasBorder, $0.wraps) = (true, true) }
    let number = Style().with { ($0.hasBorder, $0.number) = (true, .integer) }
    let bold = { (style: inout Style) in style.isBold = true }
    let tinted = { (style: inout Style) in (style.isBold, style.fill) = (true, 0xEDF2F9) }
    header = try book.format(cell.with { ($0.isBold, $0.horizontal, $0.fill) = (true, .center, 0xD9E2F0) })
    ordinal = try book.format(cell.with { ($0.isItalic, $0.size, $0.horizontal) = (true, 10, .center) })
    text = try book.format(cell.with { ($0.horizontal, $0.indent) = (.left, 1) })
    center = try book.format(cell.with { $0.horizontal = .center })
    id = try book.format(cell.with { ($0.horizontal, $0.number) = (.center, .text) })
    day = try book.format(cell.with { ($0.horizontal, $0.number) = (.center, .day) })
    empty = try book.format(cell.with { ($0.horizontal, $0.isItalic) = (.center, true) })
    money = try book.format(number)
    count = try book.format(number.with { $0.number = .integerOrDash })
    difference = try book.format(number.with { $0.number = .difference })
    percent = try book.format(number.with { ($0.number, $0.horizontal) = (.percent, .center) })
    section = try book.format(cell.with(tinted).with { ($0.horizontal, $0.indent) = (.left, 1) })
    sectionMoney = try book.format(number.with(tinted))
    sectionDifference = try book.format(number.with(tinted).with { $0.number = .difference })
    total = try book.format(cell.with(bold).with { $0.horizontal = .center })
    totalMoney = try book.format(number.with(bold))
    totalDifference = try book.format(number.with(bold).with { $0.number = .difference })
    totalPercent = try book.format(number.with(bold).with { ($0.number, $0.horizontal) = (.percent, .center) })

    let level = number.with { $0.number = .thousandths }
    let loud = { (style: inout Style) in (style.isBold, style.fill) = (true, 0xFFE699) }
    self.level = try book.format(level)
    sectionLevel = try book.format(level.with(tinted))
    totalLevel = try book.format(level.with(bold))
    millions = try book.format(number.with { $0.number = .millions })
    totalMillions = try book.format(number.with(bold).with { $0.number = .millions })
    sectionCenter = try book.format(cell.with(tinted).with { $0.horizontal = .center })
    sectionCount = try book.format(number.with(tinted).with { $0.number = .integerOrDash })
    peak = try book.format(cell.with(loud).with { $0.horizontal = .center })
    peakMoney = try book.format(number.with(loud).with { $0.number = .integerOrDash })

    let red = { (style: inout Style) in (style.isBold, style.color) = (true, 0xC00000) }
    warning = try book.format(Style().with(red).with { ($0.wraps, $0.horizontal) = (true, .left) })
    alarm = try book.format(cell.with(red).with { $0.horizontal = .center })
    alarmMoney = try book.format(number.with(red))
  }
}
