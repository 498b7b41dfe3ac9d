import Diagnostics
import Knowledge
import Output
import Templates

/// What the page of an entry of any kind may show.
final class CommonView: View {
  /// The entry.
  let id: AnyID
  /// Where it is shown.
  let here: Here
  /// The entry’s text.
  let text: TextView
  /// The first of the entry's sources: what captions name once, so that rows need not.
  let mainSource: ID<Source>?
  private let common: Common
  private let mentions: StretchView<ItemView>?
  private let notes: StretchView<NoteView>?

  /// Gathers what is the same for entries of every kind.
  init(_ id: AnyID, here: Here) {
    self.id = id
    self.here = here
    common = here.base[common: id]
    text = TextView(common.body, of: id, here: here)
    mainSource = here.base.mainSource(of: id)
    mentions = here.items(.mentions, of: id)
    notes = StretchView(text.notes.views)
  }

  static let names: [Name<CommonView>] = [
    .flag("isDraft", "Whether the entry is a draft, which only a preview shows.") { $0.common.isDraft?.value == true },
    .html("text", "The entry's text.", isEmpty: { $0.text.isEmpty }, { $0.text.write(into: &$1) }),
    .flag("textHasHeading", "Whether the text begins with a heading of its own.") { $0.text.beginsWithHeading },
    .list("headings", "The headings of the text, for the contents.") { $0.text.headings },
    .one("mainSource", "The first of the entry's sources.") { view in view.mainSource.map { view.here.view($0) } },
    .list("sources", "The sources that the entry names.") { $0.sources },
    .one("figures", "Numbers that a source prints.") { $0.figures },
    .flag("hasSources", "Whether the entry names a source.") { !$0.common.sources.isEmpty },
    .flag("hasContents", "Whether there is anything for a list of contents.") { $0.hasContents },
    .flag("hasDifferences", "Whether statements disagree.") { !$0.common.differences.isEmpty },
    .list("differences", "Matters on which statements disagree.") { $0.differences },
    .one("updates", "What has become known since.") { $0.updates },
    .one("notes", "The notes of the text.") { $0.notes },
    .one("mentions", "Entries that mention this one.") { $0.mentions },
    .text("reviewed", "When someone last read the entry against its sources.") { $0.common.reviewed?.value.text },
  ]

  private var hasContents: Bool {
    !text.headings.isEmpty || !text.notes.views.isEmpty || !common.sources.isEmpty || !common.figures.isEmpty
      || !common.differences.isEmpty || !common.updates.isEmpty || !here.base.edges(to: id).isEmpty
  }

  /// Each source once, with all the places that are given for it.
  private var sources: [SourceLineView] {
    // Few: to look through them takes less than a table.
    var lines: [(source: ID<Source>, places: String?)] = []
    for cited in common.sources {
      guard let source = cited.value.source.flatMap({ here.base.find($0.value) }) else { continue }
      let place = cited.value.locator?.value.text
      if let line = lines.firstIndex(where: { $0.source.index == source.index }) {
        if let place { lines[line].places = lines[line].places.map { "\($0); \(place)" } ?? place }
      } else {
        lines.append((source, place))
      }
    }
    return lines.map { SourceLineView($0.source, locator: $0.places, study: id.of(CaseStudy.self), here: here) }
  }

  private var figures: StretchView<RowView>? {
    StretchView(
      common.figures.map { figure in
        let figure = figure.value
        let text = [
          figure.what?.value.text ?? "", figure.base.map { ", of \($0.text)" } ?? "",
          ", " + here.base.dateWords(figure, in: id),
        ].joined()
        return RowView(
          head: LinkView(label: figure.value?.value.text ?? ""), text: text.ended,
          from: here.from(figure, in: id, understood: mainSource))
      })
  }

  private var differences: [DifferenceView] {
    common.differences.map { difference in
      DifferenceView(
        about: difference.about?.value.text ?? "",
        statements: difference.says.map {
          RowView(
            head: LinkView(label: ""), text: $0.value.text?.text.ended,
            from: here.from($0.value, in: id, understood: mainSource))
        })
    }
  }

  private var updates: StretchView<RowView>? {
    StretchView(
      common.updates.map { update in
        let update = update.value
        let from =
          update.source == nil && update.by != nil
          ? FromView(locator: update.by?.value.text) : here.from(update, in: id, understood: mainSource)
        return RowView(
          head: LinkView(label: update.date?.value.text ?? ""), text: update.text?.text.ended, from: from)
      })
  }
}

/// A matter on which statements disagree, with each of them.
struct DifferenceView: View {
  let about: String
  let statements: [RowView]

  static let names: [Name<Self>] = [
    .text("about", "What the statements are about.", \.about),
    .text("count", "How many statements there are, in figures.") { String($0.statements.count) },
    .one("first", "The first statement.") { $0.statements.first },
    .list("others", "The statements after the first.") { Array($0.statements.dropFirst()) },
  ]
}
