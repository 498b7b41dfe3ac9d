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
      edges += linker.edges.sorted { ($0.relation, $0.row) < ($1.relation, $1.row) }
      if !linker.targets.isEmpty { targets[AnyID(kind, index)] = linker.targets }
      findings.add(linker.findings)
    }
  }
  checkAddresses(sorted, &findings)

  let counts = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0, sorted[$0].count) })
  let base = KnowledgeBase(
    site: site, vocabularies: site.vocabularies,
    caseStudies: sorted.all(CaseStudy.self), organisations: sorted.all(Organisation.self),
    lessons: sorted.all(Lesson.self), sources: sorted.all(Source.self), glossary: sorted.all(GlossaryTerm.self),
    frameworks: sorted.all(Framework.self), pages: sorted.all(ProsePage.self),
    withdrawn: sorted.withdrawn.map { KnowledgeBase.UnlistedEntry(kind: type(of: $0).kind, common: $0.common) },
    drafts: sorted.drafts.map { KnowledgeBase.UnlistedEntry(kind: type(of: $0).kind, common: $0.common) },
    forward: EdgeTable(edges, counts: counts, by: { $0.from }),
    backward: EdgeTable(edges.turned, counts: counts, by: { $0.to }),
    directory: names.directory, namedParties: stubs.slugs, linkTargets: targets)
  return Linked(base: base, findings: findings)
}

extension [Edge] {
  /// By where they lead, relation and then as before. Numbers are sorted and not the edges: there are twenty to an entry.
  fileprivate var turned: [Edge] {
    var order = indices.map { index in
      let edge = self[index]
      let target = UInt64(edge.to.kind.rawValue) << 40 | UInt64(edge.to.index) << 8 | UInt64(edge.relation.rawValue)
      return (target, UInt32(index))
    }
    order.sort { $0 < $1 }
    return order.map { self[Int($0.1)] }
  }
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
