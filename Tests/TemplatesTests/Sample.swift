import Output

@testable import Templates

/// A view with a name of every kind, and the same data as the oracle wants it. Some are worked out, and some read where they
/// lie.
struct Sample: View {
  var word = "word"
  var sharp = "<&>"
  var absent: String?
  var empty: String? = ""
  var lines = "<\n->"
  var things = [Thing(label: "one"), Thing(label: "two", inner: [Inner(leaf: "x"), Inner(leaf: "y")])]
  var person: Person? = Person(name: "Joe")
  var nobody: Person?
  var chrome = Chrome(site: "Here")

  static let names: [Name<Sample>] =
    [
      .text("word", "A word.") { $0.word },
      .text("sharp", "A text that needs escaping.", \.sharp),
      .text("none", "A text that is absent.", \.absent),
      .text("empty", "A text that is empty.", \.empty),
      .html("markup", "HTML of two lines.") { $1.append(verbatim: $0.lines) },
      .html("blank", "No HTML.", isEmpty: { _ in true }, { _, _ in }),
      .data("json", "Data.") { view, out in out.withBytes { $0.append(json: view.sharp) } },
      .flag("yes", "Holds.") { _ in true },
      .flag("no", "Does not hold.") { _ in false },
      .list("things", "Some things.", \.things),
      .list("nothing", "An empty list.") { _ in [Thing]() },
      .lines("signs", "Some texts.") { _ in ["a", "<b>"] },
      .one("person", "Someone.", \.person),
      .one("nobody", "Someone absent.", \.nobody),
    ] + .from { $0.chrome }

  var dictionary: [String: Any] {
    var dictionary: [String: Any] = [
      "word": word, "sharp": sharp, "markup": lines, "yes": true, "no": false, "nothing": [[String: Any]](),
      "things": things.map(\.dictionary), "signs": [["line": "a"], ["line": "<b>"]], "site": chrome.site,
    ]
    if let person { dictionary["person"] = ["name": person.name] }
    return dictionary
  }
}

struct Thing: View {
  let label: String
  var inner: [Inner] = []

  static let names: [Name<Thing>] = [
    .text("label", "What it is called.", \.label),
    .text("word", "Hides the word outside.") { "inner \($0.label)" },
    .list("inner", "What it holds.") { $0.inner },
  ]

  var dictionary: [String: Any] {
    ["label": label, "word": "inner \(label)", "inner": inner.map { ["leaf": $0.leaf] }]
  }
}

struct Inner: View {
  let leaf: String
  static let names: [Name<Inner>] = [.text("leaf", "A leaf.") { $0.leaf }]
}

struct Person: View {
  let name: String
  static let names: [Name<Person>] = [.text("name", "What they are called.", \.name)]
}

struct Chrome: View {
  let site: String
  static let names: [Name<Chrome>] = [.text("site", "The name of the site.", \.site)]
}
