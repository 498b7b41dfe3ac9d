import ArgumentParser
import Diagnostics
import Output
import Website

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How kbgen talks: messages on standard error, what was asked for on standard output.
struct Console: Sendable {
  enum Amount: Int, Sendable {
    /// Only what stands in the way.
    case quiet
    case normal
    /// Hints too, and how long each stage took.
    case verbose
  }

  var amount: Amount
  var format: DiagnosticFormat
  /// Whether messages go to a person at a terminal, rather than to a file or a log.
  var isTerminal: Bool
  var isColoured: Bool

  /// Before anything that was typed is understood.
  static var standard: Console { Console(amount: .normal, format: nil, Environment()) }

  /// - Parameter format: nil where none was typed.
  init(amount: Amount, format: DiagnosticFormat?, _ environment: Environment) {
    self.amount = amount
    self.format = format ?? (environment.isGitHubActions ? .github : .text)
    isTerminal = isatty(STDERR_FILENO) == 1
    isColoured = isTerminal && !environment.wantsNoColour
  }

  // MARK: Messages

  /// A line that is only good to know.
  func tell(_ line: String) {
    if amount != .quiet { write(line + "\n", to: STDERR_FILENO) }
  }

  /// A question, behind which the answer is typed.
  func ask(_ question: String) { write(question, to: STDERR_FILENO) }

  /// A line that must be seen.
  func warn(_ line: String, hint: String? = nil) { warn("error", "31", line, hint: hint) }

  /// A line about what does not stand in the way.
  func tellWarning(_ line: String, hint: String) {
    if amount != .quiet { warn("warning", "33", line, hint: hint) }
  }

  private func warn(_ word: String, _ number: String, _ line: String, hint: String?) {
    // Paths and the words of other programs may hold anything, line ends and commands of terminals too.
    let line = shown(line)
    write(format == .github ? "::\(word)::\(line)\n" : "\(colour(number, word)): \(line)\n", to: STDERR_FILENO)
    if let hint { write("   = \(colour("36", "hint")): \(shown(hint))\n", to: STDERR_FILENO) }
  }

  /// Shows findings, sorted already.
  func show(_ findings: [Diagnostic], from files: SourceFiles, on stream: Stream) throws {
    try show(written(findings, from: files), on: stream)
  }

  /// Findings, sorted already, as they are shown.
  func written(_ findings: [Diagnostic], from files: SourceFiles) -> Bytes {
    var bytes = Bytes()
    findings.write(as: format, from: files, isColoured: isColoured, to: &bytes)
    return bytes
  }

  /// Shows what was written so.
  func show(_ written: borrowing Bytes, on stream: Stream) throws {
    try writeAll(written, to: stream == .answers ? STDOUT_FILENO : STDERR_FILENO, "what was found")
  }

  enum Stream: Sendable {
    /// Standard error.
    case messages
    /// Standard output.
    case answers
  }

  /// Where the findings of a command go that has no other answer: as JSON they are for a program to take on.
  var findingsStream: Stream { format == .json || format == .sarif ? .answers : .messages }

  private func colour(_ code: String, _ text: String) -> String {
    isColoured ? "\u{1b}[1;\(code)m\(text)\u{1b}[0m" : text
  }

  // MARK: Answers

  /// What was asked for.
  func answer(_ bytes: borrowing Bytes) throws { try writeAll(bytes, to: STDOUT_FILENO, "the answer") }

  // MARK: Ends

  /// Says why a command could not do what it was asked to, and ends with the exit code for it.
  func end(with error: any Error) -> Never {
    let status: ExitStatus
    switch error {
    case let error as ContentFault:
      if let message = error.message { tell(message) }
      status = .content
    case let error as DiskError:
      warn(error.description, hint: error.hint)
      status = .usage
    case let error as FileGone:
      warn(error.description, hint: "try again when nothing else writes there")
      status = .usage
    case let error as UsageError:
      warn(error.description, hint: error.hint)
      status = .usage
    default: endOtherwise(error)
    }
    exit(status.rawValue)
  }

  /// The argument parser's own ends (help is one of them), and what no one foresaw.
  private func endOtherwise(_ error: any Error) -> Never {
    let code = Kbgen.exitCode(for: error)
    let isFromParser = code == .success || code == .validationFailure
    guard isFromParser else {
      let fault = (error as? OwnFault)?.description ?? "\(error)"
      warn("kbgen made a mistake: \(fault); please report it with this file")
      exit(ExitStatus.ownFault.rawValue)
    }
    write(Kbgen.fullMessage(for: error) + "\n", to: code == .success ? STDOUT_FILENO : STDERR_FILENO)
    exit(code == .success ? ExitStatus.clean.rawValue : ExitStatus.usage.rawValue)
  }

  /// Where even this cannot be written, there is no one left to tell.
  private func write(_ text: String, to descriptor: CInt) {
    try? writeAll(Bytes(text.utf8), to: descriptor, "messages")
  }
}

/// Something in the content stops the command; the findings were shown already.
struct ContentFault: Error {
  /// What follows from it, if that is not plain.
  let message: String?
}
