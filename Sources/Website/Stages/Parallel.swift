import Dispatch
import Synchronization

/// Does a number of like things with several tasks at once, and gives the results in order.
///
/// - Parameter jobs: how many at once; the results do not depend on it.
func inParallel<Result: Sendable>(
  _ count: Int, jobs: Int, _ work: @escaping @Sendable (Int) -> Result
) -> [Result] {
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
