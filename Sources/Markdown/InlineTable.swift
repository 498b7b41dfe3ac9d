#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The C library's global table of characters that begin an inline, and who may touch it.
///
/// A parse with strikethrough (`~`) or autolink (`:`, `w`) attached adds them to that table and takes them out again
/// while every other parse reads it: with two to four tasks at once, 2 to 20 % of the outputs were wrong. So a text that
/// needs them is parsed alone, and all others side by side.
///
/// Unchecked, and sound, since the only state is a lock of the C library, made for being shared.
final class InlineTable: @unchecked Sendable {
  static let shared = InlineTable()

  /// On the heap, since a lock of the C library may not move; it lives as long as the process.
  private let lock: UnsafeMutablePointer<pthread_rwlock_t>

  private init() {
    lock = .allocate(capacity: 1)
    let result = pthread_rwlock_init(lock, nil)
    precondition(result == 0, "a lock can be made")
  }

  func alone<Result>(_ body: () -> Result) -> Result {
    pthread_rwlock_wrlock(lock)
    defer { pthread_rwlock_unlock(lock) }
    return body()
  }

  func sideBySide<Result>(_ body: () -> Result) -> Result {
    pthread_rwlock_rdlock(lock)
    defer { pthread_rwlock_unlock(lock) }
    return body()
  }
}
