import Parallel
import Testing

@Suite("Work on several threads")
struct ParallelTests {
  private static let cases = [0, 1, 2, 31, 512, 10_007].flatMap { count in [1, 2, 3, 7].map { (count, $0) } }

  @Test("results stand in the order of the work, each once", arguments: cases)
  func order(count: Int, jobs: Int) {
    #expect(inParallel(count, jobs: .exactly(jobs)) { $0 * 3 } == (0..<count).map { $0 * 3 })
  }

  @Test("stretches leave nothing out, and there are no more of them than jobs", arguments: cases)
  func stretches(count: Int, jobs: Int) {
    let stretches = inStretches(count, jobs: .exactly(jobs)) { $0 }
    #expect(stretches.flatMap { Array($0) } == Array(0..<count))
    #expect(stretches.count == min(count, jobs))
  }

  @Test("of two things done together, each gives its own", arguments: [1, 2])
  func together(jobs: Int) {
    let (number, text) = Parallel.together(for: 1, jobs: .exactly(jobs), { 7 }, { "seven" })
    #expect(number == 7 && text == "seven")
  }

  @Test("few things are done by one thread, unless they are long or somebody asks for more")
  func count() {
    #expect(Jobs.upTo(8).count(for: 1023) == 1)
    #expect(Jobs.upTo(8).count(for: 1024) == 2)
    #expect(Jobs.upTo(2).count(for: 100_000) == 2)
    #expect(Jobs.upTo(8).count(for: 200, of: 1 << 20) == 1)
    #expect(Jobs.upTo(8).count(for: 200, of: 8 << 20) == 2)
    #expect(Jobs.exactly(3).count(for: 1) == 3)
  }
}
