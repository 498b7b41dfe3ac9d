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
  ///
  /// - Parameter limit: the most characters; asked again where there are more.
  func line(_ question: String, upTo limit: Int = .max) -> String? {
    while let typed = ask("\(question): ") {
      let text = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if text.count <= limit { return text.isEmpty ? nil : text }
      tell("That has \(text.count) characters, and \(limit) is the most: say it in fewer.")
    }
    tell("")
    return nil
  }

  /// Some of a list, by number or by word; asked again until each is one of them.
  ///
  /// - Parameter isKnown: whether the list was shown a moment ago, so that it is shown again only for a question mark.
  func choose(_ question: String, from choices: [Shape.Choice], many: Bool, isKnown: Bool = false) -> [String] {
    if choices.isEmpty { return [] }
    tell(question)
    if !isKnown { show(choices) }
    let prompt = (many ? "Numbers, with spaces between them" : "Number") + (isKnown ? ", or ? for the list" : "")
    while let answer = line(prompt) {
      if answer == "?" {
        show(choices)
        continue
      }
      // One choice may be a label of several words.
      let words = many ? answer.split { $0 == " " || $0 == "," }.map(String.init) : [answer]
      let found = words.compactMap { word in
        if let number = Int(word) {
          return choices.indices.contains(number - 1) ? choices[number - 1].id : nil
        }
        return choices.first { $0.id == word || $0.label.lowercased() == word.lowercased() }?.id
      }
      if found.count == words.count { return found }
      tell("Type \(many ? "numbers" : "one number") from 1 to \(choices.count), or nothing to leave it out.")
    }
    return []
  }

  private func show(_ choices: [Shape.Choice]) {
    for (number, choice) in choices.enumerated() {
      let meaning = choice.meaning.isEmpty ? "" : " – \(choice.meaning)"
      tell("  \(number + 1)  \(choice.label)\(meaning)")
    }
  }
}
