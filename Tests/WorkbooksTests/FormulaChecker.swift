import ZipReading

/// Computes the formulas of a workbook again, from the cells as they stand in the file: `+`, `-`, `*`, `/`, `SUM` and
/// `COUNT` of a range, `COUNTIF` of what is below 0, `MAX`, cells of other sheets, and `IF` that says one of two texts, with `AND`.
struct FormulaChecker {
  private let sheets: [String: [String: WorkbookReader.Content]]

  init(_ book: WorkbookReader) {
    sheets = Dictionary(uniqueKeysWithValues: book.sheetNames.map { ($0, book.contents($0)) })
  }

  struct Mistake: CustomStringConvertible {
    let description: String
  }

  /// How many formulas there are, and those whose value in the file is not what they give.
  func check() -> (formulas: Int, mistakes: [Mistake]) {
    var (count, mistakes) = (0, [Mistake]())
    for (sheet, cells) in sheets {
      for case (let cell, .formula(let formula, let value)) in cells {
        count += 1
        if formula.hasPrefix("IF(") {
          let text = choose(formula, on: sheet)
          if text == nil || text != value {
            mistakes.append(Mistake(description: "\(sheet) \(cell): =\(formula) is \(text ?? "nothing"), not \(value)"))
          }
          continue
        }
        let result = evaluate(formula, on: sheet)
        guard let result, let value = Double(value), abs(result - value) < 1e-6 else {
          mistakes.append(Mistake(description: "\(sheet) \(cell): =\(formula) is \(String(describing: result)), not \(value)"))
          continue
        }
      }
    }
    return (count, mistakes)
  }

  private func evaluate(_ formula: String, on sheet: String) -> Double? {
    var reader = Reader(rest: formula[...], sheet: sheet, sheets: sheets)
    let value = reader.sum()
    return reader.rest.isEmpty ? value : nil
  }

  /// `IF(C1=D1,"a","b")`, `IF(C1>=0,"a","b")`, `IF(AND(C1=D1+E1,F1=G1),"a","b")`.
  private func choose(_ formula: String, on sheet: String) -> String? {
    guard let match = formula.wholeMatch(of: /IF\((?:AND\((.+)\)|([^,]+)),"([^"]*)","([^"]*)"\)/), let text = match.1 ?? match.2 else { return nil }
    var holds = true
    for condition in text.split(separator: ",") {
      guard let isTrue = isTrue(condition, on: sheet) else { return nil }
      holds = holds && isTrue
    }
    return String(holds ? match.3 : match.4)
  }

  private func isTrue(_ condition: Substring, on sheet: String) -> Bool? {
    guard let match = condition.wholeMatch(of: /([^=>]+)(=|>=)([^=>]+)/), let left = evaluate(String(match.1), on: sheet),
      let right = match.3 == "0" ? 0 : evaluate(String(match.3), on: sheet)
    else { return nil }
    return match.2 == "=" ? left == right : left >= right
  }

  private struct Reader {
    var rest: Substring
    let sheet: String
    let sheets: [String: [String: WorkbookReader.Content]]

    mutating func sum() -> Double? {
      guard var value = product() else { return nil }
      while let sign = rest.first, sign == "+" || sign == "-" {
        rest.removeFirst()
        guard let next = product() else { return nil }
        value += sign == "+" ? next : -next
      }
      return value
    }

    private mutating func product() -> Double? {
      guard var value = term() else { return nil }
      while let sign = rest.first, sign == "*" || sign == "/" {
        rest.removeFirst()
        guard let next = term() else { return nil }
        value = sign == "*" ? value * next : value / next
      }
      return value
    }

    private mutating func term() -> Double? {
      if let match = rest.prefixMatch(of: /SUM\((?:'([^']+)'!)?([A-Z]+)(\d+):([A-Z]+)(\d+)\)/) {
        rest.removeFirst(match.0.count)
        let (sheet, first, last) = (match.1.map(String.init) ?? sheet, number(match.2), number(match.4))
        guard let top = Int(match.3), let bottom = Int(match.5), top <= bottom, first <= last, sheets[sheet] != nil else { return nil }
        return (first...last).reduce(0) { sum, column in
          (top...bottom).reduce(sum) { $0 + (value(sheet, column, $1) ?? 0) }
        }
      }
      if let match = rest.prefixMatch(of: /COUNT\('([^']+)'!([A-Z]+)(\d+):([A-Z]+)(\d+)\)/) {
        rest.removeFirst(match.0.count)
        guard match.2 == match.4, let top = Int(match.3), let bottom = Int(match.5), top <= bottom,
          let cells = sheets[String(match.1)]
        else { return nil }
        return Double((top...bottom).count { cells["\(match.2)\($0)"]?.value != nil })
      }
      if let match = rest.prefixMatch(of: /COUNTIF\('([^']+)'!([A-Z]+)(\d+):([A-Z]+)(\d+),"<0"\)/) {
        rest.removeFirst(match.0.count)
        guard match.2 == match.4, let top = Int(match.3), let bottom = Int(match.5), top <= bottom,
          let cells = sheets[String(match.1)]
        else { return nil }
        return Double((top...bottom).count { cells["\(match.2)\($0)"]?.value.map { $0 < 0 } ?? false })
      }
      if rest.hasPrefix("MAX(0,") {
        rest.removeFirst(6)
        guard let value = sum(), rest.first == ")" else { return nil }
        rest.removeFirst()
        return max(0, value)
      }
      if let match = rest.prefixMatch(of: /(?:'([^']+)'!)?([A-Z]+)\$?(\d+)/), let row = Int(match.3) {
        rest.removeFirst(match.0.count)
        return value(match.1.map(String.init) ?? sheet, number(match.2), row)
      }
      return nil
    }

    private func number(_ letters: Substring) -> Int { letters.unicodeScalars.reduce(0) { $0 * 26 + Int($1.value) - 64 } }

    /// An empty cell counts 0, a missing sheet or a text is a mistake.
    private func value(_ sheet: String, _ column: Int, _ row: Int) -> Double? {
      guard let cells = sheets[sheet] else { return nil }
      let letters = column > 26 ? String(UnicodeScalar(UInt8(64 + (column - 1) / 26))) : ""
      switch cells[letters + String(UnicodeScalar(UInt8(65 + (column - 1) % 26))) + "\(row)"] {
      case .text: return nil
      case .number(let number), .formula(_, let number): return Double(number)
      case .empty, nil: return 0
      }
    }
  }
}
