import Tables
import Units

/// Reads `resolution-*.yaml`.
package enum ResolutionFile {
  package static func read(_ source: SourceFile, rates: RateTable) throws(InputError) -> Resolution {
    let root = try PolicyNode(yaml: source)
    let keys = try root.mapping([
      "id", "number", "passed", "title", "months", "decisions", "start", "levelChange", "insurance", "childUntil", "groups",
      "exclusions", "highestOnly", "moves",
    ])
    let groupNodes = try keys.required("groups").elements()
    let codes = try codes(of: keys.required("groups"))
    let exclusions = try self.exclusions(keys.required("exclusions"), codes: codes)
    var groups: [Group] = []
    for (node, code) in zip(groupNodes, codes) {
      groups.append(try group(node, rates: rates, exclusions: exclusions[code] ?? []))
    }
    let id = try keys.required("id").text()
    return Resolution(
      id: id, number: try keys.required("number").text(), passed: try keys.required("passed").day(),
      title: try keys.required("title").text(),
      months: try range(keys.required("months")) { node throws(InputError) in try node.month() },
      decisionDays: try range(keys.required("decisions")) { node throws(InputError) in try node.day() },
      start: try start(keys.required("start"), codes: codes), levelChange: try levelChange(keys.required("levelChange")),
      insurance: try insurance(keys.required("insurance"), rates: rates),
      childUntil: try childUntil(keys.required("childUntil")), groups: groups,
      highestOnly: try cite(keys.required("highestOnly").mapping(["cite"])),
      moves: try cite(keys.required("moves").mapping(["cite"])))
  }

  private static func codes(of list: PolicyNode) throws(InputError) -> [String] {
    var codes: [String] = []
    for node in try list.elements() {
      guard let code = try node.mapping(groupKeys, optional: optionalGroupKeys)["code"]?.text() else { continue }
      guard !codes.contains(code) else { throw node.error(PolicyText.groupTwice(code)) }
      codes.append(code)
    }
    guard !codes.isEmpty, codes.count <= GroupSet.maximumGroups else {
      throw list.error(PolicyText.groupCount(most: GroupSet.maximumGroups))
    }
    return codes
  }

  private static let groupKeys = ["code", "name", "level", "insured", "cite"]
  private static let optionalGroupKeys = ["window", "confidential", "poorHousehold"]

  private static func group(_ node: PolicyNode, rates: RateTable, exclusions: [Cited<Exclusion>]) throws(InputError)
    -> Group
  {
    let keys = try node.mapping(groupKeys, optional: optionalGroupKeys)
    var window: Cited<Window>?
    if let node = keys["window"] { window = try self.window(node) }
    return Group(
      code: try keys.required("code").text(), name: try keys.required("name").text(),
      level: try level(keys.required("level"), rates: rates), window: window, exclusions: exclusions,
      isInsured: try keys.required("insured").flag(), isConfidential: try keys["confidential"]?.flag() ?? false,
      impliesPoorHousehold: try keys["poorHousehold"]?.flag() ?? false, cite: try cite(keys))
  }

  private static func level(_ node: PolicyNode, rates: RateTable) throws(InputError) -> LevelFormula {
    let keys = try node.mapping([], optional: ["topUp", "rate", "multiple", "of"])
    switch (keys["topUp"], keys["rate"], keys["multiple"], keys["of"]) {
    case (let topUp?, nil, nil, nil): return .topUp(try topUp.rate(in: rates))
    case (nil, let rate?, nil, nil): return .rate(try rate.rate(in: rates))
    case (nil, nil, let multiple?, let of?): return .multiple(try multiple.ratio(), try of.rate(in: rates))
    default: throw node.error(PolicyText.level)
    }
  }

  private static func window(_ node: PolicyNode) throws(InputError) -> Cited<Window> {
    let keys = try node.mapping(["cite"], optional: ["months", "since", "years", "untilBirthday", "of"])
    let cite = try cite(keys)
    if let months = keys["months"], let since = keys["since"], keys["untilBirthday"] == nil, keys["of"] == nil {
      guard try since.text() == "poverty_exit_date" else { throw since.error(PolicyText.windowSince) }
      var years: Set<Int>?
      if let list = keys["years"] {
        years = []
        for year in try list.elements() { years?.insert(try year.integer(in: 1900...9999)) }
      }
      return Cited(rule: .monthsSincePovertyExit(try months.integer(in: 1...1200), years: years), cite: cite)
    }
    if let birthday = keys["untilBirthday"], let of = keys["of"], keys["months"] == nil, keys["since"] == nil, keys["years"] == nil {
      guard try of.text() == "mother_date_of_birth" else { throw of.error(PolicyText.windowOf) }
      return Cited(rule: .untilMotherIs(try birthday.integer(in: 1...150)), cite: cite)
    }
    throw node.error(PolicyText.window)
  }

  private static func exclusions(_ node: PolicyNode, codes: [String]) throws(InputError) -> [String: [Cited<Exclusion>]] {
    var found: [String: [Cited<Exclusion>]] = [:]
    var seen: Set<Exclusion> = []
    for element in try node.elements() {
      let keys = try element.mapping(["fact", "groups", "cite"])
      guard let fact = Exclusion(rawValue: try keys.required("fact").text()) else {
        throw try keys.required("fact").error(PolicyText.unknownFact(known: Exclusion.allCases.map(\.rawValue)))
      }
      guard seen.insert(fact).inserted else { throw element.error(PolicyText.factTwice(fact.rawValue)) }
      for group in try keys.required("groups").elements() {
        let code = try group.text()
        guard codes.contains(code) else {
          throw group.error(PolicyText.unknownGroup(code, known: codes))
        }
        found[code, default: []].append(Cited(rule: fact, cite: try cite(keys)))
      }
    }
    // Told in one order whatever the file's (CONTRACT, unpaid.csv).
    return found.mapValues { list in Exclusion.allCases.compactMap { fact in list.first { $0.rule == fact } } }
  }

  private static func start(_ node: PolicyNode, codes: [String]) throws(InputError) -> Cited<StartRule> {
    let keys = try node.mapping(["rule", "cite"], optional: ["certificate"])
    switch (try keys.required("rule").text(), keys["certificate"]) {
    case ("decision", nil): return Cited(rule: .monthOfDecision, cite: try cite(keys))
    case ("named", let list):
      var groups = GroupSet()
      for group in try list?.elements() ?? [] {
        guard let index = codes.firstIndex(of: try group.text()) else {
          throw group.error(PolicyText.unknownGroup(try group.text(), known: codes))
        }
        groups.insert(GroupID(index: UInt8(index)))
      }
      return Cited(rule: .namedMonth(certificateGroups: groups), cite: try cite(keys))
    default: throw node.error(PolicyText.startRule)
    }
  }

  private static func levelChange(_ node: PolicyNode) throws(InputError) -> Cited<LevelChange> {
    let keys = try node.mapping(["rule", "cite"])
    guard let rule = LevelChange(rawValue: try keys.required("rule").text()) else {
      throw try keys.required("rule").error(PolicyText.levelChange)
    }
    return Cited(rule: rule, cite: try cite(keys))
  }

  private static func insurance(_ node: PolicyNode, rates: RateTable) throws(InputError) -> Cited<InsuranceRule> {
    let keys = try node.mapping(["share", "from", "cardThrough", "standard", "rate", "cite"])
    let rule = InsuranceRule(
      share: try keys.required("share").ratio(), fromAge: try keys.required("from").integer(in: 0...150),
      cardThrough: try keys.required("cardThrough").integer(in: 1...12),
      standard: try keys.required("standard").rate(in: rates),
      rate: try keys.required("rate").rate(in: rates, percent: true))
    return Cited(rule: rule, cite: try cite(keys))
  }

  private static func childUntil(_ node: PolicyNode) throws(InputError) -> Cited<Int> {
    let keys = try node.mapping(["birthday", "cite"])
    return Cited(rule: try keys.required("birthday").integer(in: 1...150), cite: try cite(keys))
  }

  private static func range<Bound: Comparable & Sendable & CustomStringConvertible>(
    _ node: PolicyNode, _ bound: (PolicyNode) throws(InputError) -> Bound
  ) throws(InputError) -> Cited<ClosedRange<Bound>> {
    let keys = try node.mapping(["first", "last", "cite"])
    let (first, last) = (try bound(keys.required("first")), try bound(keys.required("last")))
    guard first <= last else { throw node.error(PolicyText.reversed(first, last)) }
    return Cited(rule: first...last, cite: try cite(keys))
  }

  private static func cite(_ keys: [String: PolicyNode]) throws(InputError) -> Citation {
    try keys.required("cite").text()
  }
}
