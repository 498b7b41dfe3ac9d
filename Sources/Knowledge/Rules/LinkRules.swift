import Diagnostics

/// What can be wrong between entries, found by the linker.
extension Rule {
  private static func unknown(_ id: String, _ noun: String, manual: String, mistake: Rule.Example, remedy: Rule.Example)
    -> Rule
  {
    Rule(id, .error, "a reference to \(noun) that does not exist", manual: manual, mistake: mistake, remedy: remedy)
  }

  package static let unknownOrganisation = unknown(
    "unknown-organisation", "an organisation",
    manual: """
      The slug is the name of a file in content/organisations/, without `.md`. If the organisation has no entry yet, \
      name it with `name:` instead of `organisation:`; it gets a page of its own all the same.
      """,
    mistake: .caseStudy("organisations:\n  - organisation: rice\n    role: lead"),
    remedy: .caseStudy("organisations:\n  - organisation: rise\n    role: lead"))

  package static let unknownLesson = unknown(
    "unknown-lesson", "a lesson",
    manual: "The slug is the name of a file in content/lessons/, without `.md`. `kbgen list lessons` shows them all.",
    mistake: .caseStudy("lessons:\n  - lesson: start-smal\n    evidence: supports\n    basis: inferred"),
    remedy: .caseStudy("lessons:\n  - lesson: start-small\n    evidence: supports\n    basis: inferred"))

  package static let unknownSource = unknown(
    "unknown-source", "a source",
    manual: "The slug is the name of a file in content/sources/, without `.md`. A new source is a small file there.",
    mistake: .text("So they said [@clink-2017, Introduction]."),
    remedy: .text("So they said [@clinks-2017, Introduction]."))

  package static let unknownEntry = unknown(
    "unknown-entry", "an entry",
    manual: """
      Between double square brackets stands the slug of an entry, its title, or another of its names. \
      `kbgen list organisations` and the like show them.
      """,
    mistake: .text("They met at [[the old mill]]."),
    remedy: .text("They met at [[rise]]."))

  package static let wrongKind = Rule(
    "wrong-kind", .error, "a reference to an entry of another kind",
    manual:
      "The slug leads to an entry, but not to one that belongs here: a lesson where an organisation is meant, say.",
    mistake: .caseStudy("organisations:\n  - organisation: start-small\n    role: lead"),
    remedy: .caseStudy("organisations:\n  - organisation: rise\n    role: lead"))

  package static let ambiguousName = Rule(
    "ambiguous-name", .error, "a name that fits two entries",
    manual: """
      The name between double square brackets fits entries of two kinds. Put the folder before it: \
      `[[organisations/rise]]`.
      """,
    mistake: .text("They asked [[clinks-2017]] and [[twin]]."),
    remedy: .text("They asked [[clinks-2017]] and [[organisations/twin]]."))

  package static let duplicateName = Rule(
    "duplicate-name", .warning, "two entries of a kind with one name",
    manual: """
      Two organisations, or two lessons, have the same title or other name. A reader could not tell them apart, and a \
      link by name does not know where to lead. Add what tells them apart: a town, a year. If they are the same, make \
      them one entry.
      """,
    mistake: .organisation("title: Rise"),
    remedy: .organisation("title: Rise, Northtown"))

  package static let aliasForm = Rule(
    "alias-form", .error, "an old address that is none of this site",
    manual: """
      An alias that begins with / is an old address of this page: /organisations/old-name.html. It has lower-case \
      letters, digits, hyphens and slashes, and ends in .html.
      """,
    mistake: .organisation("aliases: [/../secret]"),
    remedy: .organisation("aliases: [/organisations/old-name.html]"))

  package static let nameHasEntry = Rule(
    "name-has-entry", .warning, "a name for which there is an entry",
    manual: """
      The row gives a name, and an organisation of that name has an entry. The row is taken to mean it. Write \
      `organisation:` with its slug, so that it stays true when the name changes.
      """,
    mistake: .caseStudy("organisations:\n  - name: Rise\n    role: lead"),
    remedy: .caseStudy("organisations:\n  - organisation: rise\n    role: lead"))

  package static let nameLikeEntry = Rule(
    "name-like-entry", .warning, "a name that is nearly that of another organisation",
    manual: """
      The row gives a name that differs from another one by a letter or a sign. If both are the same organisation, it \
      would have two pages, each with half of what is known.
      """,
    mistake: .caseStudy("organisations:\n  - name: Twin charty\n    role: lead"),
    remedy: .caseStudy("organisations:\n  - organisation: twin\n    role: lead"))

  package static let noEntryYet = Rule(
    "no-entry-yet", .hint, "an organisation that has no entry yet",
    manual: """
      The organisation is named and gets a page that gathers what is known of it. An entry in content/organisations/ \
      would let the page say who they are.
      """,
    mistake: .caseStudy("organisations:\n  - name: Family Line\n    role: lead"),
    remedy: .caseStudy("organisations:\n  - organisation: rise\n    role: lead"))

  package static let unusableName = Rule(
    "unusable-name", .error, "a name from which no address can be made",
    manual: "A name needs at least one letter or digit of the Latin alphabet, so that its page can have an address.",
    mistake: .caseStudy("organisations:\n  - name: \"???\"\n    role: lead"),
    remedy: .caseStudy("organisations:\n  - unnamed: an organisation of unknown name\n    role: lead"))

  package static let brokenLink = Rule(
    "broken-link", .error, "a link that leads nowhere",
    manual: """
      A link in the text names a file that is not there. A link to another entry names its file from here: \
      `[Rise](../organisations/rise.md)`. A link to a page elsewhere begins with https://.
      """,
    mistake: .text("They met at [Rise](../organisations/rice.md)."),
    remedy: .text("They met at [Rise](../organisations/rise.md)."))

  package static let brokenAnchor = Rule(
    "broken-anchor", .error, "a link to a heading that is not there",
    manual: """
      Behind the `#` of a link stands the id of a heading: its words in lower case with hyphens between them. The \
      entry has no such heading.
      """,
    mistake: .text("See [below](#the-end)."),
    remedy: .text("See [below](#the-end).\n\n## The end\n\nIt ended."))

  package static let linkForm = Rule(
    "link-form", .error, "a link that only works by chance",
    manual: """
      A link inside the site names the file of an entry: `../organisations/rise.md`. Addresses that begin with a slash, \
      or name the page that will be made of it, break when the site is moved.
      """,
    mistake: .text("They met at [Rise](/organisations/rise.html)."),
    remedy: .text("They met at [Rise](../organisations/rise.md)."))

  package static let brokenImage = Rule(
    "broken-image", .error, "a picture that is not there",
    manual: """
      Pictures stand in content/images/ and are shown with `![What can be seen](../images/map.png)`. Pictures from \
      other sites are not shown, since each would tell that site who reads this one.
      """,
    mistake: .text("![A map of Northtown](../images/map.png)"),
    remedy: .text("A map of Northtown would be good here."))

  package static let referenceToDraft = Rule(
    "reference-to-draft", .error, "a reference to a draft",
    manual: "The entry referred to is a draft and will not be published. Publish it first, or take the reference out.",
    mistake: .text("See [[hidden-draft]]."),
    remedy: .text("See [[rise]]."))

  package static let referenceToWithdrawn = Rule(
    "reference-to-withdrawn", .error, "a reference to a withdrawn entry",
    manual: "The entry referred to was withdrawn; its page is only a notice. Take the reference out.",
    mistake: .text("See [[gone-away]]."),
    remedy: .text("See [[rise]]."))

  package static let selfReference = Rule(
    "self-reference", .error, "an entry that refers to itself",
    manual: "An organisation cannot be part of itself, or formed from itself. Another slug is meant.",
    mistake: .organisation("partOf: [example]"),
    remedy: .organisation("partOf: [rise]"))

  package static let linkRules: [Rule] = [
    unknownOrganisation, unknownLesson, unknownSource, unknownEntry, wrongKind, ambiguousName, duplicateName,
    aliasForm, nameHasEntry, nameLikeEntry, noEntryYet, unusableName, brokenLink, brokenAnchor, linkForm, brokenImage,
    referenceToDraft, referenceToWithdrawn, selfReference,
  ]
}
