import TestSupport

/// A made-up knowledge base in which every list is longer than a page.
enum LargeSite {
  static let folder: MemoryFolder = {
    var folder = SampleSite.folder
    for number in 1...230 {
      let letter = ["A", "B", "Z"][number % 3]
      folder["content/organisations/o\(number).md"] =
        "---\ntitle: \(letter) organisation \(number)\nsummary: Number \(number).\nsources: [review]\n---\n"
    }
    for number in 1...120 {
      folder["content/case-studies/c\(number).md"] = """
        ---
        title: Case \(number)
        summary: Story \(number).
        sources: [review]
        status: running
        setting: [custody]
        areas: [north]
        people: [women]
        organisations:
          - organisation: open-gate
            role: lead
          - organisation: o\(number)
            role: partner
          - organisation: o\(number + 100)
            role: partner
        funding:
          - funder: council
        lessons:
          - lesson: start-small
            evidence: \(["supports", "complicates", "cost"][number % 3])
            basis: inferred
            why: Reason \(number).
        ---
        They kept a [diary](../glossary/diary.md).
        """
    }
    for number in 1...60 {
      folder["content/sources/s\(number).md"] = """
        ---
        title: Work \(number)
        type: report
        readIn:
          - source: review
        ---
        """
      folder["content/lessons/l\(number).md"] = """
        ---
        title: Lesson \(number)
        summary: Advice \(number).
        audience: voluntary
        theme: money
        moments: [deciding]
        sources: [review]
        ---
        Do \(number).
        """
    }
    for number in 1...13 {
      folder["content/pages/p\(number).md"] = "---\ntitle: Page \(number)\n---\nText \(number).\n"
    }
    return folder
  }()
}
