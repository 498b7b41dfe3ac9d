import Diagnostics
import Knowledge
import Output

/// Questions to ask at one moment: one of each lesson that matters then.
struct Checklist: Sendable {
  let moment: Moment
  /// At most twelve, so that they fit on one sheet of A4 with room to write.
  let items: [(question: String, lesson: ID<Lesson>)]

  static let most = 12

  /// Those of the sets come first, in the order of the sets; then those that most case studies bear on.
  init?(_ moment: Moment, _ site: SiteIndex) {
    let lessons = site.sortedLessons { lesson in
      !lesson.questions.isEmpty && lesson.moments.contains { $0.value == moment }
    }
    let order = lessons.indices.sorted { left, right in
      let keys = [left, right].map { position -> (Int, Int) in
        let id = lessons[position]
        return site.base[id].group == nil ? (1, -site.studies[Int(id.index)].count) : (0, 0)
      }
      return (keys[0].0, keys[0].1, left) < (keys[1].0, keys[1].1, right)
    }
    self.moment = moment
    items = order.prefix(Self.most).compactMap { position in
      site.base[lessons[position]].questions.first.map { ($0.text, lessons[position]) }
    }
    if items.isEmpty { return nil }
  }

  /// "Questions for setting up".
  var heading: String { "Questions for \(moment.label.lowercased())" }

  /// The same for a message or a text file, with the page's address at the end.
  func text(_ site: SiteIndex) -> String {
    let lines = items.enumerated().map { "\($0 + 1). \($1.question)" }
    return "\(heading)\n\n\(lines.joined(separator: "\n"))\n\n\(site.url.absolute(.checklist(moment)))\n"
  }
}
