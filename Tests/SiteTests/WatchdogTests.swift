import Synchronization
import Testing

@testable import kbgen

@Suite("The watch over what never ends")
struct WatchdogTests {
  private final class Said: Sendable {
    let paths = Mutex<[String]>([])
  }

  @Test("what is worked on for longer than the limit is named, and what is done is forgotten")
  func late() {
    let said = Said()
    let watchdog = Watchdog(limit: 3, ticking: false) { path in said.paths.withLock { $0.append(path) } }
    let endless = watchdog.begin("content/pages/endless.md")
    let quick = watchdog.begin("content/pages/a.md")
    watchdog.tick(busy: 1)
    watchdog.tick(busy: 1)
    watchdog.end(quick)
    #expect(said.paths.withLock { $0 } == [])
    watchdog.tick(busy: 1)
    #expect(said.paths.withLock { $0 } == ["content/pages/endless.md"])
    watchdog.end(endless)
    watchdog.tick(busy: 1)
    #expect(said.paths.withLock(\.count) == 1)
  }

  @Test("time in which kbgen has no processor counts for little: a machine may be overloaded")
  func starved() {
    let said = Said()
    let watchdog = Watchdog(limit: 3, ticking: false) { path in said.paths.withLock { $0.append(path) } }
    _ = watchdog.begin("content/pages/a.md")
    for _ in 1..<60 { watchdog.tick(busy: 0.01) }
    #expect(said.paths.withLock { $0 } == [])
    watchdog.tick(busy: 0.01)
    #expect(said.paths.withLock { $0 } == ["content/pages/a.md"])
  }
}
