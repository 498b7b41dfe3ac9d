import CSQLite

/// A new SQLite database in a file. No pointer of the library leaves this target.
package struct Database: ~Copyable {
  private let handle: OpaquePointer

  /// Makes the file, which must not be there yet.
  package init(creating path: String) throws {
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE, nil)
    guard code == SQLITE_OK, let handle else {
      let fault = DatabaseFault(handle, code)
      sqlite3_close(handle)
      throw fault
    }
    self.handle = handle
  }

  deinit { sqlite3_close(handle) }

  /// Runs statements that give no rows.
  package func run(_ statements: String) throws {
    let code = sqlite3_exec(handle, statements, nil, nil, nil)
    guard code == SQLITE_OK else { throw DatabaseFault(handle, code) }
  }

  /// How many rows a query gives.
  package func count(_ query: String) throws -> Int {
    let statement = try Statement(query, handle)
    var count = 0
    while try statement.step() { count += 1 }
    return count
  }

  /// Makes one statement run once for each row.
  ///
  /// - Parameters:
  ///   - statement: with a `?` for each value.
  ///   - rows: hands over each row.
  package func run(_ statement: String, for rows: (_ add: ([Value]) throws -> Void) throws -> Void) throws {
    let statement = try Statement(statement, handle)
    try rows { values in
      for (index, value) in values.enumerated() { try statement.bind(value, at: index + 1) }
      _ = try statement.step()
      try statement.reset()
    }
  }

  /// A value of a column.
  package enum Value: Sendable {
    case null
    case text(String)
    case number(Int)
  }
}

/// What SQLite says is wrong.
package struct DatabaseFault: Error, CustomStringConvertible {
  package let description: String

  init(_ handle: OpaquePointer?, _ code: CInt) {
    description = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "error \(code)"
  }
}

/// A statement that was understood.
private final class Statement {
  // A class, since it has to be given back to the library whatever happens.
  private let handle: OpaquePointer
  private let database: OpaquePointer

  init(_ text: String, _ database: OpaquePointer) throws {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v2(database, text, -1, &handle, nil)
    guard code == SQLITE_OK, let handle else { throw DatabaseFault(database, code) }
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  func bind(_ value: Database.Value, at index: Int) throws {
    let index = CInt(index)
    let code =
      switch value {
      case .null: sqlite3_bind_null(handle, index)
      case .number(let number): sqlite3_bind_int64(handle, index, Int64(number))
      case .text(let text):
        // -1 is SQLITE_TRANSIENT: the library takes a copy. The macro is one that Swift cannot read.
        sqlite3_bind_text(
          handle, index, text, CInt(text.utf8.count), unsafeBitCast(-1, to: sqlite3_destructor_type.self))
      }
    guard code == SQLITE_OK else { throw DatabaseFault(database, code) }
  }

  /// Whether there is a row.
  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw DatabaseFault(database, code)
    }
  }

  func reset() throws {
    let code = sqlite3_reset(handle)
    guard code == SQLITE_OK else { throw DatabaseFault(database, code) }
  }
}
