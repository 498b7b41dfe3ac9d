import Diagnostics
import Output
import Testing

@testable import Markdown

@Suite("The library's dialect") struct OracleTests {
  @Test("equals what the library writes, construct by construct", arguments: corpus)
  func corpusIsEqual(_ section: CorpusSection) {
    for text in section.texts {
      let bytes = unfolded(text)
      for autolink in [false, true] {
        let ours = ourHTML(bytes, autolink: autolink)
        if ours.findings.hasErrors { continue }
        #expect(ours.html == libraryHTML(bytes, autolink: autolink), "\(section.title): \(text.debugDescription)")
      }
    }
  }
}
