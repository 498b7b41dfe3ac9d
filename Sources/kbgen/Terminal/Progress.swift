import Output
import Synchronization
import Website

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How far a build is: on a terminal, and once it takes longer than a second, a line with the stage, what of it is done and
/// the time that is left; at the end how long each stage took.
final class Progress: StageProgress {
  // A class, since threads share the count.
  private let isShown: Bool
  private let start = Moment.now
  private let done = Atomic(0)
  private let state: Mutex<State>

  private struct State {
    var stage = Stage.read
    var begun: Moment
    var count = 0
    var times: [(stage: Stage, time: Moment)] = []
    /// When the line is shown next, in seconds of the clock from the start.
    var next = 1.0
    var hasShown = false
  }

  /// How long a stage took, or when something was.
  struct Moment {
    /// In seconds by the clock, and of all processors together.
    let clock, processor: Double

    static var now: Moment {
      Moment(clock: seconds(CLOCK_MONOTONIC), processor: seconds(CLOCK_PROCESS_CPUTIME_ID))
    }

    private static func seconds(_ clock: clockid_t) -> Double {
      var time = timespec()
      clock_gettime(clock, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    func since(_ other: Moment) -> Moment {
      Moment(clock: clock - other.clock, processor: processor - other.processor)
    }
  }

  init(on console: Console) {
    isShown = console.isTerminal && console.amount != .quiet
    state = Mutex(State(begun: start))
  }

  func begin(_ stage: Stage, of count: Int) {
    done.store(0, ordering: .relaxed)
    state.withLock { state in
      close(&state)
      state.stage = stage
      state.count = count
    }
  }

  func advance() {
    let number = done.add(1, ordering: .relaxed).newValue
    // Looking at the clock takes as long as some of the steps.
    guard isShown, number % 32 == 0 else { return }
    let now = Moment.now
    state.withLock { state in
      guard now.since(start).clock >= state.next else { return }
      state.next = now.since(start).clock + 0.1
      state.hasShown = true
      let left = now.since(state.begun).clock / Double(number) * Double(max(0, state.count - number))
      show(
        "\r\u{1b}[K\(state.stage.rawValue): \(grouped(number)) of \(grouped(state.count)), \(Int(left.rounded(.up))) s left"
      )
    }
  }

  /// Takes the line away again, and ends the last stage.
  @discardableResult
  func finish() -> Timings {
    state.withLock { state in
      close(&state)
      if state.hasShown { show("\r\u{1b}[K") }
      state.hasShown = false
      return Timings(stages: state.times, whole: Moment.now.since(start))
    }
  }

  private func close(_ state: inout State) {
    let now = Moment.now
    let time = now.since(state.begun)
    if let last = state.times.indices.last, state.times[last].stage == state.stage {
      let before = state.times[last].time
      state.times[last].time = Moment(
        clock: before.clock + time.clock, processor: before.processor + time.processor)
    } else {
      state.times.append((state.stage, time))
    }
    state.begun = now
  }

  private func show(_ text: String) { try? writeAll(Bytes(text.utf8), to: STDERR_FILENO, "messages") }
}

/// How long a build and its stages took.
struct Timings {
  let stages: [(stage: Stage, time: Progress.Moment)]
  let whole: Progress.Moment

  func clock(of stage: Stage) -> Double { stages.first { $0.stage == stage }?.time.clock ?? 0 }

  /// The most memory that was in use, in KiB.
  private var memory: Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return Int(usage.ru_maxrss) / 1024
    #else
      getrusage(CInt(RUSAGE_SELF.rawValue), &usage)
      return Int(usage.ru_maxrss)
    #endif
  }

  /// For people: a row for each stage.
  var table: String {
    let head = "stage".padded(to: 20) + "    clock  processors"
    let rows = (stages.map { ($0.stage.rawValue, $0.time) } + [("in all", whole)]).map { name, time in
      let (clock, processor) = (thousandths(time.clock) + " s", thousandths(time.processor) + " s")
      return name.padded(to: 20) + String(repeating: " ", count: max(0, 9 - clock.count)) + clock
        + String(repeating: " ", count: max(0, 12 - processor.count)) + processor
    }
    return ([head] + rows + ["\(grouped(memory / 1024)) MiB of memory at most"]).joined(separator: "\n")
  }

  /// For programs.
  var json: Bytes {
    var out = Bytes("{\"stages\":[".utf8)
    for (number, (stage, time)) in stages.enumerated() {
      out.append(number == 0 ? "" : ",")
      out.append("{\"stage\":")
      out.append(json: stage.rawValue)
      out.append(verbatim: ",\"clockSeconds\":\(thousandths(time.clock))")
      out.append(verbatim: ",\"processorSeconds\":\(thousandths(time.processor))}")
    }
    out.append(verbatim: "],\"clockSeconds\":\(thousandths(whole.clock))")
    out.append(verbatim: ",\"processorSeconds\":\(thousandths(whole.processor)),\"memoryKiB\":\(memory)}\n")
    return out
  }

  private func thousandths(_ seconds: Double) -> String {
    let whole = Int((seconds * 1000).rounded())
    let rest = String(whole % 1000)
    return "\(whole / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }
}
