import Knowledge
import Testing

@testable import Website

@Suite("Words")
struct WordsTests {
  @Test(
    "numbers up to nine are words",
    arguments: [
      (0, "no case studies"), (1, "one case study"), (9, "nine case studies"), (10, "10 case studies"),
      (1234, "1234 case studies"), (12345, "12,345 case studies"),
    ])
  func numbers(number: Int, words: String) {
    #expect(counted(number, "case study", "case studies") == words)
  }

  @Test("lists are joined with “and”")
  func lists() {
    #expect([String]().joinedWithAnd == "")
    #expect(["a"].joinedWithAnd == "a")
    #expect(["a", "b", "c"].joinedWithAnd == "a, b and c")
  }

  @Test("a sentence begins with a capital and ends with a full stop, once")
  func sentenceEnds() {
    #expect("émile came".sentenceStart == "Émile came")
    #expect("It ends.".ended == "It ends.")
    #expect("does it?".ended == "does it?")
    #expect("it goes on".ended == "it goes on.")
    #expect("NHS trust".lowercasedStart == "NHS trust")
    #expect("Lead partner".lowercasedStart == "lead partner")
  }

  @Test("a text is cut between words")
  func cut() {
    #expect("one two three".cut(to: 13) == "one two three")
    #expect("one two three".cut(to: 12) == "one two…")
    #expect("one, two".cut(to: 6) == "one…")
    #expect("unbroken".cut(to: 5) == "unbr…")
  }

  @Test("titles are sorted without “The” and marks, and listed under a plain letter")
  func titles() {
    #expect(sortKey("The Old Line") == "old line")
    #expect(sortKey("[Slides on doors]") == "slides on doors]")
    #expect(sortKey("A Way Out") == "a way out")
    #expect(indexLetter(sortKey("Émile")) == "e")
    #expect(indexLetter(sortKey("21st Century")) == "other")
    #expect(indexLetter(sortKey("Ωmega")) == "other")
    #expect(indexLetter("") == "other")
  }

  @Test("what no source dates is said in words")
  func periods() throws {
    let year = Occasion.date(try #require(PartialDate("2009")))
    #expect(period(year, .undated) == "from 2009, and left, no date printed")
    #expect(period(.undated, nil) == "joined later, no date printed")
    #expect(period(nil, nil) == nil)
    #expect(fundingPeriod(nil, .undated) == "ended, no date printed")
    #expect(fundingPeriod(year, year) == "in 2009")
  }
}

@Suite("The sum-up of evidence")
struct EvidenceWordsTests {
  @Test("a lesson without evidence says so")
  func none() {
    #expect(
      EvidenceCount().lessonWords(origin: ["One door"])
        == "The lesson is taken from “One door”; no case study here has been read against it yet, so nothing on this page "
        + "shows whether it holds.")
  }

  @Test("stated and inferred are told apart, and case studies and sources counted")
  func split() {
    let page = SampleSite.pages["lessons/start-small.html"] ?? ""
    #expect(
      page.contains(
        "The lesson is taken from “One door, a review”; it is read into one case study from one source. "
          + "Of two readings, one supports it and one shows what it costs to go without. "
          + "The source states one of them; the editors infer one. "
          + "All of them rest on what a partner in the work published or said."))
    let other = SampleSite.pages["lessons/say-it.html"] ?? ""
    #expect(other.contains("it is read into two case studies from one source and one account."))
    #expect(other.contains("Of two readings, one rests on what a partner in the work published or said."))
  }

  @Test("what the editors infer alone is not put into a source’s mouth")
  func inferred() {
    var count = EvidenceCount()
    count.readings = 2
    #expect(count.lessonWords(origin: []).contains("No source says so itself: the editors infer both."))
    count.stated = 2
    #expect(count.lessonWords(origin: []).contains("The sources state both; none is inferred by the editors."))
  }
}
