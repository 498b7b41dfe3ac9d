import Diagnostics

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
package func link(_ entries: [any Entry], site: Site, files: Set<String>, includesDrafts: Bool = false) -> Linked {
  var findings = Findings()
  var sorted = SortedEntries(entries, includesDrafts: includesDrafts)
  let stubs = Stubs(among: sorted, &findings)
  sorted.add(stubs.made)
  let names = Names(sorted, &findings)

  let byKind = Kind.allCases.map { sorted.commons(of: $0) }
  let (numbering, commons) = (Numbering(byKind.map(\.count)), byKind.flatMap { $0 })
  var linker = EntryLinker(
    sorted, names: names, namedParties: stubs.slugs, files: files, headings: HeadingTable(commons, numbering))
  for (id, common) in zip(numbering.all, commons) {
    linker.link(id, common)
    findings.add(linker.findings.first(mostFindingsInFields))
  }
  for common in commons + sorted.withdrawn.map(\.common) { checkAddresses(common, &findings) }

  let base = KnowledgeBase(
    site: site, sorted, commons, numbering, edges: linker.edges, directory: names.directory,
    namedParties: stubs.slugs, mainSources: linker.mainSources, linkTargets: linker.targets)
  return Linked(base: base, findings: findings)
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
