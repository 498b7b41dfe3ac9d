import ArgumentParser
import Diagnostics
import Preview
import Website

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the site in a browser while you write, and again after each change.",
    discussion: """
      Open the address that it prints. The page follows what you save, and stays where you had scrolled to. Mistakes are \
      shown over it. Nothing is written: kbgen build makes the site that is published. Ctrl-C ends it.

      Only this computer can look, unless --host says otherwise. The search needs an index, which only a build makes.
      """)

  @OptionGroup var shared: SharedOptions
  @OptionGroup var content: ContentOptions

  @Option(help: ArgumentHelp("The port; left out, 8080 or the next one that is free.", valueName: "number"))
  var port: UInt16?

  @Option(help: ArgumentHelp("The address to answer at. 0.0.0.0 lets other computers in.", valueName: "address"))
  var host = "127.0.0.1"

  @Option(help: "The editor that links beside mistakes open.")
  var editor = Editor.vscode

  func run() throws {
    let setting = try Setting(shared)
    try setting.refuseWithoutContent()
    let door = try Door(host: numericHost(), port: freePort())
    let address = "http://\(host == "0.0.0.0" ? "127.0.0.1" : host.contains(":") ? "[\(host)]" : host):\(door.port)/"
    var options = BuildOptions(content, setting.environment)
    options.baseURL = address
    let watcher = try ContentWatcher(setting.source.path)
    let site = PreviewSite(setting.source, folder: setting.source.absolutePath, options: options, editor: editor)
    let beginning = ContinuousClock.now
    tell(site.update(), setting.console, since: beginning)

    let server = Server(door) { site.answer($0) }
    let console = setting.console
    Task {
      do { try await server.run() } catch {
        console.end(
          with: DiskError(
            "nothing can be served at \(address)", hint: "something else may be there: choose another port with --port")
        )
      }
    }
    endQuietly()
    console.tell("Look at \(address) (Ctrl-C ends it)")
    while true {
      try watcher.wait()
      let start = ContinuousClock.now
      var outcome = site.update()
      // A switch to another branch goes on for longer than a quiet moment. What it looked like on the way is no news.
      for _ in 0..<Self.mostUntold {
        guard try watcher.hasChanged() else { break }
        outcome = site.update()
      }
      server.tellOfChange()
      tell(outcome, console, since: start)
    }
  }

  /// So often in a row it may go on changing before something is shown all the same.
  private static let mostUntold = 10
  /// More mistakes than these fill a screen and help nobody: they are counted.
  private static let mostShown = 12

  /// Ctrl-C is how it is meant to end.
  private func endQuietly() {
    for number in [SIGINT, SIGTERM] { signal(number) { _ in _exit(0) } }
  }

  private func tell(_ outcome: PreviewSite.Outcome, _ console: Console, since start: ContinuousClock.Instant) {
    if let trouble = outcome.trouble { return console.warn(trouble.description, hint: trouble.hint) }
    guard let site = outcome.site else { return }
    let findings = site.findings.sorted(by: site.files)
    let shown = findings.shown(by: console, isStrict: false, hints: console.amount == .verbose)
    try? console.show(Array(shown.prefix(Self.mostShown)), from: site.files, on: .messages)
    if shown.count > Self.mostShown {
      console.tell("and \(shown.count - Self.mostShown) more, which kbgen check shows")
    }
    let time = ContinuousClock.now - start
    if let plan = site.plan {
      console.tell("\(counted(plan.pages.count { $0.kind != .file }, "page")) in \(seconds(time))")
    } else {
      console.tell("\(Tally(findings).words). The pages are those from before.")
    }
  }

  /// The port that was asked for, or the first free one from 8080 on.
  private func freePort() throws -> Int {
    if let port, port > 0 {
      guard isFree(Int(port)) else {
        throw DiskError(
          "nothing can be served at port \(port)",
          hint: "something else is there, or it is not yours: leave --port out, or choose another")
      }
      return Int(port)
    }
    return (8080..<8180).first(where: isFree) ?? 8080
  }

  /// - Throws: where it is no address.
  private func numericHost() throws -> String {
    var four = in_addr()
    var six = in6_addr()
    guard host == "localhost" || inet_pton(AF_INET, host, &four) == 1 || inet_pton(AF_INET6, host, &six) == 1 else {
      throw UsageError(
        "`\(host)` is no address of a computer",
        hint: "leave --host out to look from this computer alone, or write 0.0.0.0 to let others in")
    }
    return host
  }

  private func isFree(_ port: Int) -> Bool {
    #if os(Linux)
      let kind = CInt(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let descriptor = socket(AF_INET, kind, 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var yes: CInt = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = host == "127.0.0.1" || host == "localhost" ? in_addr_t(0x7f00_0001).bigEndian : 0
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}

extension Editor: ExpressibleByArgument {}
