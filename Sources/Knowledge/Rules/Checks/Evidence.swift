import Diagnostics
import Markdown

extension Rule {
  package static let statedWithoutPlace = Rule(
    "stated-without-place", .error, "a lesson stated by a source, without the place",
    manual: """
      `basis: stated` says that the source itself draws the lesson from this case. A reader must be able to look that \
      up: say with `where:` in which heading and paragraph. If the source does not draw the lesson, write \
      `basis: inferred`.
      """,
    mistake: .caseStudy(
      "sources: [clinks-2017]\nlessons:\n  - lesson: start-small\n    evidence: supports\n    basis: stated\n    why: It began with one room."
    ),
    remedy: .caseStudy(
      "sources: [clinks-2017]\nlessons:\n  - lesson: start-small\n    evidence: supports\n    basis: stated\n    why: It began with one room.\n    where: Lessons for voluntary sector organisations, point 5"
    ))

  package static let repeatedEvidence = Rule(
    "repeated-evidence", .error, "one reading given twice",
    manual: """
      A case study can bear on a lesson in two ways, and two sources can say so. The same lesson with the same evidence \
      from the same source is one reading: given twice, it would count twice in the sum of what the case studies show.
      """,
    mistake: .caseStudy(
      "lessons:\n  - lesson: start-small\n    evidence: supports\n    basis: inferred\n    why: It began with one room.\n  - lesson: start-small\n    evidence: supports\n    basis: inferred\n    why: It began with one day."
    ),
    remedy: .caseStudy(
      "lessons:\n  - lesson: start-small\n    evidence: supports\n    basis: inferred\n    why: It began with one room.\n  - lesson: start-small\n    evidence: complicates\n    basis: inferred\n    why: One room was soon too small."
    ))

  package static let lessonWithoutText = Rule(
    "lesson-without-text", .error, "a lesson without a text",
    manual: "A lesson is advice, and advice needs saying: below the front matter stands why it matters and what to do.",
    mistake: .file(
      "content/lessons/example.md",
      "---\ntitle: Say it\nsummary: Say it aloud.\naudience: both\ntheme: purpose-and-change\nsources: [clinks-2017]\n---\n"
    ),
    remedy: .file(
      "content/lessons/example.md",
      "---\ntitle: Say it\nsummary: Say it aloud.\naudience: both\ntheme: purpose-and-change\nsources: [clinks-2017]\n---\nSay it at the first meeting.\n"
    ))
}

extension Check {
  /// What a source states has a place in it; an account has none.
  static let statedPlace = Check(rules: [.statedWithoutPlace]) { base, findings in
    for id in base.allCaseStudies {
      let rows = base.caseStudies[Int(id.index)].lessons
      for row in rows.indices where rows[row].value.basis?.value == .stated && rows[row].value.locator == nil {
        if base.provenance(rows[row].value.source, nil, in: id.any) == .account { continue }
        findings.report(
          .statedWithoutPlace, at: rows[row].value.basis?.place ?? rows[row].place,
          "the source is said to state this lesson, but not where",
          hint: "add `where:` with the heading and the paragraph, or write `basis: inferred`")
      }
    }
  }

  /// One reading is given once.
  static let evidenceTwice = Check(rules: [.repeatedEvidence]) { base, findings in
    struct Reading: Equatable {
      let lesson: String
      let weight: Weight
      let provenance: Provenance
    }
    var first: [(reading: Reading, place: Place)] = []
    for id in base.allCaseStudies {
      first.removeAll(keepingCapacity: true)
      let rows = base.caseStudies[Int(id.index)].lessons
      for row in rows.indices {
        guard let lesson = rows[row].value.lesson, let weight = rows[row].value.weight?.value else { continue }
        // Two places in one source are one reading still.
        let source = base.provenance(rows[row].value.source, nil, in: id.any)
        let reading = Reading(lesson: lesson.value.slug, weight: weight, provenance: source)
        // A list has two hundred rows at most, and mostly five.
        guard let earlier = first.first(where: { $0.reading == reading }) else {
          first.append((reading, lesson.place))
          continue
        }
        findings.report(
          .repeatedEvidence, at: lesson.place, "this lesson is said to be borne on in the same way twice",
          notes: [.init("the first time is here", at: earlier.place)],
          hint: "make one row of the two; another place can be named behind the first, after a semicolon")
      }
    }
  }

  static let lessonText = Check(rules: [.lessonWithoutText]) { base, findings in
    for lesson in base.lessons where lesson.common.hasNoText {
      findings.report(
        .lessonWithoutText, at: lesson.common.title?.place ?? lesson.common.opening, "this lesson has no text",
        hint: "write below the second line of hyphens why it matters and what to do")
    }
  }
}
