import Entitlement
import Ledger
import Register
import Units

/// A child of a draft with what papers print of its row: the row is split once, however many sheets name the child.
struct ListedChild {
  let entry: Draft.Entry
  let line: ChildLine
  /// Of the governing row.
  let decisionNumber: String
  let payeeName: String
  let payeeID: String
  /// Both empty: cash.
  let bank: String
  let account: String
}

extension PayoutPapers {
  func listed(_ entry: Draft.Entry) -> ListedChild {
    let texts = register.texts(of: entry.governing.decision)
    return ListedChild(
      entry: entry,
      line: ChildLine(name: texts[.fullName], dateOfBirth: entry.governing.decision.born, id: entry.key.child.description),
      decisionNumber: texts[.decisionNo], payeeName: texts.payee, payeeID: texts[.payeeID], bank: texts[.bank], account: texts[.accountNo])
  }

  /// The number of the decision of one of the child's rows.
  func number(of decision: Decision, _ child: ListedChild) -> String {
    decision.place == child.entry.governing.decision.place ? child.decisionNumber : register.text(.decisionNo, of: decision)
  }
}
