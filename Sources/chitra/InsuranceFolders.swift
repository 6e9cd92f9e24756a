import Foundation
import Insurance
import Ledger
import Localization
import Tables
import Units

/// The output folders of `chitra insurance`: `insurance-2026`, `insurance-2026-Q2`, each with `-returns`, and for every list that
/// was sent `insurance-2026-sent-01`, which is kept for ever.
enum InsuranceFolders {
  static func name(of period: YearOrQuarter) -> String { "insurance-\(period.name)" }
  static func nameOfReturns(_ period: YearOrQuarter) -> String { "insurance-\(period.name)-returns" }
  static func name(of list: SentList) -> String { name(ofSent: list.number, list.year) }
  static func name(ofSent number: Int, _ year: Int) -> String { "insurance-\(year)-sent-\(number < 10 ? "0" : "")\(number)" }

  /// What in the folder of a list is not as it was sent; nil where all is.
  static func misfit(in folder: String, _ list: SentList) -> Bilingual? {
    guard digestOfManifest(in: folder) == list.manifest else {
      return InsuranceText.anotherManifest(folder, number: list.number, year: list.year)
    }
    return Manifest.changedFile(in: folder)
  }

  /// Puts the folders of lists in place that a run was killed over: the store has kept the list, and the folder lies whole beside.
  /// `OUT` must be locked.
  static func repair(_ lists: [SentList], in out: String, _ reporter: Reporter) throws {
    for list in lists {
      let (path, partial) = ("\(out)/\(name(of: list))", "\(out)/.\(name(of: list)).partial")
      guard !FileManager.default.fileExists(atPath: path), digestOfManifest(in: partial) == list.manifest else { continue }
      guard rename(partial, path) == 0 else { throw OutputError.system(path) }
      reporter.warn(InsuranceText.repaired(path))
    }
  }

  private static func digestOfManifest(in folder: String) -> String? {
    Digest(ofFile: "\(folder)/manifest.json")?.hex
  }
}
