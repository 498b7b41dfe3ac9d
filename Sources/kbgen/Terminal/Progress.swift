import Output
import Synchronization
import Website

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Passes files on to where they go and, on a terminal and once it takes longer than a second, shows how many there
/// have been.
final class Progress: Destination {
  // A class, since threads share the count.
  private let destination: any Destination
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let state = Mutex((count: 0, next: Duration.seconds(1), hasShown: false))

  init(_ destination: any Destination, on console: Console) {
    self.destination = destination
    isShown = console.isTerminal && console.amount != .quiet
  }

  func put(_ path: String, _ bytes: borrowing Bytes) throws {
    try destination.put(path, bytes)
    count()
  }

  func put(_ path: String, stretches: (_ write: (borrowing Bytes) throws -> Void) throws -> Void) throws {
    try destination.put(path, stretches: stretches)
    count()
  }

  private func count() {
    guard isShown else { return }
    let elapsed = start.duration(to: .now)
    state.withLock { state in
      state.count += 1
      guard elapsed >= state.next else { return }
      state.next = elapsed + .milliseconds(100)
      state.hasShown = true
      show("\rWrote \(counted(state.count, "file")) ...")
    }
  }

  /// Takes the line away again.
  func finish() {
    if state.withLock({ $0.hasShown }) { show("\r\u{1b}[K") }
  }

  private func show(_ text: String) { try? writeAll(Bytes(text.utf8), to: STDERR_FILENO, "messages") }
}
