import Ledger
import Policy
import Register
import Units

/// An entry of the ledger as `PlainRules` reads it.
package struct PlainPosting {
  package let child, ward: String
  package let month: PlainMonth
  /// đồng.
  package let amount: Int
  package let resolution, group, decisionNo: String

  package init(child: String, ward: String, month: PlainMonth, amount: Int, resolution: String = "55/2025", group: String = "1.1b", decisionNo: String) {
    (self.child, self.ward, self.month, self.amount) = (child, ward, month, amount)
    (self.resolution, self.group, self.decisionNo) = (resolution, group, decisionNo)
  }

  package init(_ posting: Posting, _ key: ChildWard, _ wards: WardTable) {
    self.init(
      child: key.child.description, ward: wards[key.ward].code, month: PlainMonth(posting.month.description)!, amount: Int(posting.amount.amount),
      resolution: posting.basis.resolution, group: posting.basis.group, decisionNo: posting.basis.decisionNo)
  }
}

/// What closed periods posted, in their order.
package func posted(_ postings: [PlainPosting], wards: WardTable) -> PostedBook {
  var book: [ChildWard: PostedHistory] = [:]
  for posting in postings {
    let key = ChildWard(child: ChildNumber(posting.child)!, ward: wards.id(Int32(posting.ward)!)!)
    let basis = PostingBasis(resolution: posting.resolution, group: posting.group, decisionNo: posting.decisionNo)
    let kind: PostingKind = posting.amount < 0 ? .recovery : .arrears
    book[key, default: PostedHistory()].add(
      Posting(month: Month(iso: posting.month.description)!, kind: kind, amount: Dong(Int64(posting.amount)), basis: basis))
  }
  return PostedBook(book)
}
