import Diagnostics
import Knowledge

/// An address of an entry that was published and at which nothing stands.
struct LostAddress {
  let address: Address
  let kind: Kind
  let slug: String
  /// The line of the ledger.
  let place: Place

  /// Says who stood there, where they most likely are, and what to do.
  ///
  /// - Parameter isKnown: whether the ledger has an address; an entry that is new to it is likely to be this one.
  func report(_ base: KnowledgeBase, isKnown: (Address) -> Bool, _ findings: inout Findings) {
    let file = "content/\(kind.folder)/\(slug).md"
    if let draft = base.drafts.first(where: { $0.kind == kind && $0.common.slug == slug }) {
      findings.report(
        .addressLost, at: draft.common.isDraft?.place ?? draft.common.opening,
        "\(file) was published, and as a draft it leaves nothing at `/\(address.path)`",
        notes: [.init("the address is recorded here", at: place)],
        hint: "take `draft: true` out; or, if it is to go, write `withdrawn:` instead, with `date:` and `reason:`")
      return
    }
    let words = "nothing stands at `/\(address.path)` any more, which readers may have kept: it was \(file)"
    guard let heir = heir(base, isKnown: isKnown) else {
      findings.report(
        .addressLost, at: place, words,
        hint: "if it has a new name, add `aliases: [/\(address.path)]` to that entry; if it is to go, put \(file) back "
          + "with `title:` and, under `withdrawn:`, `date:` and `reason:`")
      return
    }
    let common = base[common: heir]
    findings.report(
      .addressLost, at: common.opening, words, notes: [.init("the address is recorded here", at: place)],
      hint:
        "if this is the same entry, add `aliases: [/\(address.path)]` to content/\(heir.kind.folder)/\(common.slug).md; "
        + "if not, put \(file) back with `title:` and, under `withdrawn:`, `date:` and `reason:`")
  }

  /// The entry that most likely stood there: one of that slug in another folder, one whose title or slug is near, or
  /// the only one of its kind that the ledger does not know.
  private func heir(_ base: KnowledgeBase, isKnown: (Address) -> Bool) -> AnyID? {
    let entries = base.allEntries.filter { !base[common: $0].isStub }
    let new = entries.filter { !isKnown(.entry($0.kind, base.slug(of: $0))) }
    if let moved = new.first(where: { base.slug(of: $0) == slug }) { return moved }
    let own = entries.filter { $0.kind == kind }
    if let titled = own.first(where: { base.names(of: $0).contains { makeSlug(from: $0) == slug } }) { return titled }
    let newOwn = new.filter { $0.kind == kind }
    let near = nearest(to: slug, in: newOwn.map { base.slug(of: $0) })
    return newOwn.first { base.slug(of: $0) == near } ?? (newOwn.count == 1 ? newOwn.first : nil)
  }
}
