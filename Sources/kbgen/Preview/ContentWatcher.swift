#if os(Linux)
  import CLinux
  import Glibc

  /// Waits for changes of what a site is made of. The kernel tells of them; nothing is polled.
  final class ContentWatcher {
    /// The folder that holds `content/`.
    private let source: String
    private let descriptor: CInt
    private var root: CInt = -1

    /// What in the source folder a site is made of.
    private static let parts = ["content", "templates", "static"]
    private static let ownFiles = ["addresses.txt"]
    /// How long nothing may happen before a change counts as done, and how long it may go on at most, in milliseconds.
    private static let (quiet, longest): (CInt, Int) = (30, 500)

    init(_ source: String) throws {
      self.source = source
      descriptor = inotify_init1(CInt(IN_CLOEXEC))
      guard descriptor >= 0 else { throw DiskError(cannot: "watch", source, code: errno) }
      watchAll()
    }

    deinit { close(descriptor) }

    /// Returns once something has changed and is quiet again.
    /// - Throws: where the folder can be watched no longer.
    func wait() throws {
      while try !readEvents() {}
      try settle()
    }

    /// Whether something has changed since; if so, once it is quiet again.
    func hasChanged() throws -> Bool {
      var isOurs = false
      while comes(within: 0) { isOurs = try readEvents() || isOurs }
      if isOurs { try settle() }
      return isOurs
    }

    private func settle() throws {
      var waited = 0
      while waited < Self.longest, comes(within: Self.quiet) {
        _ = try readEvents()
        waited += Int(Self.quiet)
      }
      watchAll()
    }

    /// Whether the kernel has something to tell within so many milliseconds.
    private func comes(within time: CInt) -> Bool {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&waiting, 1, time) > 0
    }

    /// Watches every folder. One that is watched already stays so.
    private func watchAll() {
      let changes = UInt32(
        IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR | IN_DONT_FOLLOW)
      root = inotify_add_watch(descriptor, source, changes)
      for part in Self.parts { watch(join(source, part), changes) }
    }

    private func watch(_ path: String, _ changes: UInt32) {
      guard inotify_add_watch(descriptor, path, changes) >= 0 else { return }
      guard let folder = opendir(path) else { return }
      defer { closedir(folder) }
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        let mayBeFolder = entry.pointee.d_type == UInt8(DT_DIR) || entry.pointee.d_type == UInt8(DT_UNKNOWN)
        if mayBeFolder, !name.hasPrefix(".") { watch(join(path, name), changes) }
      }
    }

    /// Reads what has happened; waits until something has. Gives whether it concerns a site.
    private func readEvents() throws -> Bool {
      var buffer = [UInt8](repeating: 0, count: 64 * 1024)
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { return false }
      guard count > 0 else { throw DiskError(cannot: "watch", source, code: errno) }
      var isOurs = false
      buffer.withUnsafeBytes { bytes in
        var position = 0
        let size = MemoryLayout<inotify_event>.size
        while position + size <= count {
          let event = bytes.loadUnaligned(fromByteOffset: position, as: inotify_event.self)
          let name = bytes[(position + size)..<min(count, position + size + Int(event.len))]
          isOurs = concernsSite(event, String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)) || isOurs
          position += size + Int(event.len)
        }
      }
      return isOurs
    }

    private func concernsSite(_ event: inotify_event, _ name: String) -> Bool {
      // The kernel could not keep all that happened: anything may have changed.
      if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { return true }
      if event.wd == root { return Self.parts.contains(name) || Self.ownFiles.contains(name) }
      // What editors and kbgen itself put beside a file for a moment.
      return !name.isEmpty && !name.hasPrefix(".") && !name.hasSuffix("~")
    }
  }
#else
  /// Waits for changes of what a site is made of: only Linux tells of them here.
  final class ContentWatcher {
    init(_ source: String) throws {
      throw DiskError(
        "changes cannot be watched on this system",
        hint: "end the preview with Ctrl-C and begin it again after a change")
    }

    func wait() throws {}

    func hasChanged() throws -> Bool { false }
  }
#endif
