import Output

extension Plan {
  /// Renders every page and writes it, several at once; then copies what is published as it is.
  ///
  /// A page is held only until it is written. The bytes do not depend on the number of jobs.
  ///
  /// - Parameters:
  ///   - folder: where the copied files come from.
  ///   - jobs: how many pages are rendered at once.
  ///   - watch: who is told which page is being rendered.
  /// - Throws: what the folder or the destination throws; the first such fault, by the order of the plan.
  package func write(
    from folder: any SourceFolder, into destination: any Destination, jobs: Int, watch: (any Watch)? = nil
  ) throws {
    let rendered = inParallel(pages.count, jobs: jobs) { index in
      Result {
        var bytes = Bytes()
        bytes.reserveCapacity(16 * 1024)
        watch.during(pages[index].address.path) { pages[index].write(&bytes) }
        try destination.put(pages[index].address.path, bytes)
      }
    }
    for result in rendered { try result.get() }
    for file in longFiles {
      try destination.put(file.address.path) { write in try file.eachStretch(write) }
    }
    for copy in copies { try destination.put(copy.address.path, try folder.read(copy.path) ?? []) }
  }
}

extension Plan {
  /// Hands over every file of the site by the order of their paths, one after the other.
  package func writeInOrder(
    from folder: any SourceFolder,
    _ use: (_ path: String, _ stretches: (_ write: (borrowing Bytes) throws -> Void) throws -> Void) throws -> Void
  ) throws {
    enum File {
      case page(Page)
      case long(LongFile)
      case copy(CopiedFile)
    }
    let all =
      pages.map { ($0.address, File.page($0)) } + longFiles.map { ($0.address, .long($0)) }
      + copies.map { ($0.address, .copy($0)) }
    for (address, file) in all.sorted(by: { $0.0 < $1.0 }) {
      switch file {
      case .page(let page):
        var bytes = Bytes()
        page.write(&bytes)
        try use(address.path) { write in try write(bytes) }
      case .long(let file): try use(address.path) { write in try file.eachStretch(write) }
      case .copy(let copy):
        let bytes = try folder.read(copy.path) ?? []
        try use(address.path) { write in try write(bytes) }
      }
    }
  }
}
