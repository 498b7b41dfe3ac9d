import Diagnostics
import Knowledge

/// Every address at which something stood once, with where it leads now: straight to where the content is.
struct FormerAddresses {
  struct Move {
    let from: Address
    let to: Address
    /// What stands there, for a link.
    let label: String
    /// Where an author wrote that it moved; nil where kbgen knows by itself.
    var origin: Place?
  }

  private(set) var moves: [Move] = []
  private(set) var findings = Findings()

  private let index: SiteIndex
  private let siteTitle: String
  /// Addresses that are in use, without case, as routes are compared.
  private lazy var standing = Set(others.map(\.withoutCase))
  /// All that the site has besides. Most sites have nothing to look for among them.
  private let others: [Address]

  /// Reports `address-lost` and `name-lost`.
  ///
  /// - Parameters:
  ///   - standing: all that the site has besides.
  ///   - ledger: the addresses that have been published.
  init(_ index: SiteIndex, standing: some Sequence<Address>, ledger: AddressLedger, siteTitle: String) {
    self.index = index
    self.siteTitle = siteTitle
    others = Array(standing)
    addAliases()
    addTerms()
    addRecorded(ledger)
  }

  private mutating func add(_ move: Move) {
    moves.append(move)
    standing.insert(move.from.withoutCase)
  }

  // MARK: What authors say

  private mutating func addAliases() {
    let base = index.base
    for id in base.allEntries {
      for alias in base[common: id].aliases where alias.value.isAddress {
        add(Move(from: .former(alias.value), to: index.address(id), label: index.title(id), origin: alias.place))
      }
    }
    for entry in base.withdrawn {
      let address = Address.entry(entry.kind, entry.common.slug)
      for alias in entry.common.aliases where alias.value.isAddress {
        add(Move(from: .former(alias.value), to: address, label: entry.common.name, origin: alias.place))
      }
    }
  }

  /// The lists of a term that has another id now.
  private mutating func addTerms() {
    for (name, vocabulary) in index.base.vocabularies.all {
      for term in vocabulary.terms {
        for alias in term.aliases {
          for (former, now) in zip(Address.lists(of: name, alias.text), Address.lists(of: name, term.id))
          where standing.contains(now.path) && !standing.contains(former.path) {
            add(Move(from: former, to: now, label: term.shownLabel))
          }
        }
      }
    }
  }

  // MARK: What the ledger knows

  private mutating func addRecorded(_ ledger: AddressLedger) {
    let entries = Set(ledger.lines.filter { !$0.isNamedOnly }.map(\.page))
    for line in ledger.lines where line.fragment == nil && !standing.contains(line.page) {
      guard let place = ledger.place(of: line) else { continue }
      guard let address = Address.recorded(line.page) else {
        findings.report(
          .addressLost, at: place, "`\(line.text)` is no address that a page of this site had",
          hint: "take this line out; kbgen adds what belongs here by itself")
        continue
      }
      if line.isNamedOnly {
        if !entries.contains(line.page) { addName(address, at: place) }
      } else if let (kind, slug) = address.entry {
        LostAddress(address: address, kind: kind, slug: slug, place: place)
          .report(index.base, isKnown: { entries.contains($0.path) }, &findings)
      } else {
        addList(address, heirs: address.heirs)
      }
    }
  }

  private mutating func addName(_ address: Address, at place: Place) {
    findings.report(
      .nameLost, at: place, "no case study names the organisation any more that stood at `/\(address.path)`",
      hint: "if it has an entry now, add `aliases: [/\(address.path)]` to it; if not, nothing needs to be done: the "
        + "address leads to the list of organisations")
    addList(address, heirs: [.index(.organisation)])
  }

  /// - Parameter heirs: the best first; where none is there, home is.
  private mutating func addList(_ address: Address, heirs: [Address]) {
    let heir = heirs.first { standing.contains($0.path) } ?? .home
    let target = moves.first { $0.from == heir }?.to ?? heir
    add(Move(from: address, to: target, label: label(of: target)))
  }

  private func label(of address: Address) -> String {
    if let (kind, slug) = address.entry, let id = index.base.find(kind, slug: slug) { return index.title(id) }
    let kind = address.path.split(separator: "/").first.flatMap { Kind(folder: $0) }
    return kind.map(Frame.label) ?? siteTitle
  }
}
