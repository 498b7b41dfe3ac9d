import Diagnostics
import Parallel

/// What the linker gives: the knowledge base, and what is wrong between its entries.
package struct Linked: Sendable {
  package let base: KnowledgeBase
  package let findings: Findings
}

/// Joins entries into a knowledge base.
///
/// - Parameters:
///   - entries: in any order; faulty ones among them.
///   - files: paths of files that can be linked to, `content/images/…` and `static/…`.
///   - includesDrafts: whether drafts count as published.
///   - jobs: how many entries are linked at once.
package func link(
  _ entries: [any Entry], site: Site, files: Set<String>, includesDrafts: Bool = false, jobs: Jobs = 1
) -> Linked {
  var findings = Findings()
  var sorted = SortedEntries(entries, includesDrafts: includesDrafts)
  let stubs = Stubs(among: sorted, &findings)
  sorted.add(stubs.made)
  let names = Names(sorted, &findings)

  let byKind = Kind.allCases.map { sorted.commons(of: $0) }
  let (numbering, commons) = (Numbering(byKind.map(\.count)), byKind.flatMap { $0 })
  let linker = EntryLinker(
    sorted, names: names, namedParties: stubs.slugs, files: files, headings: HeadingTable(commons, numbering))
  let stretches = inStretches(commons.count, jobs: jobs) { [ids = numbering.all] stretch in
    var linker = linker
    linker.expect(stretch.count)
    var findings = Findings()
    for number in stretch {
      linker.link(ids[number], commons[number])
      findings.add(linker.findings.first(mostFindingsInFields))
    }
    return Links(edges: linker.edges, targets: linker.targets, mainSources: linker.mainSources, findings: findings)
  }
  var links = stretches.first ?? Links()
  for further in stretches.dropFirst() { links.add(further) }
  findings.add(links.findings)
  for common in commons + sorted.withdrawn.map(\.common) { checkAddresses(common, &findings) }

  let base = KnowledgeBase(
    site: site, sorted, commons, numbering, edges: links.edges, directory: names.directory,
    namedParties: stubs.slugs, mainSources: links.mainSources, linkTargets: links.targets)
  return Linked(base: base, findings: findings)
}

/// What linking a stretch of entries gives.
private struct Links: Sendable {
  var edges: [Edge] = []
  var targets: [[KnowledgeBase.LinkTarget?]] = []
  var mainSources: [ID<Source>?] = []
  var findings = Findings()

  /// Adds those of the next stretch.
  mutating func add(_ next: Links) {
    edges += next.edges
    targets += next.targets
    mainSources += next.mainSources
    findings.add(next.findings)
  }
}

/// Old addresses have a form that can be served. That none is in use is for the plan to say.
private func checkAddresses(_ common: Common, _ findings: inout Findings) {
  for alias in common.aliases where alias.value.isAddress {
    let parts = alias.text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    let isAddress =
      alias.text.hasSuffix(".html") && (1...2).contains(parts.count) && parts.dropLast().allSatisfy { isSlug($0) }
      && isSlug(parts.last?.dropLast(5) ?? "")
    guard !isAddress else { continue }
    findings.report(
      .aliasForm, at: alias.place, "`\(alias.text)` is not an address that a page of this site had",
      hint: "write it as it stood behind the site's name: /organisations/old-name.html")
  }
}
