import Diagnostics
import Output
import Parallel
import TestSupport
import Testing
import Website

/// A made-up knowledge base with each construct at least once.
enum SampleSite {
  static let base = "https://example.org/kb/"

  static let folder: MemoryFolder = {
    var folder = MemoryFolder(texts)
    folder.files["content/images/door.png"] = Pictures.png(width: 640, height: 480)
    return folder
  }()

  private static let texts: [String: String] = [
    "content/site.yml": """
    format: 1
    title: Northtown knows
    description: How charities in Northtown work together.
    baseURL: \(base)
    language: en-GB
    contact: editors@example.org
    vocabularies:
      areas:
        - id: north
          label: North
      aims:
        - id: families
          label: Families
      people:
        - id: women
          label: Women
      roles:
        - id: lead
          label: Lead
        - id: partner
          label: Partner
      organisationKinds:
        - id: charity
          label: Charity
      fundingKinds:
        - id: grant
          label: Grant
        - id: none
          label: No dedicated funding
      themes:
        - id: trust
          label: Trust
        - id: money
          label: Money
          description: What is paid, and for how long.
      groups:
        - id: two
          label: The review's two
      sourceTypes:
        - id: report
          label: Report

    """,
    "content/case-studies/front-door.md": """
    ---
    title: One front door
    summary: Three charities share one door & one diary.
    sources: [review, survey]
    status: reduced
    setting: [community]
    origin: grassroots
    areas: [north]
    aims: [families]
    people: [women]
    started: "2019"
    partOf: [big-programme]
    website: https://www.example.net/door/
    date: "2026-02-01"
    lastmod: "2026-03-05"
    reviewed: "2026-03-04"
    organisations:
      - organisation: open-gate
        role: partner
        from: "2020"
        to: undated
        note: Lent the room.
        where: Chapter 2
      - organisation: family-line
        role: lead
      - name: Ring & Ride
        role: partner
      - unnamed: a group of parents
        role: partner
    funding:
      - funder: council
        kind: grant
        amount: £20,000 a year
        from: "2019"
        where: Chapter 4
      - unnamed: a trust
    lessons:
      - lesson: start-small
        evidence: supports
        basis: stated
        why: It began with one shared morning a week.
        where: Chapter 3
      - lesson: start-small
        evidence: cost
        basis: inferred
        why: A second door opened at once, and closed.
      - lesson: say-it
        evidence: complicates
        basis: inferred
        source: survey
        where: note 7
    figures:
      - value: three
        what: women who came back
        of: 40 women who came once
        asAt: "2021"
        source: survey
        where: note 9
    differences:
      - about: How many took part
        says:
          - text: Three charities.
            where: Chapter 1
          - text: Four, with the parents.
            where: Chapter 5
    updates:
      - date: "2025"
        text: The door closed
        by: Manager of Family Line
    timeline:
      - date: "2019"
        when: spring 2019
        event: The door opens
      - event: Open Gate leaves
        where: Chapter 6
    aliases: [/case-studies/old-door.html]
    ---
    ## Background

    Families rang three numbers [@review, Chapter 1]. [Family Line](../organisations/family-line.md) holds the
    diary, says [[open-gate]] [@review, Chapter 1; @survey, note 3]. They say it again [@review, Chapter 1].

    ![The door](../images/door.png)

    ## Notes

    See [the other story](told-story.md#how-it-went), and [a paper](../../static/paper.txt).
    """,
    "content/case-studies/told-story.md": """
    ---
    title: A story that was told
    summary: Two people shared a van.
    account:
      by: Driver of the van
      organisation: open-gate
      date: "2026-03"
    people: [women]
    organisations:
      - organisation: open-gate
        role: lead
    lessons:
      - lesson: say-it
        evidence: supports
        basis: stated
        why: They said it aloud.
    ---
    ## How it went

    Well.
    """,
    "content/organisations/family-line.md": """
    ---
    title: Family Line
    kind: charity
    summary: Works in Northtown.
    short: FL
    sources:
      - source: review
        where: Chapter 1
      - source: review
        where: Chapter 2
    website: www.example.net
    identifiers: [GB-CHC-1234567]
    founded: "1997"
    formedFrom: [old-line]
    partOf: [big-programme]
    place: Northtown
    aliases: [The Family Telephone]
    ---
    """,
    "content/organisations/open-gate.md":
      "---\ntitle: Open Gate\nsummary: Works in Northtown.\nsources: [review]\n---\n",
    "content/organisations/council.md": "---\ntitle: Northtown Council\nsources: [review]\n---\n",
    "content/organisations/old-line.md": "---\ntitle: The Old Line\nsources: [review]\n---\n",
    "content/organisations/big-programme.md": "---\ntitle: Big Programme\nsources: [review]\n---\n",
    "content/organisations/gone.md":
      "---\ntitle: Gone away\nwithdrawn:\n  date: \"2026-03-01\"\n  reason: They asked us to\n---\n",
    "content/organisations/hidden.md": "---\ntitle: Hidden draft\ndraft: true\nsources: [review]\n---\n",
    "content/lessons/start-small.md": """
    ---
    title: Start small
    summary: A small thing can be changed before anyone minds.
    audience: both
    theme: trust
    group: two
    order: 1
    moments: [setting-up, reviewing]
    signs: [we have been planning for two years]
    questions: [What could we try next week?, Who would mind?, What for?, And then?]
    sources: [review]
    ---
    Begin with one room.
    """,
    "content/lessons/say-it.md": """
    ---
    title: Say it aloud
    summary: What is not said is not agreed.
    audience: voluntary
    theme: trust
    group: two
    order: 2
    moments: [deciding]
    questions: [What have we not said?]
    sources: [review]
    ---
    ## On Monday

    Say it.
    """,
    "content/lessons/pay-longer.md": """
    ---
    title: Pay for longer
    summary: Trust takes years.
    audience: commissioner
    theme: money
    sources: [review, survey]
    ---
    Pay.
    """,
    "content/sources/review.md": """
    ---
    title: One door, a review
    type: report
    authors: [A. Reviewer, B. Reviewer]
    publisher: council
    published: "2022"
    voices: [open-gate]
    rights: All rights reserved
    ---
    """,
    "content/sources/survey.md": """
    ---
    title: A survey of doors
    type: report
    readIn:
      - source: review
        where: note 2
    ---
    """,
    "content/glossary/one-stop-shop.md": """
    ---
    title: One-stop shop
    short: OSS
    meaning: One place where several services can be asked for.
    see: [diary, family-line]
    aliases: [single front door]
    ---
    """,
    "content/glossary/diary.md": "---\ntitle: Diary\nmeaning: A book of days.\n---\n",
    "content/frameworks/two-ends.md": """
    ---
    title: Two ends
    summary: From here to there.
    sources: [review]
    poles:
      - label: Here
        points: [near]
      - label: There
        points: [far]
    questions: [Where are we?]
    lessons: [start-small]
    ---
    It helps to [[start-small|begin]].
    """,
    "content/pages/home.md": "---\ntitle: Home\nsummary: Begin here.\n---\nRead [how](about.md) it is made.\n",
    "content/pages/about.md": "---\ntitle: About\n---\n## How to read\n\nSlowly. What it says comes from reports.\n",
    "static/paper.txt": "paper\n",
  ]

  /// The finished site.
  static func built(
    _ folder: MemoryFolder = folder, jobs: Jobs = 1, drafts: Bool = false, baseURL: String? = nil
  ) throws -> [String: Bytes] {
    var options = BuildOptions()
    options.baseURL = baseURL
    options.jobs = jobs
    options.includesDrafts = drafts
    let site = try prepare(folder, options)
    let errors = site.findings.sorted(by: site.files).filter { $0.severity == .error }
    #expect(errors.map { "\(site.files.path(of: $0.place.file)): \($0.message)" } == [])
    let plan = try #require(site.plan)
    let destination = MemoryDestination()
    try plan.write(from: folder, into: destination, jobs: jobs)
    return destination.files
  }

  static let pages: [String: String] = {
    let files = (try? built()) ?? [:]
    return files.mapValues { String(decoding: $0, as: UTF8.self) }
  }()
}
