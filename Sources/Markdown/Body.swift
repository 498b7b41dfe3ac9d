import Diagnostics
import Output

/// An entry's text, parsed: its HTML with holes where the rest of the site comes in, and what the linker needs of it.
package struct Body: Sendable {
  /// HTML with holes: all of a body that is large, and that only the page of its entry needs.
  package struct Written: Sendable {
    /// The HTML, and behind it the holes: as a cache keeps both.
    package let bytes: Bytes
    private let htmlCount: Int
    /// Sorted by position.
    package let holes: [Hole]

    /// Valid once the holes are filled. Its offsets are those of ``bytes``.
    package var html: ArraySlice<UInt8> { bytes[..<htmlCount] }

    init(bytes: Bytes, htmlCount: Int, holes: [Hole]) {
      (self.bytes, self.htmlCount, self.holes) = (bytes, htmlCount, holes)
    }
  }

  private enum Keeping: Sendable {
    case here(Written)
    case elsewhere(isEmpty: Bool, digest: Digest, load: @Sendable () -> Written)
  }

  /// All of it, held by one reference: an entry is copied more often than its body is looked at.
  private final class Parts: Sendable {
    let links: [Link]
    let notes: [Note]
    let headings: [Heading]
    let firstParagraph: String
    let text: [Range<UInt32>]
    let keeping: Keeping

    init(
      _ keeping: Keeping, links: [Link], notes: [Note], headings: [Heading], firstParagraph: String,
      text: [Range<UInt32>]
    ) {
      self.links = links
      self.notes = notes
      self.headings = headings
      self.firstParagraph = firstParagraph
      self.text = text
      self.keeping = keeping
    }
  }

  private let parts: Parts
  /// Links, pictures and wikilinks in the order in which they are written out: that of the text, footnotes last.
  package var links: [Link] { parts.links }
  /// Groups of citations, in the same order.
  package var notes: [Note] { parts.notes }
  package var headings: [Heading] { parts.headings }
  /// Plain text of the first paragraph, white space folded, at most 300 characters; may be empty.
  package var firstParagraph: String { parts.firstParagraph }
  /// Stretches of the file, in bytes, that hold literal text outside code, links, pictures and notes: where a name may
  /// be spelt out or mentioned without a link. Sorted by position. Known while the entry is read, and not kept.
  package var text: [Range<UInt32>] { parts.text }

  package init(
    _ written: Written, links: [Link], notes: [Note], headings: [Heading], firstParagraph: String,
    text: [Range<UInt32>]
  ) {
    parts = Parts(
      .here(written), links: links, notes: notes, headings: headings, firstParagraph: firstParagraph, text: text)
  }

  private init(_ parts: Parts) { self.parts = parts }

  /// The same body, with its HTML kept somewhere else, and without ``text``.
  ///
  /// - Parameters:
  ///   - digest: of ``Written/bytes``, or of all that they were made from.
  ///   - load: fetches it; gives the same each time, on any thread.
  package func keptElsewhere(isEmpty: Bool, digest: Digest, _ load: @escaping @Sendable () -> Written) -> Body {
    Body(
      Parts(
        .elsewhere(isEmpty: isEmpty, digest: digest, load: load), links: links, notes: notes, headings: headings,
        firstParagraph: firstParagraph, text: []))
  }

  /// The HTML. To be asked for once for each use: it may have to be fetched.
  package var written: Written {
    switch parts.keeping {
    case .here(let written): written
    case .elsewhere(_, _, let load): load()
    }
  }

  /// What tells this HTML from any other.
  package var digest: Digest {
    switch parts.keeping {
    case .here(let written): Digest(of: written.bytes)
    case .elsewhere(_, let digest, _): digest
    }
  }

  /// Whether there is no text at all.
  package var isEmpty: Bool {
    switch parts.keeping {
    case .here(let written): written.html.isEmpty
    case .elsewhere(let isEmpty, _, _): isEmpty
    }
  }

  package var html: Bytes { Bytes(written.html) }
  package var holes: [Hole] { written.holes }

  /// What stands for a body that is not read at all, since it broke a limit.
  package static let empty = Body(
    .empty, links: [], notes: [], headings: [], firstParagraph: "", text: [])
}

/// A point in a body's HTML where the caller writes.
package struct Hole: Sendable, Equatable {
  package enum Content: UInt8, Sendable {
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
    let written = written
    let (html, holes) = (written.html, written.holes)
    var position = 0
    for hole in holes {
      out.append(contentsOf: html[position..<Int(hole.at)])
      position = Int(hole.at)
      filling(hole, &out)
    }
    out.append(contentsOf: html[position...])
  }
}
