import Diagnostics
import Knowledge

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Asks the person at the terminal, one line a question. Return alone leaves a question out.
struct Questions {
  /// Shows a line.
  let tell: (String) -> Void
  /// Shows a question, and gives what is typed behind it; nil at the end of the input.
  let ask: (String) -> String?

  init(tell: @escaping (String) -> Void, ask: @escaping (String) -> String?) {
    self.tell = tell
    self.ask = ask
  }

  init(_ console: Console) {
    self.init(
      tell: { console.tell($0) },
      ask: {
        console.ask($0)
        return readLine()
      })
  }

  /// Whether somebody is there to answer.
  static var canBeAsked: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// A line; nil where nothing was typed. The end of the input (Ctrl-D) answers all further questions with nothing.
  func line(_ question: String) -> String? {
    guard let typed = ask("\(question): ") else {
      tell("")
      return nil
    }
    let text = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.isEmpty ? nil : text
  }

  /// Some of a list, by number or by word; asked again until each is one of them.
  func choose(_ question: String, from choices: [Shape.Choice], many: Bool) -> [String] {
    if choices.isEmpty { return [] }
    tell(question)
    for (number, choice) in choices.enumerated() {
      let meaning = choice.meaning.isEmpty ? "" : " – \(choice.meaning)"
      tell("  \(number + 1)  \(choice.label)\(meaning)")
    }
    while let answer = line(many ? "Numbers, with spaces between them" : "Number") {
      let words = answer.split { $0 == " " || $0 == "," }.map(String.init)
      let found = words.compactMap { word in
        if let number = Int(word) {
          return choices.indices.contains(number - 1) ? choices[number - 1].id : nil
        }
        return choices.first { $0.id == word || $0.label.lowercased() == word.lowercased() }?.id
      }
      if found.count == words.count, many || found.count == 1 { return found }
      tell("Type \(many ? "numbers" : "one number") from 1 to \(choices.count), or nothing to leave it out.")
    }
    return []
  }

  func isYes(_ question: String) -> Bool {
    line("\(question) (y for yes)").map { $0.lowercased().hasPrefix("y") } ?? false
  }
}
