import Tables
import Units
import Yams

/// A place in a YAML file of the policy, read strictly: every key must be known, every value must fit, and each fault names
/// file, line and column.
struct PolicyNode {
  let node: Node
  let file: String
  /// The keys that lead here, for errors.
  let path: String

  /// Parses a file. Throws where it is no YAML or a key is given twice.
  init(yaml source: SourceFile) throws(InputError) {
    file = source.name
    path = ""
    let text = source.string(0..<source.text.count)
    if let broken = text.unicodeScalars.firstIndex(of: "\u{FFFD}") {
      throw InputError(file: source.name, line: source.line(of: text.utf8.distance(from: text.startIndex, to: broken)), FindingText.badEncoding)
    }
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw InputError(file: source.name, "the file is empty.")
      }
      self.node = node
    } catch let error as YamlError {
      throw Self.error(error, file: source.name)
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(file: source.name, "\(error)")
    }
  }

  private init(_ node: Node, file: String, path: String) {
    (self.node, self.file, self.path) = (node, file, path)
  }

  func error(_ problem: String) -> InputError {
    InputError(file: file, line: node.mark?.line, column: path.isEmpty ? nil : path, problem)
  }

  /// The values of a mapping by key. Throws where a key is not among those known or a required one is missing.
  func mapping(_ required: [String], optional: [String] = []) throws(InputError) -> [String: PolicyNode] {
    guard let mapping = node.mapping else { throw error("a mapping is expected here (key: value).") }
    var values: [String: PolicyNode] = [:]
    for (key, value) in mapping {
      let name = key.string ?? ""
      guard required.contains(name) || optional.contains(name) else {
        throw PolicyNode(key, file: file, path: path).error(
          "the key \"\(name)\" is not known here. Known: \((required + optional).joined(separator: ", ")).")
      }
      values[name] = PolicyNode(value, file: file, path: path.isEmpty ? name : "\(path).\(name)")
    }
    if let missing = required.first(where: { values[$0] == nil }) {
      throw error("the key \"\(missing)\" is missing.")
    }
    return values
  }

  /// The elements of a sequence. Throws where it is none.
  func elements() throws(InputError) -> [PolicyNode] {
    guard let sequence = node.sequence else { throw error("a list is expected here ([a, b] or lines with -).") }
    return sequence.enumerated().map { PolicyNode($1, file: file, path: "\(path)[\($0 + 1)]") }
  }

  func text() throws(InputError) -> String {
    guard let scalar = node.scalar, !scalar.string.isEmpty else { throw error("a text is expected here.") }
    return scalar.string.normalizedC()
  }

  func integer(in range: ClosedRange<Int>) throws(InputError) -> Int {
    guard let value = Int(try text()), range.contains(value) else {
      throw error("\"\(try text())\" is not a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
    return value
  }

  func ratio() throws(InputError) -> Ratio {
    guard let value = Ratio(decimal: try text()) else {
      throw error("\"\(try text())\" is not a decimal number. Write 1.5.")
    }
    return value
  }

  func flag() throws(InputError) -> Bool {
    switch try text() {
    case "true": return true
    case "false": return false
    default: throw error("\"\(try text())\" is neither true nor false.")
    }
  }

  func day() throws(InputError) -> Day {
    guard let day = Day(iso: try text()) else {
      throw error("\"\(try text())\" is not a day of the calendar. Write 2026-05-31.")
    }
    return day
  }

  func month() throws(InputError) -> Month {
    guard let month = Month(iso: try text()) else { throw error("\"\(try text())\" is not a month. Write 2026-05.") }
    return month
  }

  /// A rate that the table has. Throws where it has none of that name, or in another unit.
  func rate(in rates: RateTable, percent: Bool = false) throws(InputError) -> RateID {
    let name = try text()
    guard let id = rates.id(name) else {
      throw error("the rate table has no rate \"\(name)\". Its rates: \(rates.names.joined(separator: ", ")).")
    }
    let unit: RateValue = percent ? .percent(.one) : .dong(.zero)
    if let rate = rates.rates.first(where: { $0.name == name }), !rate.value.hasUnit(of: unit) {
      throw error("the rate \"\(name)\" is not in \(percent ? "%" : "đồng") (\(rate.place.file):\(rate.place.line)).")
    }
    return id
  }

  private static func error(_ error: YamlError, file: String) -> InputError {
    switch error {
    case .duplicatedKeysInMapping(let duplicates, let context):
      InputError(
        file: file, line: context.mark.line,
        "the key \(duplicates.sorted().map { "\"\($0)\"" }.joined(separator: ", ")) is given twice. Delete one.")
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      InputError(file: file, line: mark.line, "this is not YAML: \(problem), at character \(mark.column). Check indentation, quotes and brackets.")
    default:
      InputError(file: file, "this is not YAML: \(error)")
    }
  }
}

extension [String: PolicyNode] {
  /// The value of a key that `mapping` required.
  func required(_ key: String) throws(InputError) -> PolicyNode {
    guard let node = self[key] else { throw InputError(file: "", "the key \"\(key)\" is missing.") }
    return node
  }
}
