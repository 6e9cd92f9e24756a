import GRDB
import Localization
import Policy
import Register
import Units

/// What the cells of the store's rows mean. Each throws where the store is damaged, or where the wards are others than the store's.
extension Store {
  func damaged(_ what: Bilingual) -> StoreError { .notAStore(path: path, LedgerText.damaged(what)) }

  /// The child and ward of a row of any table that names them.
  func key(_ row: Row, _ wards: WardTable) throws(StoreError) -> ChildWard {
    guard let child = ChildNumber(row["child"] as String) else { throw damaged(LedgerText.number) }
    return ChildWard(child: child, ward: try wards.known(row["ward"]))
  }
}

extension WardTable {
  /// The ward of a code that the store has.
  func known(_ code: String) throws(StoreError) -> WardID {
    guard let ward = id(code) else { throw .unknownWard(code) }
    return ward
  }
}
