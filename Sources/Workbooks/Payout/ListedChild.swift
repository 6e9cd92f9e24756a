import Entitlement
import Ledger
import Register
import Units

/// A child of a draft with what papers print of its row: the row is split once, however many sheets name the child.
struct ListedChild {
  let entry: Draft.Entry
  /// The accepted ones in the ward.
  let rows: [AcceptedRow]
  /// The row that the papers are written from.
  let governing: AcceptedRow
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
    let governing = register.governing(entry)
    let texts = register.texts(of: governing.decision)
    return ListedChild(
      entry: entry, rows: register.acceptedRows(of: entry), governing: governing,
      line: ChildLine(name: texts[.fullName], dateOfBirth: governing.decision.born, id: entry.key.child.description),
      decisionNumber: texts[.decisionNo], payeeName: texts.payee, payeeID: texts[.payeeID], bank: texts[.bank], account: texts[.accountNo])
  }

  /// The number of the decision of one of the child's rows.
  func number(of decision: Decision, _ child: ListedChild) -> String {
    decision.place == child.governing.decision.place ? child.decisionNumber : register.text(.decisionNo, of: decision)
  }
}
