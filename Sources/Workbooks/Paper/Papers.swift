import XLSX

/// A workbook being written: what the papers of a month, of an estimate and of a request for a supplement have in common.
protocol Papers {
  var book: Workbook { get }
  var looks: Looks { get }
  var issuer: PaperSheet.Issuer { get }
}

extension Papers {
  func sheet(_ name: String, _ columns: [Column], isLandscape: Bool = true) throws(XLSXError) -> PaperSheet {
    try PaperSheet(name, in: book, looks: looks, issuer: issuer, columns: columns, isLandscape: isLandscape)
  }
}

/// What stands below the table of a paper that is signed.
struct Closing {
  /// The totals in words.
  var words: [String] = []
  var notes: [String] = []
  var signers: [(title: String, note: String)] = [("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"), ("THỦ TRƯỞNG ĐƠN VỊ", "(Ký tên, đóng dấu)")]
  /// Where it is signed.
  let place: String

  static let withAccountant = [
    ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"), ("KẾ TOÁN", "(Ký, ghi rõ họ tên)"),
    ("THỦ TRƯỞNG ĐƠN VỊ", "(Ký tên, đóng dấu)"),
  ]

  /// Who signs what goes to the Treasury.
  static let withChiefAccountant = [
    (title: "NGƯỜI LẬP", note: "(Ký, ghi rõ họ tên)"), (title: "KẾ TOÁN TRƯỞNG", note: "(Ký, ghi rõ họ tên)"),
    (title: "THỦ TRƯỞNG ĐƠN VỊ", note: "(Ký tên, đóng dấu)"),
  ]
}

extension PaperSheet {
  private static let (wordsHeight, noteHeight) = (22.0, 20.0)

  /// What `write` of the closing takes.
  func height(of closing: Closing) -> Double {
    closing.words.reduce(0) { $0 + lineHeight($1, isBold: true, least: Self.wordsHeight) }
      + closing.notes.reduce(0) { $0 + lineHeight($1, least: Self.noteHeight) } + Self.signaturesHeight
  }

  /// The totals in words, the notes, and the signatures, these on one page.
  func write(_ closing: Closing) throws(XLSXError) {
    for text in closing.words { try line(text, looks.words, isBold: true, least: Self.wordsHeight) }
    for text in closing.notes { try line(text, looks.note, least: Self.noteHeight) }
    keepTogether(Self.signaturesHeight)
    try signatures(closing.signers, place: closing.place)
  }
}
