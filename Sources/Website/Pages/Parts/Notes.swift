import Diagnostics
import Knowledge
import Markdown
import Output
import Templates

/// The numbered notes of a text.
///
/// Citations that name the same places in the same order share a note, with a way back for each: a reader who looks up
/// a number should not find the same line three times.
struct Notes: Sendable {
  private struct Marker {
    /// From 1.
    let number: Int
    /// Which of those with this number it is, from 1.
    let ordinal: Int
  }

  /// By index in the body's notes.
  private let markers: [Marker]
  /// The notes as the foot of the page shows them.
  let views: [NoteView]

  /// Numbers the notes in the order of the text.
  init(_ body: Body, of entry: AnyID, here: Here) {
    var numbers: [[Key]: Int] = [:]
    var markers: [Marker] = []
    var first: [Markdown.Note] = []
    var counts: [Int] = []
    for note in body.notes {
      let key = note.citations.map { Key(source: $0.source.value, locator: $0.locator?.value) }
      if let number = numbers[key] {
        counts[number - 1] += 1
        markers.append(Marker(number: number, ordinal: counts[number - 1]))
      } else {
        first.append(note)
        counts.append(1)
        numbers[key] = first.count
        markers.append(Marker(number: first.count, ordinal: 1))
      }
    }
    self.markers = markers
    var linked = Distinct<String>()
    views = first.enumerated().map { index, note in
      NoteView(
        number: index + 1, count: counts[index],
        citations: note.citations.enumerated().map { position, citation in
          var from =
            here.base.find(Source.self, citation.source.value).map {
              here.from(.source($0, locator: citation.locator?.value), in: entry)
            } ?? FromView(locator: citation.locator?.value)
          from.linkOnce(&linked)
          return CitationView(from: from, before: position == 0 ? "" : "; ")
        })
    }
  }

  private struct Key: Hashable {
    let source: String
    let locator: String?
  }

  /// Writes the number in the text that leads to a note.
  /// - Parameter index: into the body's notes.
  func writeMarker(_ index: Int, into out: inout PageWriter) {
    let marker = markers[index]
    out.append("<a class=\"ref\" id=\"")
    out.append(verbatim: NoteView.referenceID(marker.number, marker.ordinal))
    out.append("\" href=\"#note.")
    out.append(decimal: marker.number)
    out.append("\" aria-label=\"Note ")
    out.append(decimal: marker.number)
    out.append("\">")
    out.append(decimal: marker.number)
    out.append("</a>")
  }
}

/// A note under a text.
struct NoteView: View {
  let number: Int
  /// How often the text refers to it.
  let count: Int
  let citations: [CitationView]

  static let names: [Name<Self>] = [
    .text("number", "The number of the note.") { String($0.number) },
    .list("citations", "The places that it cites.", \.citations),
    .list("backs", "The ways back to the text.") { note in
      (1...note.count).map { BackView(number: note.number, ordinal: $0, isOnly: note.count == 1) }
    },
  ]

  /// The id of a number in the text. It has a full stop, which no heading’s id has.
  static func referenceID(_ number: Int, _ ordinal: Int) -> String {
    ordinal == 1 ? "ref.\(number)" : "ref.\(number).\(ordinal)"
  }

  /// The way back from a note to a place in the text.
  struct BackView: View {
    let number: Int
    let ordinal: Int
    let isOnly: Bool

    static let names: [Name<Self>] = [
      .text("id", "The id of the number in the text.") { NoteView.referenceID($0.number, $0.ordinal) },
      .text("note", "The number of the note.") { String($0.number) },
      .text("ordinal", "Which of the places in the text it leads to; absent where there is but one.") {
        $0.isOnly ? nil : String($0.ordinal)
      },
    ]
  }
}

/// One of the places that a note cites.
struct CitationView: View {
  let from: FromView
  let before: String

  static let names: [Name<Self>] =
    [.text("before", "What stands between this place and the one before.", \.before)] + .from(\.from)
}
