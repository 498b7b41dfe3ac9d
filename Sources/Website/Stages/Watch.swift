/// Whoever is told what is being worked on, so that work that never ends can be told of by its name.
///
/// Calls come from several threads at once.
package protocol Watch: Sendable {
  /// - Parameter path: of the entry that is read, or of the page that is written.
  /// - Returns: a number by which to say that it is done.
  func begin(_ path: String) -> Int
  func end(_ number: Int)
}

extension Optional where Wrapped == any Watch {
  func during<Result>(_ path: String, _ work: () throws -> Result) rethrows -> Result {
    guard let self else { return try work() }
    let number = self.begin(path)
    defer { self.end(number) }
    return try work()
  }
}
