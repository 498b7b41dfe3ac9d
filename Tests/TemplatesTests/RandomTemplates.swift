import TestNumbers

@testable import Templates

/// Makes templates that are right, of lines in which blanks, line ends and standalone tags come often.
///
/// A section begins and ends on lines of its own, or stands on one line: where it does neither, swift-mustache takes
/// what follows the closing tag for the beginning of a line. What is put in with an indentation holds no section and no
/// Windows line end: it indents only the first time round, and not after `\r\n`.
struct RandomTemplates {
  var numbers: SeededNumbers

  mutating func lines(depth: Int = 4, in list: Bool = false, isPartial: Bool = false) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...4, using: &numbers) {
      switch Int.random(in: 0..<8, using: &numbers) {
      case 0...2: text += inline(in: list) + lineEnd()
      case 3: text += pick(["", "  ", "\t"]) + pick(["{{! a }}", "{{!\n b\n}}"]) + pick(["", " "]) + lineEnd()
      case 4 where !isPartial:
        text += pick(["", "  ", "\t"]) + pick(["{{>flat}}", "{{> flat }}"]) + pick(["", " "]) + lineEnd()
      case 5 where !isPartial: text += "{{>part}}" + lineEnd()
      case 6,
        7 where depth > 0:
        let (sigil, name) = section()
        let margin = pick(["", "  ", "\t "])
        text += "\(margin){{\(sigil)\(name)}}\(pick(["", " "]))\(lineEnd())"
        text += lines(depth: depth - 1, in: list || name == "things", isPartial: isPartial)
        text += "\(margin){{/\(name)}}\(lineEnd())"
      default: text += lineEnd()
      }
    }
    return text
  }

  /// Something on one line, with at least one letter at its beginning: a line of tags alone may be a standalone one.
  mutating func inline(depth: Int = 2, in list: Bool = false) -> String {
    var text = pick(["", " ", "  "]) + pick(["-", "x y", "}"])
    for _ in 0..<Int.random(in: 0...3, using: &numbers) {
      switch Int.random(in: 0..<7, using: &numbers) {
      case 0: text += pick([" ", "z", "} }"])
      case 1, 2: text += pick(["{{word}}", "{{ sharp }}", "{{none}}", "{{{markup}}}", "{{&markup}}", "{{empty}}"])
      case 3: text += "{{! a }}"
      case 4: text += list ? "{{label}}" : "{{site}}"
      case 5,
        6 where depth > 0:
        let (sigil, name) = section()
        text += "{{\(sigil)\(name)}}\(inline(depth: depth - 1, in: list || name == "things")){{/\(name)}}"
      default: break
      }
    }
    return text
  }

  mutating func flatLines() -> String {
    (0..<Int.random(in: 1...3, using: &numbers)).map { _ in inline(depth: 0) + "\n" }.joined()
  }

  private mutating func section() -> (sigil: String, name: String) {
    let name = pick(["yes", "no", "person", "nobody", "nothing", "word", "none", "things"])
    return (name == "things" ? "#" : pick(["#", "^"]), name)
  }

  private mutating func lineEnd() -> String { pick(["\n", "\n", "\r\n"]) }
  private mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &numbers) ?? "" }
}
