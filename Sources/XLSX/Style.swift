import CXLSXWriter

/// How a cell looks. Declared once a workbook, with `Workbook.format(_:)`.
package struct Style: Sendable {
  package enum Horizontal: Sendable { case general, left, center, right }
  package enum Vertical: Sendable { case top, center, bottom }

  package var font = "Times New Roman"
  /// In points.
  package var size = 12.0
  package var isBold = false
  package var isItalic = false
  package var isUnderlined = false
  /// A thin line on all four sides.
  package var hasBorder = false
  package var horizontal = Horizontal.general
  package var vertical = Vertical.center
  /// Breaks lines at the cell's width. The row's height is the writer's business (`Sheet.next(height:)`).
  package var wraps = false
  /// Steps of indentation from the left.
  package var indent = 0
  /// Background, `0xRRGGBB`.
  package var fill: UInt32?
  /// Of the letters, `0xRRGGBB`; black where it is nil.
  package var color: UInt32?
  package var number = NumberFormat.general

  package init() {}

  /// The same with some properties changed: `text.with { $0.isBold = true }`.
  package func with(_ change: (inout Style) -> Void) -> Style {
    var style = self
    change(&style)
    return style
  }
}

/// How a number is shown.
///
/// The formats carry the Vietnamese locale, so that programs which go by the format (LibreOffice) show `1.500.000`
/// and `4,5 %` everywhere. Excel goes by the computer's settings: dots in a Vietnamese office.
package enum NumberFormat: String, Sendable {
  case general = "General"
  /// Whole numbers in groups of three.
  case integer = "[$-42A]#,##0"
  /// The same with a dash for 0, for tables in which most are.
  case integerOrDash = "[$-42A]#,##0;[$-42A]-#,##0;\"-\""
  /// The same with the sign always shown: a difference.
  case difference = "[$-42A]+#,##0;[$-42A]-#,##0;0"
  /// Đồng shown in millions with one decimal.
  case millions = "[$-42A]#,##0.0,,"
  /// With three decimals: a level in millions of đồng.
  case thousandths = "[$-42A]#,##0.000"
  /// `31/05/2026`, the slashes whatever the computer's settings.
  case day = "dd\\/mm\\/yyyy"
  /// A share as a percentage with one decimal.
  case percent = "[$-42A]0.0%"
  /// Text, so that Excel leaves numbers typed into the cell later as they are.
  case text = "@"
}

/// A style made known to one workbook.
package struct Format {
  let pointer: UnsafeMutablePointer<lxw_format>
}

extension Workbook {
  /// Makes a style known to this workbook.
  package func format(_ style: Style) throws(XLSXError) -> Format {
    guard let pointer = workbook_add_format(try live()) else {
      throw .refused(path: path, sheet: "", action: "a style", code: 1, reason: "out of memory")
    }
    format_set_font_name(pointer, style.font)
    format_set_font_size(pointer, style.size)
    if style.isBold { format_set_bold(pointer) }
    if style.isItalic { format_set_italic(pointer) }
    if style.isUnderlined { format_set_underline(pointer, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if style.hasBorder { format_set_border(pointer, UInt8(LXW_BORDER_THIN.rawValue)) }
    if style.wraps { format_set_text_wrap(pointer) }
    if style.indent > 0 { format_set_indent(pointer, UInt8(clamping: style.indent)) }
    if let fill = style.fill { format_set_bg_color(pointer, fill) }
    if let color = style.color { format_set_font_color(pointer, color) }
    if style.number != .general { format_set_num_format(pointer, style.number.rawValue) }
    switch style.horizontal {
    case .general: break
    case .left: format_set_align(pointer, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .center: format_set_align(pointer, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(pointer, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    switch style.vertical {
    case .top: format_set_align(pointer, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .center: format_set_align(pointer, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    case .bottom: break
    }
    return Format(pointer: pointer)
  }
}
