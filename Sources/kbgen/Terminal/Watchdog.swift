import Synchronization
import Website

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Ends kbgen when one entry or page keeps it busy beyond reason, and says which.
///
/// The last resort against a text that gets past all limits: without it, a build that never ends would say nothing.
package final class Watchdog: Watch {
  private let limit: Int
  private let state = Mutex(State())
  private let onExpiry: @Sendable (String) -> Void

  private struct State {
    var next = 0
    /// Of all threads, in seconds, at the last tick.
    var processorTime = 0.0
    /// By number: what is worked on, how often it was seen, and how many seconds kbgen had a processor meanwhile.
    var work: [Int: (path: String, seen: Int, busy: Double)] = [:]
  }

  /// The watch of this program: half a minute, then the end.
  static let shared = Watchdog(limit: 30) { path in
    Console.standard.warn(
      "kbgen made a mistake: \(path) has kept it busy for half a minute; please report it with this file",
      hint: "nothing was published; take the file away, or split it, and build again")
    _exit(ExitStatus.ownFault.rawValue)
  }

  /// - Parameters:
  ///   - limit: in seconds, counted by their ends: a machine that sleeps does not count them.
  ///   - onExpiry: called on a thread of the watchdog's own.
  package init(limit: Int, ticking: Bool = true, onExpiry: @escaping @Sendable (String) -> Void) {
    self.limit = limit
    self.onExpiry = onExpiry
    if ticking { beginTicking() }
  }

  package func begin(_ path: String) -> Int {
    state.withLock { state in
      state.next += 1
      state.work[state.next] = (path, 0, 0)
      return state.next
    }
  }

  /// The processor time of all threads since this was last asked, in seconds.
  private func takeProcessorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    let now = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    return state.withLock { state in
      defer { state.processorTime = now }
      return now - state.processorTime
    }
  }

  package func end(_ number: Int) { state.withLock { _ = $0.work.removeValue(forKey: number) } }

  /// Counts another second of all that is being worked on.
  ///
  /// What counts is the time in which kbgen had a processor: on a machine that is overloaded or asleep, half a minute passes
  /// and nothing was done. What waits without one, for a disk that does not answer, is given twenty times as long.
  ///
  /// - Parameter busy: how many seconds of processor time kbgen took since the last tick.
  package func tick(busy: Double) {
    let late = state.withLock { state -> String? in
      for number in state.work.keys {
        state.work[number]?.seen += 1
        state.work[number]?.busy += min(1, busy)
      }
      return state.work.values.filter { $0.busy >= Double(limit) || $0.seen >= 20 * limit }.map(\.path).min()
    }
    if let late { onExpiry(late) }
  }

  /// A thread of its own, since those of the pool may all be busy with what never ends.
  private func beginTicking() {
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    // The thread keeps the watchdog for as long as the program runs.
    pthread_create(
      &thread, nil,
      { pointer in
        #if canImport(Darwin)
          let watchdog = Unmanaged<Watchdog>.fromOpaque(pointer).takeRetainedValue()
        #else
          guard let pointer else { return nil }
          let watchdog = Unmanaged<Watchdog>.fromOpaque(pointer).takeRetainedValue()
        #endif
        while true {
          sleep(1)
          watchdog.tick(busy: watchdog.takeProcessorTime())
        }
      }, Unmanaged.passRetained(self).toOpaque())
  }
}
