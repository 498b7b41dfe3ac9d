import Diagnostics
import Knowledge

/// What gets which name.
struct MoveNames {
  let subject: NameEditor.Subject
  let old: String
  let new: String

  /// Understands what was typed.
  init(_ typedOld: String, _ typedNew: String, _ base: KnowledgeBase) throws {
    let (oldFolder, old) = Self.parts(typedOld)
    let (newFolder, new) = Self.parts(typedNew)
    let subject = try oldFolder.map(Self.subject) ?? Self.subject(of: old, base)
    if let newFolder, try Self.subject(newFolder) != subject {
      throw MoveRefusal.asked(
        "`\(typedOld)` cannot become `\(typedNew)`: an entry stays of its kind, and a term in its list",
        hint: "leave the folder out of the new name")
    }
    self.subject = subject
    self.old = old
    self.new = new
    if !isSlug(new) || new == "index" {
      let suggestion = makeSlug(from: new)
      throw MoveRefusal.asked(
        "`\(new)` cannot be a name",
        hint: "a name has small letters, digits and hyphens"
          + (suggestion.isEmpty || suggestion == new ? "" : ", such as `\(suggestion)`"))
    }
    if old == new { throw MoveRefusal.asked("both names are `\(old)`", hint: "give the new name second") }
    let known = Self.names(of: subject, base)
    guard known.contains(old) else {
      throw MoveRefusal.asked(
        "there is no \(Self.noun(subject)) `\(old)`",
        hint: nearest(to: old, in: known).map { "did you mean `\($0)`?" } ?? Self.advice(subject))
    }
  }

  /// `lessons/start-small`, or the whole path of the file.
  private static func parts(_ typed: String) -> (folder: String?, name: String) {
    var text = typed[...]
    if text.hasPrefix("./") { text = text.dropFirst(2) }
    if text.hasPrefix("content/") { text = text.dropFirst("content/".count) }
    if text.hasSuffix(".md") { text = text.dropLast(3) }
    guard let slash = text.firstIndex(of: "/") else { return (nil, String(text)) }
    return (String(text[..<slash]), String(text[text.index(after: slash)...]))
  }

  private static func subject(_ folder: String) throws -> NameEditor.Subject {
    if let kind = Kind(folder: folder) { return .entry(kind) }
    if let vocabulary = VocabularyName(rawValue: folder) { return .term(vocabulary) }
    let folders = Kind.allCases.map(\.folder) + VocabularyName.allCases.map(\.rawValue)
    throw MoveRefusal.asked(
      "there is nothing called `\(folder)`",
      hint: nearest(to: folder, in: folders).map { "did you mean `\($0)`?" } ?? "there are \(folders.listed())")
  }

  /// The only kind that has an entry of a name.
  private static func subject(of slug: String, _ base: KnowledgeBase) throws -> NameEditor.Subject {
    let kinds = Kind.allCases.filter { names(of: .entry($0), base).contains(slug) }
    if let kind = kinds.first, kinds.count == 1 { return .entry(kind) }
    throw MoveRefusal.asked(
      kinds.isEmpty ? "no entry is called `\(slug)`" : "more than one entry is called `\(slug)`",
      hint: kinds.isEmpty
        ? "put the folder before the name, such as lessons/start-small; `kbgen list lessons` shows the names"
        : "put the folder before the name: \(kinds.map { "\($0.folder)/\(slug)" }.listed(last: "or"))")
  }

  /// Those that are named in passing have no file to rename.
  private static func names(of subject: NameEditor.Subject, _ base: KnowledgeBase) -> [String] {
    switch subject {
    case .entry(let kind):
      base.allEntries.filter { $0.kind == kind }.map { base[common: $0] }.filter { !$0.isStub }.map(\.slug)
        + base.withdrawn.filter { $0.kind == kind }.map(\.common.slug)
    case .term(let vocabulary): base.vocabularies[vocabulary].terms.map(\.id)
    }
  }

  private static func noun(_ subject: NameEditor.Subject) -> String {
    switch subject {
    case .entry(let kind): kind.noun
    case .term(let vocabulary): "word in `\(vocabulary.rawValue)`"
    }
  }

  private static func advice(_ subject: NameEditor.Subject) -> String {
    switch subject {
    case .entry(let kind): "`kbgen list \(kind.folder)` shows what there is"
    case .term(let vocabulary): "content/site.yml lists them under `\(vocabulary.rawValue)`"
    }
  }
}
