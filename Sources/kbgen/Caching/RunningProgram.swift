import Output

#if os(Linux)
  import Glibc

  /// What tells this program from any other, and from itself after an update: every file that it was loaded from, with its
  /// number, size and times; nil where that cannot be found out.
  ///
  /// Not the digest of the files, which takes longer than a small site. The time of an inode's change cannot be set by
  /// anyone, so that another program never passes for this one.
  let runningProgram: Digest? = {
    var sum = DigestSum()
    var isKnown = false
    for path in ["/proc/self/exe"] + loadedFiles() {
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      isKnown = isKnown || path == "/proc/self/exe"
      sum.add(path)
      let file = FileStatus(status)
      for number in [Int(status.st_dev), Int(status.st_ino), file.size, file.written, file.changed] { sum.add(number) }
    }
    return isKnown ? sum.digest : nil
  }()

  /// The files that code was loaded from, by what the kernel says; sorted.
  private func loadedFiles() -> [String] {
    let maps = (try? readFile("/proc/self/maps")) ?? []
    var paths: Set<String> = []
    for line in maps.split(separator: UInt8(ascii: "\n")) {
      guard let path = line.firstIndex(of: UInt8(ascii: "/")), line[..<path].contains(UInt8(ascii: "x"))
      else { continue }
      paths.insert(String(decoding: line[path...], as: UTF8.self))
    }
    return paths.sorted()
  }
#else
  /// What tells this program from any other: not found out on this system, so nothing is kept from one build to the next.
  let runningProgram: Digest? = nil
#endif
