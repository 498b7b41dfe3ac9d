import Diagnostics

/// How large a text and its parts may be: within these, the C library is quick; beyond, it may take minutes.
///
/// Debian's 0.29.0.gfm.6 lacks every mend of the releases gfm.7 to gfm.13. Some seventy kinds of hostile text, and all
/// pieces of up to four characters of Markdown repeated, were measured at these limits (CPU time, a busy machine): the
/// slowest entry that is admitted takes 0.1 s and the greatest memory is 41 MiB. `TimingTests` prints the figures.
package struct Limits: Sendable {
  /// Bytes of the text. Most costs grow with the square of a paragraph, so that this one only multiplies.
  package var textBytes = 128 * 1024
  /// Bytes of one line.
  package var lineBytes = 8 * 1024
  /// Bytes of lines that no blank line parts: 128 KiB of `a <?` took 2.3 s as one paragraph and 0.3 s in eight.
  package var runBytes = 16 * 1024
  /// `|` in one line: a row's cells are appended to a list that is walked from its start each time.
  package var bars = 64
  /// Columns times rows of all tables: short rows are filled up with empty cells, so that 10 KB took 5 s and gave 31 MB.
  package var tableCells = 5_000
  /// Lines of dashes below which a table could begin, in one run of lines: the whole paragraph above is read again for
  /// each. 16 KiB of `a|b` and `-|` by turns took 1.2 s, 128 KiB 9.6 s.
  package var tableHeads = 8
  /// Bytes that reference links may copy: 100 KB of them gave up to 625 MB.
  package var referenceBytes = 1024 * 1024
  /// Quotes, lists and emphasis inside each other: the library matches each line with all of them, and a browser stops
  /// nesting at 512.
  package var nesting = 100
  /// Bytes of the HTML: ordinary text grows by a third, a text of nothing but quotation marks sixfold.
  package var htmlBytes = 640 * 1024
  /// Links and citations of a text, and its headings: what the rest of the site has to remember of it. 128 KiB of `[[a]]`
  /// were 18,000 links, and a thousand such texts 4 GB.
  package var parts = 500
  /// Stretches of a text in which names of entries are looked for; the rest of the site keeps where they are. 8,000 of them in each of a
  /// thousand texts took 130 MB.
  package var stretches = 4_000
  /// What is said about one text: a reader of messages has given up long before.
  package var findings = 30
  /// How often some characters may stand in one run of lines. Of a run of 16 KiB, before each limit: `<` 41 ms
  /// (`a <?`: the library looks for the end of each to the end of the paragraph), `[` 20 ms (`![[]()`), `~` 56 ms
  /// (`~"a~`), the others 4 ms and less.
  package var marks: [Mark] = [
    Mark("<", 1_000), Mark("[", 2_000), Mark("]", 2_000), Mark("*", 4_000), Mark("_", 4_000), Mark("`", 2_000),
    Mark("~", 1_000), Mark("&", 4_000), Mark("@", 1_000),
  ]

  package init() {}

  package struct Mark: Sendable {
    package let character: Unicode.Scalar
    package let count: Int
    package init(_ character: Unicode.Scalar, _ count: Int) {
      self.character = character
      self.count = count
    }
  }
}

extension Limits {
  static func tooDeep(_ limits: Limits) -> String {
    "lists and quotes stand more than \(limits.nesting) deep inside each other here"
  }
  static let tooDeepHint = "take some of the > or list signs out"
}

extension Rule {
  package static let textTooLarge = limitRule(
    "text-too-large", "an entry whose text is too long to be read safely",
    why: "An entry of more than 128 KiB, some 20,000 words, is a book; the program that reads it grows slow.",
    remedy: "Split it into several entries.", mistake: .body(repeated: "A long text.\n\n", times: 9_400))
  package static let lineTooLong = limitRule(
    "line-too-long", "a line that is too long to be read safely",
    why: "A line of more than 8 KiB is longer than any paragraph, and usually something that was pasted by mistake.",
    remedy: "Break it into paragraphs, with an empty line between them.",
    mistake: .body(repeated: "A long line. ", times: 700, end: "\n"))
  package static let runTooLong = limitRule(
    "run-too-long", "too many lines without an empty one between them",
    why:
      "Lines without an empty line between them are one paragraph, table or list, and this one has more than 16 KiB.",
    remedy: "Put an empty line between paragraphs, or split the table.",
    mistake: .body(repeated: "One of many lines of text.\n", times: 700))
  package static let tooManyBars = limitRule(
    "too-many-bars", "a line with too many bars",
    why: "A line with more than 64 bars (|) would be a table too wide for any screen.",
    remedy: "Split the table, or turn it round.", mistake: .body(repeated: "|a", times: 70, end: "|\n"))
  package static let tableTooLarge = limitRule(
    "table-too-large", "a table that is too large to be read safely",
    why: "More than 5,000 cells in the tables of one entry, empty ones included, make a page that no phone can show.",
    remedy: "Split the table, or offer it as a file in static/.",
    mistake: .body(
      String(repeating: "|a", count: 60) + "|\n" + String(repeating: "|-", count: 60) + "|\n", repeated: "|a\n",
      times: 100))
  package static let tooManyMarks = limitRule(
    "too-many-marks", "too many special characters in one paragraph",
    why: """
      Characters such as < [ * _ and ` mean something in Markdown, and thousands of them in one paragraph are \
      usually something else that was pasted by mistake.
      """,
    remedy: "Break it into paragraphs, or put it into a block of code.",
    mistake: .body(repeated: String(repeating: "<", count: 100) + "\n", times: 30))
  package static let tooManyReferences = limitRule(
    "too-many-references", "links through labels that would grow too large",
    why: """
      Each link through a label copies the address that the label stands for. A long address and thousands of links \
      to it make a page of many megabytes.
      """,
    remedy: "Use a shorter address, or fewer links to it.",
    mistake: .body(
      "[a]: https://example.org/" + String(repeating: "xxxxxxxxxxxxxxxxxxxx", count: 200) + "\n\n",
      repeated: "[a] [a] [a] [a]\n\n",
      times: 100))
  /// `[&#94;` makes the library read what is not its own (gfm.6, `handle_close_bracket`: it takes the rest of a footnote's
  /// name from behind a copy of one character): 8,000 letters behind it came out as eight bytes of other memory.
  package static let encodedCaret = bodyRule(
    "encoded-caret", .error, "a bracket followed by the code of a caret",
    manual: """
      `[` followed by `&#94;` (or another code for the character `^`) looks like a footnote to the program that reads the \
      text, and makes it show something else.

      Write the character itself, with a \\ before the bracket: \\[^.
      """,
    mistake: "The sign [&#94;] means a footnote.\n", remedy: "The sign \\[^] means a footnote.\n")
  package static let nestedTooDeep = limitRule(
    "nested-too-deep", "lists and quotes too deep inside each other",
    why: "Nobody can follow a hundred levels, and on a phone there is no room left for the words.",
    remedy: "Use fewer levels.", mistake: .body(repeated: "> ", times: 120, end: "a\n"))
  package static let tooManyParts = limitRule(
    "too-many-parts", "a text with more links or headings than a page can bear",
    why: "More than 500 links and citations, or 500 headings, are no text that anyone reads.",
    remedy: "Split the entry, or offer the list as a file in static/.",
    mistake: .body(repeated: "See [this page](https://example.org/).\n\n", times: 510))
  package static let htmlTooLarge = limitRule(
    "html-too-large", "a text whose page grows too large",
    why: "Tables and repeated links can make a small text a page of many megabytes.",
    remedy: "Use fewer tables and repeated links, or split the entry.",
    mistake: .body("~~~\n", repeated: String(repeating: "\"", count: 200) + "\n\n", times: 640, end: "~~~\n"))

  private static func limitRule(
    _ id: String, _ title: String, why: String, remedy: String, mistake: Example
  ) -> Rule {
    Rule(
      id, .error, title, manual: "\(why)\n\n\(remedy)", mistake: mistake, remedy: .body("A text of a few lines.\n"))
  }
}
