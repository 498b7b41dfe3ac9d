/// The ids that pages give to their own parts, so that no heading of a text takes one.
///
/// A test renders every kind of page and holds the list complete. The ids of notes (`note.1`, `ref.1`) need no entry:
/// a heading's id has no full stop in it.
package enum ReservedIDs {
  /// All of them.
  package static let all: Set<String> = [
    "about-this-site", "card", "case-studies", "checklists", "cited-by", "class", "complicates", "content",
    "differences",
    "doors",
    "evidence", "example", "facts", "figures", "frameworks", "funded", "funding", "in-short", "instead",
    "known-through", "lessons", "list", "map", "members", "mentions", "notes", "organisations", "poles", "questions",
    "related", "see", "shows-the-cost", "signs", "sources", "story", "supports", "sure", "theme", "themes", "timeline",
    "troubles",
    "updates", "voices", "what-to-do", "worked-with",
  ]
}
