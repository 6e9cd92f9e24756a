import Localization
import Tables
import Units
import Yams

/// A place in a YAML file of the policy, read strictly: every key must be known, every value must fit, and each fault names
/// file, line and column.
struct PolicyNode {
  let node: Node
  let file: String
  /// How many lines the file has: libyaml sees more, where some end in ways that others do not count.
  private let lines: Int
  /// The keys that lead here, for errors.
  let path: String

  /// Parses a file. Throws where it is no YAML or a key is given twice.
  init(yaml source: SourceFile) throws(InputError) {
    file = source.name
    path = ""
    lines = source.line(of: max(0, source.text.count - 1))
    let text = source.string(0..<source.text.count)
    if let broken = text.unicodeScalars.firstIndex(of: "\u{FFFD}") {
      throw InputError(file: source.name, line: source.line(of: text.utf8.distance(from: text.startIndex, to: broken)), FindingText.badEncoding)
    }
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw InputError(file: source.name, PolicyText.emptyFile)
      }
      self.node = node
    } catch let error as YamlError {
      throw Self.error(error, file: source.name, lines: lines)
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(file: source.name, Bilingual(verbatim: "\(error)"))
    }
  }

  private init(_ node: Node, in parent: PolicyNode, path: String) {
    (self.node, file, lines, self.path) = (node, parent.file, parent.lines, path)
  }

  func error(_ problem: Bilingual) -> InputError {
    InputError(file: file, line: node.mark.map { min($0.line, lines) }, column: path.isEmpty ? nil : path, problem)
  }

  /// The values of a mapping by key. Throws where a key is not among those known or a required one is missing.
  func mapping(_ required: [String], optional: [String] = []) throws(InputError) -> [String: PolicyNode] {
    guard let mapping = node.mapping else { throw error(PolicyText.notAMapping) }
    var values: [String: PolicyNode] = [:]
    for (key, value) in mapping {
      let name = key.string ?? ""
      guard required.contains(name) || optional.contains(name) else {
        throw PolicyNode(key, in: self, path: path).error(PolicyText.unknownKey(name, known: required + optional))
      }
      values[name] = PolicyNode(value, in: self, path: path.isEmpty ? name : "\(path).\(name)")
    }
    if let missing = required.first(where: { values[$0] == nil }) {
      throw error(PolicyText.keyMissing(missing))
    }
    return values
  }

  /// The elements of a sequence. Throws where it is none.
  func elements() throws(InputError) -> [PolicyNode] {
    guard let sequence = node.sequence else { throw error(PolicyText.notAList) }
    return sequence.enumerated().map { PolicyNode($1, in: self, path: "\(path)[\($0 + 1)]") }
  }

  func text() throws(InputError) -> String {
    guard let scalar = node.scalar, !scalar.string.isEmpty else { throw error(PolicyText.notAText) }
    return scalar.string.normalizedC()
  }

  func integer(in range: ClosedRange<Int>) throws(InputError) -> Int {
    guard let value = Int(try text()), range.contains(value) else {
      throw error(PolicyText.notWhole(try text(), in: range))
    }
    return value
  }

  func ratio() throws(InputError) -> Ratio {
    guard let value = Ratio(decimal: try text()) else {
      throw error(PolicyText.notDecimal(try text()))
    }
    return value
  }

  func flag() throws(InputError) -> Bool {
    switch try text() {
    case "true": return true
    case "false": return false
    default: throw error(PolicyText.notAFlag(try text()))
    }
  }

  func day() throws(InputError) -> Day {
    guard let day = Day(iso: try text()) else {
      throw error(PolicyText.notADay(try text()))
    }
    return day
  }

  func month() throws(InputError) -> Month {
    guard let month = Month(iso: try text()) else { throw error(PolicyText.notAMonth(try text())) }
    return month
  }

  /// A rate that the table has. Throws where it has none of that name, or in another unit.
  func rate(in rates: RateTable, percent: Bool = false) throws(InputError) -> RateID {
    let name = try text()
    guard let id = rates.id(name) else {
      throw error(PolicyText.unknownRate(name, known: rates.names))
    }
    let unit: RateValue = percent ? .percent(.one) : .dong(.zero)
    if let rate = rates.rates.first(where: { $0.name == name }), !rate.value.hasUnit(of: unit) {
      throw error(PolicyText.rateInOtherUnit(rate, unit: percent ? "%" : "đồng"))
    }
    return id
  }

  /// What Yams calls a key that is a list or a mapping.
  private static let noText = "<uncovertable>"

  private static func error(_ error: YamlError, file: String, lines: Int) -> InputError {
    switch error {
    case .duplicatedKeysInMapping(let duplicates, let context):
      // Keys that are no texts are told in any order, and the mark is that of any of them.
      InputError(
        file: file, line: duplicates.contains(noText) ? nil : min(context.mark.line, lines),
        PolicyText.keysTwice(duplicates.map { $0 == noText ? "" : $0 }.sorted()))
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      InputError(file: file, line: min(mark.line, lines), PolicyText.notYAML(problem, character: mark.column))
    default:
      InputError(file: file, PolicyText.notYAML("\(error)"))
    }
  }
}

extension [String: PolicyNode] {
  /// The value of a key that `mapping` required.
  func required(_ key: String) throws(InputError) -> PolicyNode {
    guard let node = self[key] else { throw InputError(file: "", PolicyText.keyMissing(key)) }
    return node
  }
}
