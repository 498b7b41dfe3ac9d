import Diagnostics
import Knowledge
import Output
import Parallel

/// A new name for an entry or a term, with all that has to change for it: worked out and tried before a byte is written.
package struct Move: Sendable {
  /// New text by path; nil for a file that goes.
  package fileprivate(set) var changes: [String: Bytes?] = [:]
  /// What was done, line by line.
  package fileprivate(set) var words: [String] = []
}

/// Why a move is not made. Nothing was changed.
package enum MoveRefusal: Error, Sendable {
  /// What was asked for cannot be meant.
  case asked(String, hint: String)
  /// The content has mistakes already, so that not every reference can be seen.
  case faultyBefore
  /// The content would have mistakes afterwards; they are in the findings.
  case faultyAfter(PreparedSite)
}

extension Move {
  /// Works out a move.
  ///
  /// - Parameters:
  ///   - old: `lessons/start-small`, or `themes/trust` for a term; the folder can be left out where one entry alone has
  ///     the name. A whole path, `content/lessons/start-small.md`, is understood.
  ///   - new: the same; without a folder, that of `old`.
  /// - Throws: ``MoveRefusal``, and what the folder throws.
  package init(_ old: String, to new: String, in folder: any SourceFolder, jobs: Jobs) throws {
    var options = BuildOptions()
    options.jobs = jobs
    // Drafts refer to entries too. Without them, other mistakes show: a reference to a draft is one.
    options.includesDrafts = true
    let all = try prepare(folder, options)
    options.includesDrafts = false
    guard all.plan != nil, try prepare(folder, options).plan != nil else { throw MoveRefusal.faultyBefore }

    var mover = try Mover(folder, all)
    let names = try MoveNames(old, new, all.base)
    switch names.subject {
    case .entry(let kind): try mover.moveEntry(kind, names)
    case .term(let vocabulary): try mover.moveTerm(vocabulary, names)
    }
    self = mover.move

    let result = ChangedFolder(folder, changes)
    for includesDrafts in [false, true] {
      options.includesDrafts = includesDrafts
      let after = try prepare(result, options)
      if after.plan == nil { throw MoveRefusal.faultyAfter(after) }
    }
  }
}

/// One move being worked out.
private struct Mover {
  let folder: any SourceFolder
  let site: PreparedSite
  let tree: SourceTree
  var move = Move()

  init(_ folder: any SourceFolder, _ site: PreparedSite) throws {
    self.folder = folder
    self.site = site
    var findings = Findings()
    tree = try SourceTree(folder, &findings)
  }

  // MARK: Entries

  mutating func moveEntry(_ kind: Kind, _ names: MoveNames) throws {
    let (old, new) = (names.old, names.new)
    let (oldPath, newPath) = ("content/\(kind.folder)/\(old).md", "content/\(kind.folder)/\(new).md")
    let isMerge = tree.entries.contains { $0.path == newPath }
    try refuseTakenAddress(.entry(kind, new), kind, names)
    for slug in [old, new] where isMerge && site.base.find(kind, slug: slug) == nil {
      throw MoveRefusal.asked(
        "`\(slug)` was withdrawn, and cannot be merged with another entry",
        hint: "give the new name of one that is free")
    }
    var editors = try mendReferences(names)
    guard var gone = try editors.removeValue(forKey: oldPath) ?? editor(oldPath, names) else { return }
    let address = "/" + Address.entry(kind, old).path
    if isMerge {
      guard var survivor = try editors.removeValue(forKey: newPath) ?? editor(newPath, names) else { return }
      merge(gone, into: &survivor, kind, names, address)
      editors[newPath] = survivor
    } else {
      gone.addAlias(address, replacing: "/" + Address.entry(kind, new).path)
      editors[newPath] = gone
    }
    for (path, editor) in editors { move.changes[path] = editor.text }
    move.changes[oldPath] = .some(nil)
    move.words.append(isMerge ? "Merged \(oldPath) into \(newPath)." : "Renamed \(oldPath) to \(newPath).")
    tellOfReferences(in: editors.keys.filter { $0 != newPath })
    move.words.append("The address \(address) leads on to the page of \(kind.folder)/\(new).")
    if isMerge {
      move.words.append(
        "The fields of \(old) stand as comments in \(newPath), its text below the other. Take over what is missing, "
          + "and delete the rest.")
    }
  }

  /// Every file with a reference to the subject, with the reference mended.
  private mutating func mendReferences(_ names: MoveNames) throws -> [String: EntryEditor] {
    var editors: [String: EntryEditor] = [:]
    let ids = Dictionary(
      site.base.allEntries.map { (site.base[common: $0].file, $0) }, uniquingKeysWith: { first, _ in first })
    let target: AnyID? = if case .entry(let kind) = names.subject { site.base.find(kind, slug: names.old) } else { nil }
    let needsFolder = site.base.isAmbiguous(names)
    for entry in tree.entries {
      guard var editor = try editor(entry.path, names) else { continue }
      editor.names.rename(in: editor.tree, of: .record(entry.kind.fields))
      if let id = ids[entry.file], site.files.path(of: entry.file) == entry.path {
        editor.names.rename(in: site.base[common: id].body, needsFolder: needsFolder) { index in
          guard case .entry(let leadsTo, _) = site.base.target(ofLink: index, in: id) else { return false }
          return leadsTo == target
        }
      }
      guard !editor.names.edits.isEmpty else { continue }
      editors[entry.path] = editor
    }
    return editors
  }

  private func editor(_ path: String, _ names: MoveNames) throws -> EntryEditor? {
    try folder.read(path).flatMap { EntryEditor($0, names) }
  }

  /// A former address of one entry does not become the address of another.
  private func refuseTakenAddress(_ address: Address, _ kind: Kind, _ names: MoveNames) throws {
    let all =
      site.base.allEntries.map { ($0.kind, site.base[common: $0]) }
      + site.base.withdrawn.map { ($0.kind, $0.common) }
    for (otherKind, common) in all where otherKind != kind || common.slug != names.old {
      for alias in common.aliases where alias.value.isAddress && Address.former(alias.value) == address {
        throw MoveRefusal.asked(
          "`\(names.new)` is a former name of content/\(otherKind.folder)/\(common.slug).md, which its readers still use",
          hint: "choose another name")
      }
    }
  }

  /// The survivor answers to all names of the other one, and keeps what that one said for a person to look through.
  private func merge(
    _ gone: EntryEditor, into survivor: inout EntryEditor, _ kind: Kind, _ names: MoveNames, _ address: String
  ) {
    guard let id = site.base.find(kind, slug: names.old), let kept = site.base.find(kind, slug: names.new) else {
      return
    }
    let known = Set((site.base.names(of: kept) + site.base.addresses(of: kept)).map { $0.lowercased() })
    let own = site.base.names(of: id) + site.base.addresses(of: id)
    survivor.names.edits.add(
      own.filter { !known.contains($0.lowercased()) } + [address], to: "aliases", among: survivor.pairs,
      end: survivor.parts.yaml.upperBound)
    survivor.take(gone, title: site.base[common: id].name, from: "\(kind.folder)/\(names.old)")
  }

  private mutating func tellOfReferences(in paths: some Sequence<String>) {
    let sorted = paths.sorted()
    move.words.append(sorted.isEmpty ? "No other file refers to it." : "Changed what refers to it in")
    move.words += sorted.map { "  " + $0 }
  }

  // MARK: Terms

  mutating func moveTerm(_ vocabulary: VocabularyName, _ names: MoveNames) throws {
    let (old, new) = (names.old, names.new)
    if vocabulary == .fundingKinds, old == "none" {
      throw MoveRefusal.asked("`none` says that nobody paid, which pages look for", hint: "change its `label:` instead")
    }
    let editors = try mendReferences(names)
    for (path, editor) in editors { move.changes[path] = editor.text }
    let path = "content/site.yml"
    guard let text = try folder.read(path), var site = SiteEditor(text, vocabulary) else { return }
    let isMerge = site.has(new)
    site.rename(old, to: new)
    move.changes[path] = site.edits.edited
    move.words.append(
      isMerge
        ? "Merged `\(old)` into `\(new)` in `\(vocabulary.rawValue)` of \(path). What was said of it stands there as a comment."
        : "Renamed `\(old)` to `\(new)` in `\(vocabulary.rawValue)` of \(path). Its label is as it was.")
    tellOfReferences(in: editors.keys)
  }
}

extension KnowledgeBase {
  /// Whether the new name of an entry is also a name of another one, so that a wikilink has to say which is meant.
  fileprivate func isAmbiguous(_ names: MoveNames) -> Bool {
    guard case .entry(let kind) = names.subject else { return false }
    return allEntries.contains { id in
      let common = self[common: id]
      if id.kind == kind, common.slug == names.old || common.slug == names.new { return false }
      return common.slug == names.new || self.names(of: id).contains { $0.lowercased() == names.new }
    }
  }

  /// The former addresses of an entry, as its aliases have them.
  fileprivate func addresses(of id: AnyID) -> [String] {
    self[common: id].aliases.filter(\.value.isAddress).map(\.text)
  }
}
