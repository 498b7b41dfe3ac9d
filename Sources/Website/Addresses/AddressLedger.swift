import Diagnostics
import Knowledge
import Markdown
import Output

/// Every address that was ever published, so that none is dropped by mistake.
///
/// ```
/// # Every address that this site has published. …
/// lessons/start-small.html
/// lessons/start-small.html#on-monday
/// organisations/ring-and-ride.html (named only)
/// ```
/// One address a line, sorted by bytes: of pages, and of the headings in their texts. Lines may come in any order and
/// more than once, as they do where git joins two versions.
package struct AddressLedger: Sendable, Equatable {
  /// Beside `content/`.
  package static let path = "addresses.txt"

  /// One line.
  package struct Line: Hashable, Sendable {
    /// From the site's root.
    let page: String
    /// The id of a heading; nil for the page itself.
    var fragment: String?
    /// Whether it is the page of an organisation that had no entry, and was only named in case studies.
    var isNamedOnly = false

    var text: String { page + (fragment.map { "#" + $0 } ?? "") + (isNamedOnly ? AddressLedger.mark : "") }
  }

  private static let mark = " (named only)"
  private static let heading = """
    # Every address that this site has published. `kbgen addresses --record` adds to it; nobody needs to edit it.

    """

  /// Without repeats, in the order of the file.
  package private(set) var lines: [Line] = []
  /// Where each line stands in the file.
  private var places: [Line: Place] = [:]

  package init() {}

  /// Reads a ledger. What begins with `#` is passed over, as are empty lines.
  init(_ text: Bytes, file: FileID) {
    var start = 0
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let words = String(decoding: line, as: UTF8.self).foldingWhiteSpace()
      let range = start..<start + words.utf8.count
      start += line.count + 1
      if words.isEmpty || words.hasPrefix("#") { continue }
      let isNamedOnly = words.hasSuffix(Self.mark)
      let parts = words.dropLast(isNamedOnly ? Self.mark.count : 0).split(separator: "#", maxSplits: 1)
      let page = parts.first.map(String.init) ?? ""
      let fragment = parts.count > 1 ? String(parts[1]) : nil
      let read = Line(page: page, fragment: fragment, isNamedOnly: isNamedOnly)
      guard places.updateValue(Place(file, range), forKey: read) == nil else { continue }
      lines.append(read)
    }
  }

  func place(of line: Line) -> Place? { places[line] }

  /// The ledger with the addresses of a plan added, and how many of them are new.
  package func recording(_ plan: Plan) -> (ledger: AddressLedger, added: Int) {
    let known = Set(lines)
    let now = plan.addresses
    // A name that has got an entry is remembered as an entry's address.
    let entries = Set(known.union(now).filter { !$0.isNamedOnly && $0.fragment == nil }.map(\.page))
    var ledger = AddressLedger()
    ledger.lines = known.union(now).filter { !$0.isNamedOnly || !entries.contains($0.page) }
      .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    return (ledger, now.count { !known.contains($0) })
  }

  /// The file's text.
  package var bytes: Bytes {
    var out = Bytes()
    out.append(verbatim: Self.heading)
    for line in lines { out.append(verbatim: line.text + "\n") }
    return out
  }

  /// Headings that an entry had and has no longer, at any of its addresses; each once, sorted.
  func formerHeadings(_ base: KnowledgeBase) -> [AnyID: [String]] {
    let wanted = lines.filter { $0.fragment != nil }
    if wanted.isEmpty { return [:] }
    var owners: [String: AnyID] = [:]
    for id in base.allEntries {
      let common = base[common: id]
      owners[Address.entry(id.kind, common.slug).path] = id
      for alias in common.aliases where alias.value.isAddress { owners[Address.former(alias.value).path] = id }
    }
    var found: [AnyID: Set<String>] = [:]
    for line in wanted {
      guard let owner = owners[line.page], let fragment = line.fragment, isSlug(fragment),
        !ReservedIDs.all.contains(fragment)
      else { continue }
      found[owner, default: []].insert(fragment)
    }
    return found.reduce(into: [:]) { result, pair in
      let headings = Set(base[common: pair.key].body.headings.map(\.id))
      result[pair.key] = pair.value.subtracting(headings).sorted()
    }
  }
}

extension Plan {
  /// What a ledger is to remember: every page but the one for unknown addresses, and the headings of entries.
  package var addresses: [AddressLedger.Line] {
    let named = Set(index.base.allOrganisations.filter { index.base[$0].common.isStub }.map { index.address($0.any) })
    var lines = pages.filter { $0.kind.isLasting }.map { page in
      AddressLedger.Line(page: page.address.path, isNamedOnly: named.contains(page.address))
    }
    for id in index.base.allEntries {
      for heading in index.base[common: id].body.headings {
        lines.append(AddressLedger.Line(page: index.address(id).path, fragment: heading.id))
      }
    }
    return lines.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
  }
}
