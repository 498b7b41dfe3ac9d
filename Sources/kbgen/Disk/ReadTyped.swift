import Output

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The most that is read of a file named on the command line, in bytes: what may be parsed is far less, and says so.
private let largestTyped = 64 << 20

/// Reads what a person named on the command line: a link or a pipe is what they meant.
func readFile(_ path: String) throws -> Bytes {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw DiskError(cannot: "read", path, code: errno) }
  defer { close(descriptor) }
  return try readToEnd(of: descriptor, path, expecting: 65_536, limit: largestTyped)
}

func readStandardInput() throws -> Bytes {
  try readToEnd(of: STDIN_FILENO, "standard input", expecting: 65_536, limit: largestTyped)
}
