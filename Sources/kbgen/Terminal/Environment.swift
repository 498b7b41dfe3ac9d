import Knowledge

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What kbgen takes from around it: all in one place, so that it can be seen that nothing of it reaches the site.
struct Environment: Sendable {
  let isGitHubActions: Bool
  /// By `NO_COLOR` (no-color.org: any text but the empty one), or since the terminal cannot.
  let wantsNoColour: Bool
  let home: String?
  /// The file to which GitHub Actions has a step add its summary.
  let stepSummary: String?
  /// Folders in which programs are looked for.
  var path: [String]
  /// Processors that can be used, at least 1.
  let processors: Int
  /// By `SOURCE_DATE_EPOCH` (reproducible-builds.org), or by the clock of this computer. Nothing of the site depends on it.
  let today: PartialDate

  init() {
    isGitHubActions = Self.value("GITHUB_ACTIONS") == "true"
    wantsNoColour = Self.value("NO_COLOR") != nil || Self.value("TERM") == "dumb"
    home = Self.value("HOME")
    stepSummary = Self.value("GITHUB_STEP_SUMMARY")
    path = Self.value("PATH")?.split(separator: ":").map(String.init) ?? []
    today = Self.date(Self.value("SOURCE_DATE_EPOCH").flatMap { time_t($0) } ?? time(nil))
    processors = max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN)))
  }

  private static func date(_ seconds: time_t) -> PartialDate {
    var seconds = seconds
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ number: CInt) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return PartialDate("\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))")
      ?? PartialDate(year: 1970)
  }

  /// A variable's value; nil where it is not set or empty.
  private static func value(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
  }
}
