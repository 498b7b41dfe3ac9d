#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Something that the disk would not do, in words for the person at the keyboard.
package struct DiskError: Error, Equatable, CustomStringConvertible {
  /// One sentence: what was tried, on which path, and why it could not be done.
  package let description: String
  /// What to do, where there is something to do.
  package let hint: String?

  package init(_ description: String, hint: String? = nil) {
    self.description = description
    self.hint = hint
  }

  /// What a call of the C library refused.
  ///
  /// - Parameters:
  ///   - deed: what was tried, to go between "cannot" and the path: "read", "make the folder".
  ///   - code: the `errno` that the call left.
  package init(cannot deed: String, _ path: String, code: CInt, hint: String? = nil) {
    self.init("cannot \(deed) \(path): \(reason(code))", hint: hint ?? remedy(code))
  }
}

/// The C library's words for an error, lower case so that they can end a sentence.
private func reason(_ code: CInt) -> String {
  guard let words = strerror(code) else { return "error \(code)" }
  let text = String(cString: words)
  return text.prefix(1).lowercased() + text.dropFirst()
}

private func remedy(_ code: CInt) -> String? {
  switch code {
  case ENOSPC, EDQUOT: "the disk is full; make room on it and try again (the site that was there is untouched)"
  case EACCES, EPERM: "change who may use it, or choose another folder"
  case EROFS: "the disk can only be read; choose another folder"
  case EMFILE, ENFILE: "too many files are open at once; close other programs, or use fewer --jobs"
  default: nil
  }
}
