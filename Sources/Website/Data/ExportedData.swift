import Diagnostics
import Knowledge
import Markdown
import Output

/// All that a database takes from a site.
package struct ExportedData: Sendable {
  package let tables: [Table]
  /// What the data are: title, version, licence.
  package let about: [(name: String, value: String)]
  /// The version of the form that data files have.
  package let format = EntryJSON.format
  private let site: SiteIndex
  private let entries: [AnyID]

  fileprivate init(_ data: DataFiles) {
    tables = data.tables.all
    site = data.site
    entries = data.site.base.allEntries
    let about: [(String, String?)] = [
      ("title", data.title), ("description", data.description), ("version", data.version),
      ("digest", "sha256:" + data.snapshot.digest), ("format", String(EntryJSON.format)),
      ("licence", data.licence?.rawValue), ("licence_address", data.licence?.address),
      ("dictionary", data.site.url.absolute(.dictionary)),
    ]
    self.about = about.compactMap { name, value in value.map { (name, $0) } }
  }

  package var textCount: Int { entries.count }

  /// What there is to search in an entry.
  package func text(_ index: Int) -> (id: String, title: String, summary: String?, text: String) {
    let id = entries[index]
    return (
      site.base.identifier(id), site.title(id), site.base.words(for: id), plainText(of: site.base[common: id].body)
    )
  }
}

extension Plan {
  /// All that a database takes.
  package var exportedData: ExportedData { ExportedData(DataFiles(index, frame)) }

  /// What the folder of the site is called where it stands among others.
  package var folderName: String {
    let slug = makeSlug(from: frame.title)
    return slug.isEmpty ? "site" : slug
  }
}

/// The words of a text, without its markup.
private func plainText(of body: Body) -> String {
  var out = Bytes()
  var isTag = false
  body.write(to: &out) { hole, out in
    if case .label = hole.content { out.append(escaped: body.links[Int(hole.index)].text) }
  }
  var text = Bytes()
  for byte in out {
    switch byte {
    case UInt8(ascii: "<"):
      isTag = true
      text.append(UInt8(ascii: " "))
    case UInt8(ascii: ">") where isTag: isTag = false
    default: if !isTag { text.append(byte) }
    }
  }
  var words = String(decoding: text, as: UTF8.self).foldingWhiteSpace()
  for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
    // By scalars: to Swift, a `;` with a mark above it is no `;`.
    words = String(words.unicodeScalars.replacing(entity.unicodeScalars, with: character.unicodeScalars))
  }
  return words
}
