import Knowledge
import Output

/// Adds `llms.txt`: what the site is and where things are, for programs that read for people (llmstxt.org).
///
/// It names lists and not entries, so that it does not grow with the site.
func writeGuide(_ frame: Frame, _ here: Here, into out: inout Bytes) {
  let url = here.site.url
  func line(_ label: String, _ address: Address, _ words: String) {
    out.append(verbatim: "- [\(label)](\(url.canonical(address))): \(words)\n")
  }
  out.append(verbatim: "# \(frame.title)\n\n")
  if let description = frame.description { out.append(verbatim: "> \(description)\n\n") }
  out.append(
    """
    Case studies say what was reported at the time, in the editors’ words. Each statement gives its source and the place in
    it. “Stated” means that the source draws the lesson; “inferred” that the editors do. A work that is known only through
    another says so. Numbers of readings are no measure of truth.

    """)
  if let licence = frame.linked.licence {
    out.append(verbatim: "\nTexts and data: \(licence.label), \(licence.address)\n")
  }
  out.append("\n## Entries\n\n")
  for section in frame.sections {
    line(section.label, .index(section.kind), "\(figures(here.base.count(of: section.kind))) of them")
  }
  if frame.hasData {
    out.append("\n## Data\n\n")
    line("About the data", .data, "how they were made, and every file")
    line("Data dictionary", .dictionary, "what the names in them mean")
    line("Everything as JSON", .graph, "every entry with its rows, its references and their sources")
    line("Everything as linked data", .linkedGraph, "JSON-LD")
    line("Data Package", .dataPackage, "tables as CSV, with their schemas")
    out.append(
      """

      Beside the page of each entry, `.json` in place of `.html` is the entry as data, and `.md` its Markdown; for pages of \
      prose in the folder `pages`. Each page’s head names both.

      """)
  }
  out.append("\n## Optional\n\n")
  for id in frame.prosePages.prefix(Frame.prosePagesInFooter) {
    line(here.title(id), here.site.address(id), here.description(id))
  }
  if frame.hasFeed { line("What is new", .feed, "Atom feed") }
}
