import Output
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import CLinux
  import Glibc
#endif

/// How another program ended, and what it said.
struct ProgramRun: Equatable {
  enum End: Equatable {
    /// By itself, with its exit code: 0 if all went well.
    case code(Int)
    /// By a signal: a crash.
    case signal(Int)
    /// It took longer than it may, and was ended.
    case late
  }
  let end: End
  /// The last of what it wrote to standard output and standard error, without control characters; at most 400 bytes.
  let lastWords: String
}

/// Runs a program and waits for its end, or ends it and all that it started.
///
/// It runs in the root folder and with no more of the environment than `PATH` and `HOME`, so that no settings that lie
/// about can change what it does.
///
/// - Parameters:
///   - path: absolute.
///   - limit: how long it may take.
///   - held: an open file that the program keeps open too, for as long as it runs, even where kbgen is killed meanwhile.
func runProgram(
  _ path: String, _ arguments: [String], _ environment: Environment, limit: Duration, holding held: CInt? = nil
) throws -> ProgramRun {
  try run(path, arguments, environment, limit: limit, holding: held, keeping: 4096).run
}

/// Runs a program in the same way, and gives what it wrote, whatever its exit code; at most 1 MiB of it, the last.
func output(
  ofProgram path: String, _ arguments: [String], _ environment: Environment, limit: Duration
) throws -> String {
  let said = try run(path, arguments, environment, limit: limit, holding: nil, keeping: 1 << 20).said
  return String(decoding: said, as: UTF8.self)
}

private func run(
  _ path: String, _ arguments: [String], _ environment: Environment, limit: Duration, holding held: CInt?,
  keeping most: Int
) throws -> (run: ProgramRun, said: [UInt8]) {
  var ends: [CInt] = [-1, -1]
  guard pipe(&ends) == 0 else { throw DiskError(cannot: "start", path, code: errno) }
  defer { close(ends[0]) }
  // Only the copies that become the program's standard streams are to be open in it.
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  let spawned = Result { try spawn(path, arguments, environment, output: ends[1], holding: held) }
  close(ends[1])
  let process = try spawned.get()
  runningGroup.store(process, ordering: .relaxed)
  defer { runningGroup.store(0, ordering: .relaxed) }
  return wait(for: process, reading: ends[0], limit: limit, keeping: most)
}

private func spawn(
  _ path: String, _ arguments: [String], _ environment: Environment, output: CInt, holding held: CInt?
) throws -> pid_t {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
  #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  posix_spawnattr_init(&attributes)
  defer {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
  posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO)
  // A descriptor that is made its own copy stays open in the program (POSIX.1-2024).
  if let held { posix_spawn_file_actions_adddup2(&actions, held, held) }
  posix_spawn_file_actions_addchdir_np(&actions, "/")
  // A group of its own, so that what it starts in turn can be ended with it.
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
  endTogether()
  let variables = [("PATH", environment.path.joined(separator: ":")), ("HOME", environment.home ?? "/")]
  var process: pid_t = 0
  let code = withCStrings([path] + arguments) { arguments in
    withCStrings(variables.map { "\($0)=\($1)" }) { posix_spawn(&process, path, &actions, &attributes, arguments, $0) }
  }
  guard code == 0 else { throw DiskError(cannot: "start", path, code: code) }
  return process
}

private func wait(
  for process: pid_t, reading output: CInt, limit: Duration, keeping most: Int
) -> (run: ProgramRun, said: [UInt8]) {
  let end = ContinuousClock.now + limit
  var said: [UInt8] = []
  var isOpen = true
  var status: CInt = 0
  while waitpid(process, &status, WNOHANG) == 0 {
    if ContinuousClock.now >= end {
      kill(-process, SIGKILL)
      waitpid(process, &status, 0)
      return (ProgramRun(end: .late, lastWords: lastWords(of: said)), said)
    }
    isOpen = isOpen && read(from: output, into: &said, waiting: 50, keeping: most)
    if !isOpen { usleep(5000) }
  }
  while read(from: output, into: &said, waiting: 0, keeping: most) {}
  // Whatever it started and left behind.
  kill(-process, SIGKILL)
  // WIFEXITED, WEXITSTATUS and WTERMSIG, which are macros.
  let isExit = status & 0x7f == 0
  let how = isExit ? ProgramRun.End.code(Int(status >> 8 & 0xff)) : .signal(Int(status & 0x7f))
  return (ProgramRun(end: how, lastWords: lastWords(of: said)), said)
}

/// Reads what there is to read; false where there is nothing more to come, or nothing came in time.
///
/// - Parameter time: in milliseconds.
private func read(from output: CInt, into said: inout [UInt8], waiting time: CInt, keeping most: Int) -> Bool {
  var wanted = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
  guard poll(&wanted, 1, time) > 0 else { return time > 0 }
  var piece = [UInt8](repeating: 0, count: 4096)
  let count = read(output, &piece, piece.count)
  guard count > 0 else { return count < 0 && errno == EINTR }
  said += piece[..<count]
  if said.count > most { said.removeFirst(said.count - most) }
  return true
}

private func lastWords(of said: [UInt8]) -> String {
  let lines = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline).map { line in
    String(line.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7f })
  }
  let words = lines.filter { !$0.allSatisfy(\.isWhitespace) }.suffix(3).joined(separator: " / ")
  return String(words.suffix(400))
}

/// The group of the program that runs just now; 0 for none.
private let runningGroup = Atomic<pid_t>(0)

/// Has whoever ends kbgen from the keyboard end the program too, which is in another group and would go on.
private func endTogether() {
  for number in [SIGINT, SIGTERM] {
    let former = signal(number) { number in
      // Only what a signal handler may call.
      let group = runningGroup.load(ordering: .relaxed)
      if group > 0 { kill(-group, SIGKILL) }
      signal(number, SIG_DFL)
      raise(number)
    }
    // Started in the background, kbgen may have been told not to listen.
    if unsafeBitCast(former, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { signal(number, SIG_IGN) }
  }
}

/// Lends texts to the C library as it takes arguments: an array of pointers with nil at its end.
private func withCStrings<Result>(
  _ texts: [String], _ use: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers = texts.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  return use(&pointers)
}
