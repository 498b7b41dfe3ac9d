import Diagnostics

/// What is already spoken for: every file of the site, each with where it comes from.
struct Routes {
  /// Who has an address: a page, or a file that is copied.
  struct Owner {
    /// "the page of a lesson", for messages, which are few.
    let words: @Sendable () -> String
    /// Nil for what kbgen makes by itself.
    let place: Place?

    init(words: @escaping @Sendable @autoclosure () -> String, place: Place?) {
      (self.words, self.place) = (words, place)
    }
  }

  private var owners: [String: Owner] = [:]
  private var folders: [String: Owner] = [:]
  /// The folder of the last path that was claimed: most paths follow others of their folder.
  private var lastFolder = ""
  private(set) var findings = Findings()

  /// Claims an address. Reports `address-taken`, once for each that is claimed twice.
  ///
  /// Addresses are compared without case, since on many computers two that differ only there are one file; and nothing
  /// can be a file and a folder at once.
  mutating func claim(_ address: Address, _ owner: Owner) {
    let path = address.path.lowercased()
    if let other = folders[path] ?? fileInPlaceOfFolder(of: path) { return report(address, owner, other) }
    if let other = owners.updateValue(owner, forKey: path) {
      owners[path] = other
      return report(address, owner, other)
    }
    claimFolder(of: path, owner)
  }

  /// The file that stands where a path needs a folder.
  private func fileInPlaceOfFolder(of path: String) -> Owner? {
    var folder = path[...]
    while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
      folder = folder[..<slash]
      if folder == lastFolder { return nil }
      if folders[String(folder)] != nil { return nil }
      if let other = owners[String(folder)] { return other }
    }
    return nil
  }

  private mutating func claimFolder(of path: String, _ owner: Owner) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
    var folder = path[..<slash]
    if folder == lastFolder { return }
    lastFolder = String(folder)
    while folders.updateValue(owner, forKey: String(folder)) == nil {
      guard let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
      folder = folder[..<slash]
    }
  }

  private mutating func report(_ address: Address, _ owner: Owner, _ other: Owner) {
    // The message stands where an author can do something about it.
    let (first, second) = owner.place == nil ? (other, owner) : (owner, other)
    guard let place = first.place else {
      preconditionFailure("kbgen gives \(address.path) to two of its own pages: \(owner.words()), \(other.words())")
    }
    findings.report(
      .addressTaken, at: place, "\(first.words()) would stand at `/\(address.path)`, where \(second.words()) stands",
      notes: second.place.map { [.init("\(second.words()) comes from here", at: $0)] } ?? [],
      hint: "give this file another name")
  }
}
