import Tables
import Units

/// Reads `allowance.yaml`.
package enum AllowanceFile {
  package static func read(_ source: SourceFile, rates: RateTable) throws(InputError) -> AllowanceTable {
    let keys = try PolicyNode(yaml: source).mapping(["source", "standard", "categories"])
    var categories: [AllowanceTable.Category] = []
    let nodes = try keys.required("categories").elements()
    guard nodes.count <= AllowanceTable.maximumCategories else {
      throw try keys.required("categories").error(PolicyText.tooManyCategories(most: AllowanceTable.maximumCategories))
    }
    for node in nodes {
      let keys = try node.mapping(["code", "name", "cite", "steps"])
      let code = try keys.required("code").text()
      guard !categories.contains(where: { $0.code == code }) else { throw node.error(PolicyText.categoryTwice(code)) }
      var steps: [AllowanceTable.Step] = []
      for step in try keys.required("steps").elements() { steps.append(try self.step(step)) }
      guard steps.firstIndex(where: { if case .always = $0.holds { true } else { false } }) == steps.count - 1 else {
        throw try keys.required("steps").error(PolicyText.lastStep)
      }
      categories.append(
        .init(code: code, name: try keys.required("name").text(), cite: try keys.required("cite").text(), steps: steps))
    }
    return AllowanceTable(
      cite: try keys.required("source").text(), standard: try keys.required("standard").rate(in: rates),
      categories: categories)
  }

  private static func step(_ node: PolicyNode) throws(InputError) -> AllowanceTable.Step {
    let keys = try node.mapping(["coefficient"], optional: ["under", "throughMonthOfBirthday"])
    let holds: AllowanceTable.Holds
    switch (keys["under"], keys["throughMonthOfBirthday"]) {
    case (nil, nil): holds = .always
    case (let age?, nil): holds = .underAge(try age.integer(in: 0...150))
    case (nil, let age?): holds = .throughMonthOfBirthday(try age.integer(in: 0...150))
    default: throw node.error(PolicyText.stepOfTwoKinds)
    }
    return AllowanceTable.Step(holds: holds, coefficient: try keys.required("coefficient").ratio())
  }
}
