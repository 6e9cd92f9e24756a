import Localization
import Units

/// Why a journal is not what the store says: told on the screen, while the journal itself is one text for every auditor.
enum AccountingText {
  static func notBalanced(_ transaction: Transaction) -> Bilingual {
    Bilingual(
      vi: "bút toán \"\(transaction.what)\" ngày \(transaction.day.vietnamese) không cân",
      en: "the transaction \"\(transaction.what)\" of \(transaction.day) does not balance")
  }

  static func differs(_ account: Account, journal: Dong, store: Dong) -> Bilingual {
    Bilingual(
      vi: "theo sổ kế toán, tài khoản \(account) có \(journal.vietnamese), theo sổ dữ liệu có \(store.vietnamese)",
      en: "the journal brings \(account) to \(journal), the store to \(store)")
  }

  static func missing(_ account: Account, store: Dong) -> Bilingual {
    Bilingual(
      vi: "theo sổ dữ liệu, tài khoản \(account) có \(store.vietnamese), mà sổ kế toán không có tài khoản này",
      en: "the store brings \(account) to \(store), and the journal does not have it")
  }
}
