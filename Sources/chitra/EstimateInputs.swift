import Estimate
import Foundation
import Ledger
import Policy
import Register
import Tables
import Units
import Workbooks

/// Everything that `chitra estimate` reads.
struct EstimateInputs {
  let request: ForecastRequest
  /// nil where there is none.
  let store: Store?
  /// The files that were read: name, rows, hash.
  let files: [(name: String, rows: Int, digest: Digest)]

  init(_ run: EstimateRun) throws {
    let (common, reporter) = (run.common, run.reporter)
    let (wards, wardSource) = try common.loadWards()
    let policy = try common.loadPolicy()
    let inputs = try findRegisters(common.register, beside: common.wards, reporter)
    var lists: [(name: String, rows: Int, digest: Digest)] = []
    func source(_ path: String) throws -> SourceFile { try SourceFile(path: path, name: path) }

    var cohorts: [Cohort] = []
    if let path = run.assumptions {
      let file = try source(path)
      cohorts = try AssumptionsFile.read(file, policy: policy, wards: wards)
      lists.append((path, cohorts.count, file.digest))
      for cohort in cohorts {
        let resolution = policy[cohort.resolution]
        guard let last = resolution.lastMonth(of: cohort.group), cohort.last > last else { continue }
        reporter.warn(
          "\(path): the cohort of group \(resolution[cohort.group].code) from \(cohort.first) on is planned through \(cohort.last), but no household of that group is paid after \(last). Fill in months."
        )
      }
    }
    var budget = Budget()
    if let path = run.budget {
      let file = try source(path)
      budget = try BudgetFile.read(file, wards: wards)
      lists.append((path, budget.amounts.count, file.digest))
    }
    var scenarios: [ForecastRequest.Scenario] = []
    for scenario in run.scenarios {
      let other = try Policy(directory: common.policy, addedRates: common.rates + [scenario.file])
      scenarios.append(.init(name: scenario.name, file: scenario.file, policy: other))
      lists.append((scenario.file, other.rates.rates.count { $0.place.file == scenario.file }, try source(scenario.file).digest))
    }

    var posted = PostedBook()
    var sums: [PostedSum] = []
    var opening: [PaidRow] = []
    var lastClosed: Month?
    if FileManager.default.fileExists(atPath: common.store) {
      let store = try Store(path: common.store, readOnly: true)
      posted = try store.postedBook(wards)
      sums = try store.postedSums(from: run.years.lowerBound - 2, wards)
      opening = try store.opening(from: run.years.lowerBound - 2, wards)
      let closed = try store.periods().filter(\.isClosed)
      // Where only the opening is closed: the last month that it tells of.
      lastClosed = closed.compactMap(\.month).last ?? posted.histories.values.compactMap { $0.runs.last?.last }.max()
      self.store = store
    } else {
      if common.store != CommonOptions.defaultStore {
        reporter.warn("there is no store \(common.store): what was posted is not known, and months count as paid when they are due.")
      }
      store = nil
    }

    var register = try readRegister(inputs, policy, wards, reporter)
    let book = posted
    register.screen(policy: policy) { book.lastPosted(ChildWard(child: $1, ward: $0), decisionNo: $2) }
    files =
      zip(register.files, register.rowsOfFile).map { ($0.source.name, $1, $0.source.digest) }
      + [(RegisterInput.shortName(of: common.wards, beside: inputs), wards.wards.count, wardSource.digest)] + lists
    request = ForecastRequest(
      years: run.years, policy: policy, wards: wards, register: register, cohorts: cohorts, posted: posted, postedSums: sums,
      opening: opening, lastClosed: lastClosed, budget: budget, scenarios: scenarios)
  }

  /// As the papers list them.
  var inputLines: [InputLine] { files.map { InputLine(file: $0.name, rows: $0.rows, hash: $0.digest.hex) } }

  /// 8 hex digits of what is written and of everything that it was made from.
  func code(_ tables: [[UInt8]]) -> String {
    var content = "\(request.years)\n\(request.policy.digest.hex)\n"
    for file in files { content += "\(file.name) \(file.digest.hex)\n" }
    for table in tables { content += Digest(of: table).hex + "\n" }
    return String(Digest(of: content).hex.prefix(8))
  }

  /// Rows are rejected or held: their children are in no figure.
  var hasToLookAt: Bool { request.register.counts.rejected + request.register.counts.held > 0 }
}
