import Output
import Parallel
import Synchronization
import Website

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Publisher {
  /// Has another kbgen build the same site beside this one, with another number of jobs and in another order of what has
  /// none, and compares them to the byte.
  ///
  /// Another program and not this one again, since within one program what is in no order often comes in the same. The index
  /// for searching is left out: Pagefind makes another one each time.
  ///
  /// - Parameter request: what the site is made from, with absolute paths.
  /// - Throws: where they differ, with the names of three files.
  func verify(_ request: VerifyRequest, _ environment: Environment) throws {
    guard let program = ownPath() else { throw OwnFault("it cannot find its own program to build a second time") }
    let name = ".\(output.name).kbgen-verify"
    try parent.remove(name)
    defer { try? parent.remove(name) }
    var surroundings = environment
    // Without a PATH there is no Pagefind.
    surroundings.path = []
    let arguments = request.arguments + ["--output", join(output.parent, name), "--quiet"]
    let run = try runProgram(program, arguments, surroundings, limit: .seconds(3_600))
    guard run.end == .code(0), let other = try parent.folder(name) else {
      throw OwnFault("the second of two builds ended otherwise than the first (\(run.lastWords))")
    }
    let different = try differences(from: other)
    guard different.isEmpty else {
      let rest = different.count > 3 ? " and \(different.count - 3) more" : ""
      throw OwnFault("two builds of the same differ in \(different.prefix(3).joined(separator: ", "))\(rest)")
    }
  }

  /// The files that two sites do not have alike, sorted.
  private func differences(from other: borrowing Folder) throws -> [String] {
    let index = Address.searchIndex.path + "/"
    let list = try manifest()
    let paths = list.digests.indices.map { list.path($0) }.filter { !$0.hasPrefix(index) }
    var different: [String] = []
    for path in paths where try staged.read(path, limit: .max - 1) != other.read(path, limit: .max - 1) {
      different.append(path)
    }
    let mine = Set(paths)
    try other.collectFiles { if !mine.contains($0), $0 != Manifest.fileName { different.append($0) } }
    return different.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// What a second build is made from.
struct VerifyRequest {
  let arguments: [String]

  init(source: String, _ options: BuildOptions) {
    arguments =
      ["build", "--fresh", "--source", source, "--jobs", "\(options.jobs.other)"]
      + (options.includesDrafts ? ["--drafts"] : []) + (options.baseURL.map { ["--base-url", $0] } ?? [])
  }
}

extension Jobs {
  /// Another number than is used.
  fileprivate var other: Int {
    switch self {
    case .exactly(1): 3
    case .exactly: 1
    case .upTo(let most): most + 1
    }
  }
}

extension Folder {
  /// Gives the path of every file in the folder, at any depth, in no order.
  fileprivate func collectFiles(_ prefix: String = "", _ take: (String) -> Void) throws {
    for entry in try entries() {
      let path = prefix + entry.name.text
      if let inner = (try? folder(entry.name.text)) ?? nil {
        try inner.collectFiles(path + "/", take)
      } else {
        take(path)
      }
    }
  }
}

/// This very program, wherever it is.
private func ownPath() -> String? {
  #if canImport(Darwin)
    var size: UInt32 = 4096
    var buffer = [CChar](repeating: 0, count: Int(size))
    guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
    return String(cString: buffer)
  #else
    guard let path = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  #endif
}
