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
  private(set) var request: ForecastRequest
  /// nil where there is none.
  private(set) var store: Store?
  /// Children whom the store paid and who have no row now: they are in no figure.
  private(set) var vanished = 0
  /// The hashes of the register's files: it takes a while to read them once more, and they are not asked for before all is worked out.
  private let registerDigests: Promise<[Digest]>
  /// The other files that were read, and their hashes.
  private var lists: [InputFile]

  typealias InputFile = (name: String, rows: Int, digest: Digest)

  init(_ run: EstimateRun) throws {
    let (common, reporter) = (run.common, run.reporter)
    let (wards, wardSource) = try common.loadWards()
    let policy = try common.loadPolicy()
    let inputs = try findRegisters(common.register, beside: common.wards, reporter)
    let register = try readRegister(inputs, policy, wards, reporter)
    let sources = register.files.map(\.source)
    registerDigests = Promise { concurrentMap(sources) { $0.digest } }
    request = ForecastRequest(years: run.years, policy: policy, wards: wards, register: register)
    lists = [(RegisterInput.shortName(of: common.wards, beside: inputs), wards.wards.count, wardSource.digest)]
    try readLists(run)
    let nets = try readStore(run)
    let posted = request.posted
    reporter.begin(CommonText.screening)
    request.register.screen(policy: policy, posted: posted)
    // A file that is missing would be estimated as nothing.
    try request.register.checkWards(paid: nets.keys.sorted(), wards: wards)
    vanished = request.register.noticeVanished(posted, wards).count
    reporter.endStage()
  }

  /// Assumptions, budget and scenarios; what in them is probably not meant is told.
  private mutating func readLists(_ run: EstimateRun) throws {
    var remarks: [InputError] = []
    if let path = run.assumptions {
      let file = try SourceFile(path: path)
      let (cohorts, found) = try AssumptionsFile.read(file, policy: request.policy, wards: request.wards)
      (request.cohorts, remarks) = (cohorts, found)
      lists.append((file.name, cohorts.count, file.digest))
    }
    if let path = run.budget {
      let file = try SourceFile(path: path)
      request.budget = try BudgetFile.read(file, wards: request.wards)
      remarks += request.budget.remarks
      lists.append((file.name, request.budget.amounts.count, file.digest))
      let year = run.budgetYear
      if !request.budget.has(year) {
        remarks.append(InputError(file: file.name, column: "year", EstimateText.budgetLacks(year)))
      }
    }
    for scenario in run.scenarios {
      let file = try SourceFile(path: scenario.file)
      let other = try Policy(directory: run.common.policy, addedRates: run.common.rates + [scenario.file])
      let added = other.rates.rates.count { $0.place.file == scenario.file }
      if added == 0 { remarks.append(InputError(file: file.name, EstimateText.emptyScenario)) }
      request.scenarios.append(.init(name: scenario.name, file: scenario.file, policy: other))
      lists.append((file.name, added, file.digest))
    }
    for remark in remarks { run.reporter.warn(remark.message) }
  }

  /// - Returns: what the last closed period paid in each ward.
  private mutating func readStore(_ run: EstimateRun) throws -> [WardID: Dong] {
    let path = run.common.store
    guard FileManager.default.fileExists(atPath: path) else {
      if path != CommonOptions.defaultStore {
        run.reporter.warn(EstimateText.noStore(path))
      }
      return [:]
    }
    let store = try Store(path: path, readOnly: true)
    self.store = store
    request.posted = try store.postedBook(request.wards)
    request.postedSums = try store.postedSums(from: run.years.lowerBound - 2, request.wards)
    request.opening = try store.opening(from: run.years.lowerBound - 2, request.wards)
    request.lastClosed = try store.lastClosed(request.posted)
    return try store.netOfLastClosed(request.wards)
  }

  /// The files that were read.
  var files: [InputFile] {
    let register = request.register
    return zip(zip(register.files, register.rowsOfFile), registerDigests.value).map { ($0.0.source.name, $0.1, $1) } + lists
  }

  /// As the papers list them.
  var inputLines: [InputLine] { files.map { InputLine(file: $0.name, rows: $0.rows, hash: $0.digest.hex) } }

  /// 8 hex digits of what is written and of everything that it was made from.
  func code(_ tables: [[UInt8]]) -> String {
    var content = "\(request.years)\n\(request.policy.digest.hex)\n"
    for file in files { content += "\(file.name) \(file.digest.hex)\n" }
    for table in tables { content += Digest(of: table).hex + "\n" }
    return Digest(of: content).code
  }

  /// Rows are rejected or held, or children vanished: they are in no figure.
  var hasToLookAt: Bool { request.register.counts.rejected + request.register.counts.held + vanished > 0 }
}
