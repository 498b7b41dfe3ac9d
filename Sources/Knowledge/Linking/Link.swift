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
  let stubs = Stubs(for: sorted.all(CaseStudy.self), among: sorted, &findings)
  sorted.add(stubs.made)
  let names = Names(sorted, &findings)

  var edges: [Edge] = []
  var targets: [AnyID: [KnowledgeBase.LinkTarget?]] = [:]
  let headings = HeadingTable(sorted)
  for kind in Kind.allCases {
    for (index, entry) in sorted[kind].enumerated() {
      var linker = EntryLinker(
        entry, AnyID(kind, index), names: names, namedParties: stubs.slugs, headings: headings, files: files)
      linker.run()
      // Numbers are sorted and not the edges, which are large. A file of 192 KB has less than a million of anything.
      let own = linker.edges
      let order = own.indices.map { Int(own[$0].relation.rawValue) << 40 | own[$0].row << 20 | $0 }
      for place in order.sorted() { edges.append(own[place & 0xfffff]) }
      if !linker.targets.isEmpty { targets[AnyID(kind, index)] = linker.targets }
      findings.add(linker.findings.first(mostFindingsInFields))
    }
  }
  checkAddresses(sorted, &findings)

  let base = KnowledgeBase(
    site: site, sorted, edges: edges, directory: names.directory, namedParties: stubs.slugs, linkTargets: targets)
  return Linked(base: base, findings: findings)
}

/// Old addresses have a form that can be served. That none is in use is for the plan to say.
private func checkAddresses(_ entries: SortedEntries, _ findings: inout Findings) {
  for entry in Kind.allCases.flatMap({ entries[$0] }) + entries.withdrawn {
    for alias in entry.common.aliases where alias.value.isAddress {
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
}
