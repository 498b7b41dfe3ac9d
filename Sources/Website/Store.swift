import Output

/// Where the seven stages read from: a folder on disk, or memory in tests and in the preview.
///
/// Paths have `/` between their parts and start at the folder that holds `content/` and `templates/`.
package protocol SourceFolder: Sendable {
  /// Everything below a folder, at any depth, sorted by the bytes of its path; empty where there is no such folder.
  func list(_ folder: String) throws -> [Item]
  /// A file's bytes, or nil where there is none.
  func read(_ path: String) throws -> Bytes?
}

extension SourceFolder {
  /// A file that was listed.
  /// - Throws: ``FileGone``, so that nothing is published empty that was taken away meanwhile.
  func readListed(_ path: String) throws -> Bytes {
    guard let bytes = try read(path) else { throw FileGone(path: path) }
    return bytes
  }
}

/// A file that stood there when its folder was listed, and does no longer.
package struct FileGone: Error, CustomStringConvertible {
  let path: String
  package var description: String { "\(path) was taken away while kbgen read its folder" }
}

/// What tells a file from all others, and from itself after a change, as far as the disk can tell.
package struct Stamp: Sendable, Equatable {
  package let number: Int
  /// When the file last changed in any way: nanoseconds since 1970 by the disk's own clock. A second change at the same
  /// moment leaves no trace.
  package let time: Int

  package init(number: Int, time: Int) {
    self.number = number
    self.time = time
  }
}

/// One thing that stands in a folder.
package struct Item: Sendable, Equatable {
  package enum Kind: Sendable {
    case file
    case folder
    /// A symbolic link, wherever it leads: never followed.
    case link
    /// A pipe, a socket, a device.
    case other
  }
  package let path: String
  package let kind: Kind
  /// In bytes; 0 for what is no file.
  package let size: Int
  /// Nil where nothing tells it from the same file after a change.
  package let stamp: Stamp?

  package init(path: String, kind: Kind, size: Int, stamp: Stamp? = nil) {
    self.path = path
    self.kind = kind
    self.size = size
    self.stamp = stamp
  }
}

/// Where a finished site goes: a staged folder, or memory.
///
/// Calls come from several threads at once, each with a path of its own.
package protocol Destination: Sendable {
  /// Writes one file of the site; folders on the way are made.
  func put(_ path: String, _ bytes: borrowing Bytes, _ digest: Digest) throws
  /// The same for a file that is handed over in stretches, so that it need not be held whole. Gives its digest.
  func put(_ path: String, stretches: (_ write: (borrowing Bytes) throws -> Void) throws -> Void) throws -> Digest
  /// Takes a file over that stands there already, from the site before: if it has the digest and nobody has changed it.
  /// - Returns: whether it did.
  func keep(_ path: String, _ digest: Digest) throws -> Bool
}

extension Destination {
  package func put(_ path: String, _ bytes: borrowing Bytes) throws { try put(path, bytes, Digest(of: bytes)) }

  package func put(
    _ path: String, stretches: (_ write: (borrowing Bytes) throws -> Void) throws -> Void
  ) throws -> Digest {
    var all = Bytes()
    try stretches { all += copy $0 }
    let digest = Digest(of: all)
    try put(path, all, digest)
    return digest
  }
}

/// What earlier builds found out, by digests: nothing in it is ever needed, and it may be lost at any time.
///
/// Calls come from several threads at once.
package protocol BuildCache: Sendable {
  /// What was read from an entry's file.
  /// - Parameter key: the digest of all that the reading depended on.
  func entry(_ key: Digest) -> CachedEntry?
  /// Keeps what was read, and gives it back as it is kept.
  func add(_ archive: borrowing Archive, text: Bytes, _ key: Digest) -> CachedEntry?
  /// What a page came to.
  /// - Parameter fingerprint: the digest of all that the page depends on, but for the titles that it shows.
  func page(_ fingerprint: Digest) -> CachedPage?
  func add(_ page: CachedPage, _ fingerprint: Digest)
  /// Those of the site for which the pages were made; nil where none is known.
  var titles: KnownTitles? { get }
  func add(_ titles: KnownTitles)
}

/// A cache in which nothing is kept.
package struct NoCache: BuildCache {
  package init() {}
  package func entry(_ key: Digest) -> CachedEntry? { nil }
  package func add(_ archive: borrowing Archive, text: Bytes, _ key: Digest) -> CachedEntry? { nil }
  package func page(_ fingerprint: Digest) -> CachedPage? { nil }
  package func add(_ page: CachedPage, _ fingerprint: Digest) {}
  package var titles: KnownTitles? { nil }
  package func add(_ titles: KnownTitles) {}
}

/// A page as it was made, in a cache.
package struct CachedPage: Sendable {
  package let digest: Digest
  /// The numbers of the entries whose titles it shows, each as four bytes.
  package let titles: ArraySlice<UInt8>

  package init(_ digest: Digest, titles: ArraySlice<UInt8> = []) { (self.digest, self.titles) = (digest, titles) }
}

/// What pages of a site can learn of titles, as digests.
package struct KnownTitles: Sendable {
  /// Of the site without its texts.
  package let site: Digest
  /// Of what there is, and where references by name lead.
  package let references: Digest
  /// Of the title of every entry, by its number.
  package let titles: [Digest]

  package init(site: Digest, references: Digest, titles: [Digest]) {
    (self.site, self.references, self.titles) = (site, references, titles)
  }
}

/// An entry as it was read, in a cache.
package struct CachedEntry: Sendable {
  /// The two halves of an ``Archive``.
  package let content, places: ArraySlice<UInt8>
  package let contentDigest: ContentDigest
  /// How many bytes the HTML of its text has, which is fetched when its page is written.
  package let textCount: Int
  /// Nil where it can no longer be read.
  package let text: @Sendable () -> Bytes?

  package init(
    content: ArraySlice<UInt8>, places: ArraySlice<UInt8>, contentDigest: ContentDigest, textCount: Int,
    text: @escaping @Sendable () -> Bytes?
  ) {
    self.content = content
    self.places = places
    self.contentDigest = contentDigest
    self.textCount = textCount
    self.text = text
  }
}
