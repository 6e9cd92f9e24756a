import Units

/// The line in which a paper says its total in words, written and read back in one place.
enum AmountLine {
  private static let (label, end) = ("Tổng số tiền bằng chữ: ", ".")

  static func text(_ amount: Dong) -> String { label + amount.inWords + end }

  /// What the line says; nil where it is not such a line to the letter.
  static func read(_ text: String) -> Dong? {
    guard text.hasPrefix(label), text.hasSuffix(end) else { return nil }
    return Dong(inWords: String(text.dropFirst(label.count).dropLast(end.count)))
  }
}

extension TreasuryReport.Way {
  /// Chuyển khoản, tiền mặt.
  var vietnamese: String {
    switch self {
    case .transfer: "chuyển khoản"
    case .cash: "tiền mặt"
    }
  }
}

extension TreasuryReport.Office {
  subscript(_ code: Code) -> String {
    switch code {
    case .chapter: chapter
    case .category: category
    case .section: section
    case .item: item
    case .subitem: subitem
    case .source: source
    }
  }
}

extension TreasuryReport.Office.Code {
  /// As the voucher's figures call it.
  var title: String {
    switch self {
    case .chapter: "Mã chương"
    case .category: "Mã loại"
    case .section: "Mã khoản (mã ngành kinh tế)"
    case .item: "Mã mục"
    case .subitem: "Mã tiểu mục (mã nội dung kinh tế)"
    case .source: "Mã nguồn ngân sách nhà nước"
    }
  }

  /// Within a sentence: `khoản 398`.
  var short: String {
    switch self {
    case .chapter: "chương"
    case .category: "loại"
    case .section: "khoản"
    case .item: "mục"
    case .subitem: "tiểu mục"
    case .source: "nguồn"
    }
  }

  /// What stands beside a code that is the program's own.
  static let assumption = "mặc định của chương trình, đề nghị kiểm tra"
}
