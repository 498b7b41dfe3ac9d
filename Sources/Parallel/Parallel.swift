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
  /// references to what both look at. A page or an entry takes 0.1 ms, so that a thread has to have some hundreds of them;
  /// and 8 KiB of text take as long as an entry besides.
  ///
  /// - Parameter byteCount: how long their texts are together, if those are what takes the time.
  package func count(for things: Int, of byteCount: Int = 0) -> Int {
    switch self {
    case .exactly(let count): count
    case .upTo(let most): min(most, max(1, (things + byteCount >> 13) / 512))
    }
  }
}

/// Does a number of like things, several at once, and gives the results in order.
///
/// - Parameters:
///   - jobs: how many at once; the results do not depend on it.
///   - byteCount: how long their texts are together.
package func inParallel<Result: Sendable>(
  _ count: Int, of byteCount: Int = 0, jobs: Jobs, _ work: @escaping @Sendable (Int) -> Result
) -> [Result] {
  let jobs = min(count, jobs.count(for: count, of: byteCount))
  guard jobs > 1 else { return (0..<count).map(work) }
  // Several by turns, since taking a lock for each of ten thousand short pieces of work costs more than some of them; but
  // few of those that are few, or one thread would wait for another in the end.
  let most = min(32, max(1, count / (16 * jobs)))
  let next = Atomic<Int>(0)
  let done = Mutex<[(first: Int, results: [Result])]>([])
  DispatchQueue.concurrentPerform(iterations: jobs) { _ in
    while true {
      let first = next.add(most, ordering: .relaxed).oldValue
      guard first < count else { return }
      let results = (first..<min(count, first + most)).map(work)
      done.withLock { $0.append((first, results)) }
    }
  }
  return done.withLock { $0.sorted { $0.first < $1.first }.flatMap(\.results) }
}

/// Parts a number of like things, each of which takes next to no time, into stretches, and does those at once.
///
/// - Parameter jobs: how many at once: what the results are together does not depend on it.
/// - Returns: what came of each stretch, in order; of nothing, nothing.
package func inStretches<Result: Sendable>(
  _ count: Int, jobs: Jobs, _ work: @escaping @Sendable (Range<Int>) -> Result
) -> [Result] {
  let jobs = min(count, jobs.count(for: count))
  return inParallel(jobs, jobs: .exactly(jobs)) { part in work(count * part / jobs..<count * (part + 1) / jobs) }
}

/// Does two different things, at once if they are for so many entries that it is worth it.
package func together<First: Sendable, Second: Sendable>(
  for entries: Int, jobs: Jobs, _ first: @escaping @Sendable () -> First, _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
  let madeFirst = Mutex<First?>(nil)
  let madeSecond = Mutex<Second?>(nil)
  _ = inParallel(2, jobs: .exactly(jobs.count(for: entries))) { number in
    if number == 0 {
      let made = first()
      madeFirst.withLock { $0 = made }
    } else {
      let made = second()
      madeSecond.withLock { $0 = made }
    }
  }
  guard let first = madeFirst.withLock({ $0 }), let second = madeSecond.withLock({ $0 }) else {
    preconditionFailure("both were done")
  }
  return (first, second)
}
