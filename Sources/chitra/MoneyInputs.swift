import Ledger
import Policy
import Tables
import Treasury

/// What `treasury` and `settle` read besides the store: what was allotted for a year, and the offices of the wards.
struct MoneyInputs {
  /// Empty where no file is given.
  let budget: Budget
  let offices: [WardID: Office]
  /// Of the list of wards and of the files that were given.
  let digests: [InputDigest]

  /// Warns of what is right but probably not meant. Throws where a file cannot be read, or has nothing of the year.
  init(year: Int, budget: String?, offices: String?, wards: WardTable, _ common: CommonOptions, _ wardSource: SourceFile, _ reporter: Reporter) throws {
    var digests = [InputDigest(name: SourceFile.name(of: common.wards), digest: wardSource.digest)]
    func source(_ path: String) throws -> SourceFile {
      let source = try SourceFile(path: path)
      digests.append(InputDigest(name: source.name, digest: source.digest))
      return source
    }
    if let budget {
      self.budget = try BudgetFile.read(try source(budget), wards: wards)
      for remark in self.budget.remarks { reporter.warn(remark.message) }
      guard self.budget.has(year) else {
        throw InputError(file: SourceFile.name(of: budget), column: "year", CommonText.noBudget(of: year))
      }
    } else {
      self.budget = Budget()
    }
    if let offices {
      let (read, remarks) = try OfficesFile.read(try source(offices), year: year, wards: wards)
      self.offices = read
      for remark in remarks { reporter.warn(remark.message) }
    } else {
      self.offices = [:]
    }
    self.digests = digests
  }
}
