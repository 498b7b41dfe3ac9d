import Diagnostics

/// What can be wrong with a file before a word of it is understood.
extension Rule {
  package static let fileName = Rule(
    "file-name", .error, "a file name that cannot be an address",
    manual: """
      The name of an entry's file is its slug and part of its address. It has lower-case letters, digits and hyphens, \
      and ends in `.md`: brighton-womens-centre.md.
      """,
    mistake: .file("content/organisations/Family Line.md", "---\ntitle: Family Line\n---\n"),
    remedy: .file("content/organisations/family-line.md", "---\ntitle: Family Line\n---\n"))

  package static let unknownFolder = Rule(
    "unknown-folder", .error, "a file in a folder that is none of content/",
    manual: """
      Each kind of entry has its folder in content/: case-studies, organisations, lessons, sources, glossary, \
      frameworks and pages. Inside them there are no further folders. Pictures go into content/images/.
      """,
    mistake: .file("content/organizations/family-line.md", "---\ntitle: Family Line\n---\n"),
    remedy: .file("content/organisations/family-line.md", "---\ntitle: Family Line\n---\n"))

  package static let unexpectedFile = Rule(
    "unexpected-file", .error, "a file that is no entry",
    manual: """
      Folders of entries hold Markdown files, whose names end in `.md`. Anything else there would be lost without a \
      word. A picture belongs in content/images/, a file to be published as it is in static/.
      """,
    mistake: .file("content/organisations/family-line.docx", "A document"),
    remedy: .file("content/organisations/family-line.md", "---\ntitle: Family Line\n---\n"))

  package static let notFollowed = Rule(
    "not-followed", .error, "a link or device among the files",
    manual: """
      The folder holds a symbolic link, a pipe or something else that is no plain file. It is never followed, since it \
      could lead out of the folder. Put a copy of the file there instead.
      """,
    mistake: .file("content/organisations/family-line.md", "(a symbolic link)"),
    remedy: .file("content/organisations/family-line.md", "---\ntitle: Family Line\n---\n"))

  package static let fileTooLarge = Rule(
    "file-too-large", .error, "a file that is too large",
    manual: """
      An entry has at most 192 KiB, more than 30,000 words. A text that long is read by nobody. Split it into two \
      entries.
      """,
    mistake: .text("", repeated: "Far too many words, and no end of them.\n\n", times: 4_800),
    remedy: .text("A few words."))

  package static let notText = Rule(
    "not-utf8", .error, "bytes that are no text",
    manual: """
      Files are plain text in UTF-8, which every editor can save: look for "Encoding" in its Save as dialogue. Text \
      copied from an old program may be saved as Windows-1252 or Latin-1, in which a pound sign or a curly quote is a \
      byte that UTF-8 does not know.
      """,
    mistake: .text("A pound sign in Latin-1: \u{fffd}"),
    remedy: .text("A pound sign in UTF-8: £"))

  package static let nulByte = Rule(
    "nul-byte", .error, "a NUL byte in a text",
    manual: "The file holds a byte of value 0, which no text has. It was probably saved as UTF-16: save it as UTF-8.",
    mistake: .text("A byte\u{0} that is nothing."),
    remedy: .text("A byte that is something."))

  package static let noFrontMatter = Rule(
    "no-front-matter", .error, "an entry without front matter",
    manual: """
      An entry begins with a line of three hyphens, then its fields, then another line of three hyphens. The text \
      follows below.
      """,
    mistake: .file("content/organisations/family-line.md", "Family Line answers the phone.\n"),
    remedy: .file(
      "content/organisations/family-line.md", "---\ntitle: Family Line\n---\nFamily Line answers the phone.\n"))

  package static let unclosedFrontMatter = Rule(
    "unclosed-front-matter", .error, "front matter that does not end",
    manual: "The fields at the beginning end with a line of three hyphens, alone on its line.",
    mistake: .file("content/organisations/family-line.md", "---\ntitle: Family Line\n\nIt answers the phone.\n"),
    remedy: .file("content/organisations/family-line.md", "---\ntitle: Family Line\n---\nIt answers the phone.\n"))

  package static let noSiteFile = Rule(
    "no-site-file", .error, "content without content/site.yml",
    manual: """
      content/site.yml says what is true of the site as a whole: its title, its address, its language, and the words \
      that entries are sorted by.
      """,
    mistake: .file("content/site.yml", ""),
    remedy: .file("content/site.yml", siteExample()))

  package static let duplicateSlug = Rule(
    "duplicate-slug", .error, "two entries with one slug",
    manual: """
      The file's name is the entry's address, so there can be only one of each in a folder. Names that differ only in \
      capital letters are the same file on many computers.
      """,
    mistake: .file("content/organisations/RISE.md", "---\ntitle: Rise again\n---\n"),
    remedy: .file("content/organisations/rise-again.md", "---\ntitle: Rise again\n---\n"))

  package static let fileRules: [Rule] = [
    fileName, unknownFolder, unexpectedFile, notFollowed, fileTooLarge, notText, nulByte, noFrontMatter,
    unclosedFrontMatter, otherKind, garbledText, activeFile, noSiteFile, duplicateSlug, personalContact,
    shareWithoutPlace,
  ]
}
