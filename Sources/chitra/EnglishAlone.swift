import Localization
import Register

// What is told in English alone: by `chitra explain` and `chitra insurance`, and of a journal that does not fit, until these texts
// have their Vietnamese.

extension Reporter {
  func warn(_ text: String) { warn(Bilingual(english: text)) }
  func begin(_ name: String, steps: Int = 1) { begin(Bilingual(english: name), steps: steps) }
  func end(_ summary: String) { end(Bilingual(english: summary)) }
}

extension Refusal {
  init(description: String) { self.init(Bilingual(english: description)) }
}

extension FindingCounts {
  var lines: [String] { told.map(\.english) }
}

extension RowCounts {
  var summary: String { told.english }
}

extension Manifest {
  static func changedFile(in folder: String) -> String? { (changedFile(in: folder) as Bilingual?)?.english }
}

extension ExportText {
  static func misfit(_ year: Int, _ problem: String) -> Bilingual { misfit(year, Bilingual(english: problem)) }
}
