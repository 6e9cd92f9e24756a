import GRDB
import GRDBSQLite

/// A prepared statement that writes many rows.
///
/// Values go to SQLite as they are, and what stands there from the row before is not given again. `Statement.execute(arguments:)`
/// makes an object of every value of every row, and rows took three times as long.
struct RowStatement {
  enum Value: Equatable {
    case text(String)
    case integer(Int64)

    /// Byte by byte: texts that only Unicode takes for the same are stored as they are.
    static func == (a: Value, b: Value) -> Bool {
      switch (a, b) {
      case (.text(var a), .text(var b)):
        a.withUTF8 { a in b.withUTF8 { b in a.count == b.count && a.elementsEqual(b) } }
      case (.integer(let a), .integer(let b)): a == b
      case (.text, .integer), (.integer, .text): false
      }
    }
  }

  private let db: Database
  private let statement: Statement
  /// What SQLite has, by place.
  private var bound: [Value?]

  init(_ db: Database, sql: String) throws {
    self.db = db
    statement = try db.makeStatement(sql: sql)
    bound = Array(repeating: nil, count: Int(sqlite3_bind_parameter_count(statement.sqliteStatement)))
  }

  /// Writes a row: a value for each parameter of the statement.
  mutating func execute(_ values: Value...) throws {
    precondition(values.count == bound.count, "a row has a value for each parameter")
    for (index, value) in values.enumerated() where bound[index] != value {
      try check(bind(value, at: Int32(index + 1)))
      bound[index] = value
    }
    let code = sqlite3_step(statement.sqliteStatement)
    guard code == SQLITE_DONE else {
      defer { sqlite3_reset(statement.sqliteStatement) }
      throw error(code)
    }
    try check(sqlite3_reset(statement.sqliteStatement))
  }

  private func bind(_ value: Value, at place: Int32) -> Int32 {
    switch value {
    case .integer(let number): return sqlite3_bind_int64(statement.sqliteStatement, place, number)
    case .text(var text):
      // SQLITE_TRANSIENT: SQLite copies the text before the call returns, so that nothing need outlive it.
      let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text64(statement.sqliteStatement, place, $0.baseAddress, UInt64($0.count), transient, UInt8(SQLITE_UTF8))
        }
      }
    }
  }

  private func check(_ code: Int32) throws {
    guard code == SQLITE_OK else { throw error(code) }
  }

  private func error(_ code: Int32) -> DatabaseError {
    DatabaseError(resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(db.sqliteConnection)), sql: statement.sql)
  }
}
