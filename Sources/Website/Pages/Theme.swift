import Diagnostics
import Output
import Templates

/// How the site looks: every template bound to what it shows, the stylesheet, the script and the icon.
///
/// A class, since the writing of every page holds it.
package final class Theme: Sendable {
  let home: Template<HomePage>
  let caseStudy: Template<CaseStudyPage>
  let caseStudies: Template<StudyIndexPage>
  let organisation: Template<OrganisationPage>
  let alphabet: Template<AlphabetPage>
  let lesson: Template<LessonPage>
  let lessons: Template<LessonIndexPage>
  let signs: Template<SignsPage>
  let network: Template<NetworkPage>
  let studyTimeline: Template<StudyTimelinePage>
  let map: Template<EvidenceMapPage>
  let checklist: Template<ChecklistPage>
  let checklists: Template<ChecklistsPage>
  let source: Template<SourcePage>
  let list: Template<ListPage>
  let glossaryTerm: Template<GlossaryPage>
  let framework: Template<FrameworkPage>
  let prose: Template<ProsePageView>
  let continuation: Template<ContinuationPage>
  let withdrawn: Template<WithdrawnPage>
  let moved: Template<MovedPage>
  let search: Template<SearchPage>
  let contribute: Template<ContributePage>
  let form: Template<FormPage>
  let paper: Template<PaperPage>
  let wanted: Template<WantedPage>
  let mistakes: Template<MistakesPage>
  let mistake: Template<MistakePage>
  let data: Template<DataPage>
  let dictionary: Template<DictionaryPage>
  let table: Template<TablePage>
  let printEdition: Template<PrintPage>
  let notFound: Template<NotFoundPage>
  let style: Bytes
  let script: Bytes
  let searchScript: Bytes
  let formScript: Bytes
  let icon: Bytes

  /// Reads the templates; what the site does not have of its own is taken from those built into the program.
  ///
  /// Reports what ``TemplateSet`` and ``Template`` report; nil where a template is faulty.
  ///
  /// - Parameters:
  ///   - own: the site's files, by path from `templates/`.
  ///   - files: the files that messages point into; those of the built-in templates that are used are added, if
  ///     any of `own` differs from them.
  package static func read(
    own: [(path: String, file: FileID, text: Bytes)], _ files: inout SourceFiles, _ findings: inout Findings
  ) -> Theme? {
    if own.allSatisfy({ Self.isBuiltIn($0.path, $0.text) }) { return builtIn }
    var all = own
    for (path, text) in builtInTemplates where !own.contains(where: { $0.path == path }) {
      all.append((path, files.add("templates/\(path)"), Bytes(text.utf8)))
    }
    let set = TemplateSet(files: all, folder: files.add("templates"), &findings)
    return Theme(all, in: { set }, isSound: false, &findings)
  }

  /// What every site has that changes nothing of it. Each template is bound when a page is first written with it; where in
  /// HTML its names stand was checked when the program was made (ThemeTests).
  package static let builtIn: Theme = {
    var findings = Findings()
    guard let theme = Theme(builtInFiles.all, in: { builtInSet }, isSound: true, &findings) else {
      preconditionFailure("the built-in templates are sound: ThemeTests")
    }
    return theme
  }()

  private static let builtInFiles = {
    var files = SourceFiles { _ in nil }
    let all = builtInTemplates.map {
      (path: $0.path, file: files.add("templates/\($0.path)"), text: Bytes($0.text.utf8))
    }
    return (all: all, folder: files.add("templates"))
  }()

  /// Parsed when the first page is written: many builds find that no page has changed.
  private static let builtInSet = {
    var findings = Findings()
    return TemplateSet(files: builtInFiles.all, folder: builtInFiles.folder, checksMarkup: false, &findings)
  }()

  private static func isBuiltIn(_ path: String, _ text: Bytes) -> Bool {
    builtInTemplates.contains { $0.path == path && $0.text.utf8.count == text.count && Bytes($0.text.utf8) == text }
  }

  /// - Parameters:
  ///   - set: asked for when the first template is bound.
  ///   - isSound: whether the templates were checked before, and none of these files is a site's own.
  private init?(
    _ all: [(path: String, file: FileID, text: Bytes)], in set: @escaping @Sendable () -> TemplateSet, isSound: Bool,
    _ findings: inout Findings
  ) {
    func bind<V: View>(_ name: String) -> Template<V>? {
      isSound ? Template(sound: name, in: set) : Template(name, in: set(), &findings)
    }
    let home: Template<HomePage>? = bind("home")
    let caseStudy: Template<CaseStudyPage>? = bind("case-study")
    let caseStudies: Template<StudyIndexPage>? = bind("case-studies")
    let organisation: Template<OrganisationPage>? = bind("organisation")
    let alphabet: Template<AlphabetPage>? = bind("alphabet")
    let lesson: Template<LessonPage>? = bind("lesson")
    let lessons: Template<LessonIndexPage>? = bind("lessons")
    let signs: Template<SignsPage>? = bind("signs")
    let network: Template<NetworkPage>? = bind("network")
    let studyTimeline: Template<StudyTimelinePage>? = bind("timeline")
    let map: Template<EvidenceMapPage>? = bind("map")
    let checklist: Template<ChecklistPage>? = bind("checklist")
    let checklists: Template<ChecklistsPage>? = bind("list")
    let source: Template<SourcePage>? = bind("source")
    let list: Template<ListPage>? = bind("list")
    let glossaryTerm: Template<GlossaryPage>? = bind("glossary-entry")
    let framework: Template<FrameworkPage>? = bind("framework")
    let prose: Template<ProsePageView>? = bind("page")
    let continuation: Template<ContinuationPage>? = bind("continuation")
    let withdrawn: Template<WithdrawnPage>? = bind("withdrawn")
    let moved: Template<MovedPage>? = bind("moved")
    let search: Template<SearchPage>? = bind("search")
    let contribute: Template<ContributePage>? = bind("contribute")
    let form: Template<FormPage>? = bind("form")
    let paper: Template<PaperPage>? = bind("paper")
    let wanted: Template<WantedPage>? = bind("wanted")
    let mistakes: Template<MistakesPage>? = bind("mistakes")
    let mistake: Template<MistakePage>? = bind("mistake")
    let data: Template<DataPage>? = bind("data")
    let dictionary: Template<DictionaryPage>? = bind("dictionary")
    let table: Template<TablePage>? = bind("table")
    let printEdition: Template<PrintPage>? = bind("print")
    let notFound: Template<NotFoundPage>? = bind("404")
    guard let home, let caseStudy, let caseStudies, let organisation, let alphabet, let lesson, let lessons, let signs,
      let network, let studyTimeline, let map, let checklist, let checklists, let source, let list, let glossaryTerm,
      let framework, let prose,
      let continuation, let withdrawn, let moved, let search, let contribute,
      let form, let paper, let wanted, let mistakes, let mistake, let data, let dictionary,
      let table, let printEdition, let notFound
    else { return nil }
    self.home = home
    self.caseStudy = caseStudy
    self.caseStudies = caseStudies
    self.organisation = organisation
    self.alphabet = alphabet
    self.lesson = lesson
    self.lessons = lessons
    self.signs = signs
    self.network = network
    self.studyTimeline = studyTimeline
    self.map = map
    self.checklist = checklist
    self.checklists = checklists
    self.source = source
    self.list = list
    self.glossaryTerm = glossaryTerm
    self.framework = framework
    self.prose = prose
    self.continuation = continuation
    self.withdrawn = withdrawn
    self.moved = moved
    self.search = search
    self.contribute = contribute
    self.form = form
    self.paper = paper
    self.wanted = wanted
    self.mistakes = mistakes
    self.mistake = mistake
    self.data = data
    self.dictionary = dictionary
    self.table = table
    self.printEdition = printEdition
    self.notFound = notFound
    style = compacted(all.first { $0.path == "style.css" }?.text ?? [])
    // A site's own script is sent as it is: kbgen cannot know what its lines mean.
    func sent(_ path: String) -> Bytes {
      let text = all.first { $0.path == path }?.text ?? []
      return isSound || Self.isBuiltIn(path, text) ? compactedLines(text) : text
    }
    script = sent("site.js")
    searchScript = sent("search.js")
    // A page asks for one script: that of a form has in it what every page's does.
    let formParts = ["site.js", "form/file.js", "form/checks.js", "form/form.js"]
    formScript = Bytes(formParts.map(sent).joined(separator: Bytes("\n;".utf8)))
    icon = all.first { $0.path == "icon.svg" }?.text ?? []
  }
}
