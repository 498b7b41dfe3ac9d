import Dispatch
import Synchronization

/// How many things are done at once.
package enum Jobs: Sendable, ExpressibleByIntegerLiteral {
  /// So many, as somebody asked for; at least 1.
  case exactly(Int)
  /// At most so many, and no more than are worth it.
  case upTo(Int)

  package init(integerLiteral count: Int) { self = .exactly(count) }

  /// How many do a number of like things: entries, pages, files.
  ///
  /// A second thread takes 15 to 20 ms of processor time: memory of its own, waiting for what is made once, and counting
  /// references to what both look at. A page or an entry takes 0.1 ms, so that a thread has to have some hundreds of them.
  func count(for things: Int) -> Int {
    switch self {
    case .exactly(let count): count
    case .upTo(let most): min(most, max(1, things / 512))
    }
  }
}

/// Does a number of like things with several tasks at once, and gives the results in order.
///
/// - Parameter jobs: how many at once; the results do not depend on it.
func inParallel<Result: Sendable>(
  _ count: Int, jobs: Jobs, _ work: @escaping @Sendable (Int) -> Result
) -> [Result] {
  let jobs = jobs.count(for: count)
  // Chunks, since taking a lock for each of ten thousand short pieces of work costs more than some of them.
  let chunk = 32
  let chunkCount = (count + chunk - 1) / chunk
  guard jobs > 1, chunkCount > 1 else { return (0..<count).map(work) }
  let next = Atomic<Int>(0)
  let done = Mutex<[(chunk: Int, results: [Result])]>([])
  DispatchQueue.concurrentPerform(iterations: min(jobs, chunkCount)) { _ in
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < chunkCount else { return }
      let results = (index * chunk..<min(count, (index + 1) * chunk)).map(work)
      done.withLock { $0.append((index, results)) }
    }
  }
  return done.withLock { $0.sorted { $0.chunk < $1.chunk }.flatMap(\.results) }
}
