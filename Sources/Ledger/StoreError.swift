import Localization
import Units

/// Why the store cannot do what was asked.
package enum StoreError: BilingualError, Equatable {
  /// Another run holds the store (exit status 75).
  case busy(path: String)
  /// The file is no store, or of a newer version of the program (65).
  case notAStore(path: String, String)
  /// It cannot be read or written (73).
  case cannotWrite(path: String, String)
  /// The month is closed (65).
  case closed(Month, code: String)
  /// Periods close in order: another one comes first (65).
  case outOfOrder(asked: Month, next: Month)
  /// Another month's draft is open (65).
  case draftOpen(Month, asked: Month)
  /// There is no draft to close (65).
  case noDraft(Month)
  /// The draft of the store is not the one that was named (65).
  case anotherDraft(Month, store: String, named: String, by: String)
  /// The draft was made before something else was closed, paid back or offered again (65).
  case stale(Month)
  /// Exceptions were not accepted (65).
  case exceptions(Month, Int)
  /// What was paid before has been answered already (65).
  case alreadyOpened
  /// The store names a ward that wards.csv does not list (65).
  case unknownWard(String)

  package var message: Bilingual { Bilingual(english: text) }

  private var text: String {
    switch self {
    case .busy(let path):
      "another run holds the store \(path). Wait until it has ended, then run again."
    case .notAStore(let path, let problem):
      "\(path) cannot be used as the store: \(problem). Name the right file with --store, or restore a backup."
    case .cannotWrite(let path, let problem):
      "the store \(path) cannot be written: \(problem). Nothing was changed. Check space and rights, then run again."
    case .closed(let month, let code):
      "\(month) is closed (draft \(code)) and never changes. Its lists lie in the output folder \(month), which `chitra verify` compares with the store; `chitra explain --child NUMBER` shows what was posted for a child. What was wrong in it is corrected by the next month's run, as arrears or recovery."
    case .outOfOrder(let asked, let next):
      "\(asked) cannot be drafted: periods close in order, without gaps, and the next one is \(next)."
    case .draftOpen(let month, let asked):
      "\(asked) cannot be drafted: \(month) is drafted but not closed. Close it first (chitra close --month \(month)), or give its draft up with --drop-draft."
    case .noDraft(let month):
      "there is no draft of \(month) to close. Draft it first: chitra payout --month \(month)."
    case .anotherDraft(let month, let store, let named, let by):
      "the store holds draft \(store) of \(month), but \(by) names \(named). Check which lists were signed; draft \(month) again if in doubt."
    case .stale(let month):
      "the draft of \(month) was made before something else was closed, paid back or offered again, so that its sums may be wrong. Draft \(month) again."
    case .exceptions(let month, let count):
      "\(month) has \(count) rejected, held or vanished rows. Correct the register and draft again, or close with --accept-exceptions if these children are rightly left out."
    case .alreadyOpened:
      "the store was told already what was paid before its first period, or has closed a month since. If it was told wrongly, begin a new store with a file of everything that was really paid; this one, if a month is closed in it, is kept as evidence."
    case .unknownWard(let code):
      "the store has postings of ward \(code), which wards.csv does not list. Add the ward, with the days of its area."
    }
  }
}
