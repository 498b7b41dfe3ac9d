import Diagnostics
import Output

/// An entry's text, parsed: its HTML with holes where the rest of the site comes in, and what the linker needs of it.
package struct Body: Sendable {
  /// Valid HTML once the holes are filled.
  package let html: Bytes
  /// Sorted by position.
  package let holes: [Hole]
  /// Links, pictures and wikilinks in the order in which they are written out: that of the text, footnotes last.
  package let links: [Link]
  /// Groups of citations, in the same order.
  package let notes: [Note]
  package let headings: [Heading]
  /// Plain text of the first paragraph, white space folded, at most 300 characters; may be empty.
  package let firstParagraph: String
  /// Stretches of the file, in bytes, that hold literal text outside code, links, pictures and notes: where a name may
  /// be spelt out or mentioned without a link. Sorted by position.
  package let text: [Range<UInt32>]

  /// What stands for a body that is not read at all, since it broke a limit.
  package static let empty = Body(
    html: [], holes: [], links: [], notes: [], headings: [], firstParagraph: "", text: [])
}

/// A point in a body's HTML where the caller writes.
package struct Hole: Sendable, Equatable {
  package enum Content: Sendable {
    /// The value of an `href`: an escaped address.
    case address
    /// The title of a wikilink's target, escaped.
    case label
    /// The attributes `src`, `width` and `height` of an `img`, parted by spaces.
    case picture
    /// The whole marker of a citation note, elements and all.
    case note
  }
  /// Offset into the HTML, in bytes.
  package let at: UInt32
  package let content: Content
  /// Into ``Body/links``, or into ``Body/notes`` for a note.
  package let index: UInt32
}

/// A link, a picture or a wikilink.
package struct Link: Sendable {
  package enum Spelling: Sendable, Equatable {
    /// `../organisations/x.md#part`: an address inside the content folder.
    case path
    /// `[[target]]`, or `[[target|label]]`.
    case wikilink(hasLabel: Bool)
    /// `https:`, `http:`, `mailto:` or `tel:`; written out as it stands.
    case external
    /// `#part`: a heading of the same page; written out as it stands.
    case anchor
  }
  /// The destination with the exact place where it stands; for a link through a label, the place in the label's
  /// definition. Entities and escapes are resolved in the value.
  package let target: Located<String>
  package let spelling: Spelling
  package let isImage: Bool
  /// Plain text of the link, or the picture's description; a wikilink's label, or its target where it has none.
  package let text: String
  /// The whole construct.
  package let place: Place
}

/// The citations between one pair of brackets.
package struct Note: Sendable {
  package let place: Place
  /// Never empty.
  package let citations: [Citation]
}

/// `@source, place`.
package struct Citation: Sendable {
  /// The slug, without the `@`.
  package let source: Located<String>
  /// All that follows the first comma, as plain text.
  package let locator: Located<String>?
}

package struct Heading: Sendable {
  /// 1 to 6.
  package let level: Int
  /// Unique within the body and different from the reserved ids; letters, digits and hyphens.
  package let id: String
  /// Plain text, white space folded.
  package let text: String
  package let place: Place
}

extension Body {
  /// Writes the HTML; `filling` is asked for the content of each hole, in the order of their positions.
  package func write(to out: inout Bytes, filling: (Hole, inout Bytes) -> Void) {
    var position = 0
    for hole in holes {
      out.append(contentsOf: html[position..<Int(hole.at)])
      position = Int(hole.at)
      filling(hole, &out)
    }
    out.append(contentsOf: html[position...])
  }
}
