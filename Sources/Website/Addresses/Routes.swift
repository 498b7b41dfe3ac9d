import Diagnostics

/// What is already spoken for: every file of the site, each with where it comes from.
struct Routes {
  /// Who has an address: a page, or a file that is copied.
  struct Owner {
    /// "the page of a lesson".
    let words: String
    /// Nil for what kbgen makes by itself.
    let place: Place?
  }

  /// By address, without case: the number of the owner.
  private var owners: [String: Int] = [:]
  private var folders: [String: Int] = [:]
  /// How long the longest path of a folder is, in bytes: most files have longer ones, and need not be looked for among them. Of
  /// two ways to write a path the one in ASCII is the shortest, so that this holds for such files.
  private var longestFolder = 0
  /// The folder of the last path that was claimed: most paths follow others of their folder.
  private var lastFolder = ""
  private(set) var findings = Findings()

  /// Who an owner is, by number: asked for only where two are at odds.
  private let owner: (Int) -> Owner

  /// - Parameter count: about how many addresses will be claimed.
  init(_ count: Int, owner: @escaping (Int) -> Owner) {
    self.owner = owner
    owners.reserveCapacity(count)
  }

  /// Claims an address. Reports `address-taken`, once for each that is claimed twice.
  ///
  /// Addresses are compared without case, since on many computers two that differ only there are one file; and nothing
  /// can be a file and a folder at once.
  mutating func claim(_ address: Address, _ number: Int) {
    let path = address.withoutCase
    let isBesideLast = !lastFolder.isEmpty && address.isDirectly(in: lastFolder)
    let isLonger = !address.mayHaveCapitals && path.utf8.count > longestFolder
    let sameFolder = isLonger ? nil : folders[path]
    if let other = sameFolder ?? (isBesideLast ? nil : fileInPlaceOfFolder(of: address)) {
      return report(address, number, other)
    }
    if let other = owners.updateValue(number, forKey: path) {
      owners[path] = other
      return report(address, number, other)
    }
    if !isBesideLast { claimFolder(of: address, number) }
  }

  /// The file that stands where a path needs a folder.
  private func fileInPlaceOfFolder(of address: Address) -> Int? {
    var folder = address.folderWithoutCase[...]
    while !folder.isEmpty {
      if folders[String(folder)] != nil { return nil }
      if let other = owners[String(folder)] { return other }
      folder = folder[..<(folder.utf8.lastIndex(of: UInt8(ascii: "/")) ?? folder.startIndex)]
    }
    return nil
  }

  private mutating func claimFolder(of address: Address, _ number: Int) {
    lastFolder = address.folderWithoutCase
    longestFolder = max(longestFolder, lastFolder.utf8.count)
    var folder = lastFolder[...]
    while !folder.isEmpty, folders.updateValue(number, forKey: String(folder)) == nil {
      folder = folder[..<(folder.utf8.lastIndex(of: UInt8(ascii: "/")) ?? folder.startIndex)]
    }
  }

  private mutating func report(_ address: Address, _ number: Int, _ otherNumber: Int) {
    let (owner, other) = (self.owner(number), self.owner(otherNumber))
    // The message stands where an author can do something about it.
    let (first, second) = owner.place == nil ? (other, owner) : (owner, other)
    guard let place = first.place else {
      preconditionFailure("kbgen gives \(address.path) to two of its own pages: \(owner.words), \(other.words)")
    }
    findings.report(
      .addressTaken, at: place, "\(first.words) would stand at `/\(address.path)`, where \(second.words) stands",
      notes: second.place.map { [.init("\(second.words) comes from here", at: $0)] } ?? [],
      hint: "give this file another name")
  }
}
