import Diagnostics
import Knowledge
import Markdown
import Output
import Website

/// What the web says of the addresses that the content names.
///
/// curl asks: it is on nearly every machine, and knows more of certificates, proxies and odd servers than kbgen should.
/// One request to a host at a time, a few hosts at once, each with a time limit; nothing of what comes back is kept.
struct LinkReport {
  let section: HealthSheet.Section

  /// Hosts that are asked at once.
  private static let hostsAtOnce = 8
  /// For one address, redirects included.
  private static let secondsEach = 20

  init(_ checked: PreparedSite, _ setting: Setting) throws {
    guard let curl = setting.environment.path.lazy.compactMap({ absolutePath(ofProgram: "\($0)/curl") }).first else {
      throw DiskError(
        "kbgen asks the web with the program curl, and this machine has none",
        hint: "install curl, or leave out --links")
    }
    let named = checked.outsideAddresses
    let rounds = Self.rounds(of: Array(Set(named.map(\.address))).sorted())
    var answers: [String: Answer] = [:]
    for (number, round) in rounds.enumerated() {
      if number > 0, number.isMultiple(of: 5) {
        setting.console.tell("Asked about \(counted(answers.count, "address", "addresses")) so far.")
      }
      var left = round
      // Some servers refuse to say only whether a page is there; they are asked for its first bytes.
      for way in [["--head"], ["--range", "0-0"]] where !left.isEmpty {
        let said = try Self.ask(left, curl, way, setting.environment)
        for (address, answer) in zip(left, said) { answers[address] = answer }
        left = left.filter { answers[$0]?.isRefusal ?? false }
      }
    }
    let items = named.compactMap { named in
      answers[named.address]?.words.map { HealthSheet.Item(place: named.place, subject: named.address, words: $0) }
    }
    section = HealthSheet.Section(
      "outside-addresses", "Addresses that are dead or have moved",
      "Look for the page, or for a copy of it in a web archive, and write its new address; "
        + "\(counted(answers.count, "address was", "addresses were")) asked about.", items)
  }

  /// What came back about one address.
  struct Answer: Equatable {
    /// 0 where nothing came back.
    let status: Int
    /// Where it leads for good; nil where it does not.
    let movedTo: String?
    /// curl's word for what went wrong.
    let fault: String

    var isRefusal: Bool { status >= 400 && status != 404 && status != 410 }

    /// Nil where all is well, or where a server merely does not want to be asked by a program.
    var words: String? {
      switch status {
      case 0: return "no answer: \(fault.isEmpty ? "it took too long" : fault)"
      case 404, 410: return "there is no such page any more (\(status))"
      case 401, 403, 405, 406, 429, 503, 999: return nil
      case 400...: return "the server says that something is wrong (\(status))"
      default: return movedTo.map { "it has moved to \($0)" }
      }
    }
  }

  /// The addresses in rounds: in each, no host stands twice, and no more than some stand in all.
  static func rounds(of addresses: [String]) -> [[String]] {
    var byHost: [(host: String, addresses: [String])] = []
    var index: [String: Int] = [:]
    for address in addresses {
      let host = String(address.drop { $0 != "/" }.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" })
        .lowercased()
      if let known = index[host] {
        byHost[known].addresses.append(address)
      } else {
        index[host] = byHost.count
        byHost.append((host, [address]))
      }
    }
    var rounds: [[String]] = []
    for depth in 0..<(byHost.map(\.addresses.count).max() ?? 0) {
      let due = byHost.compactMap { $0.addresses.count > depth ? $0.addresses[depth] : nil }
      var start = 0
      while start < due.count {
        rounds.append(Array(due[start..<min(start + hostsAtOnce, due.count)]))
        start += hostsAtOnce
      }
    }
    return rounds
  }

  /// Asks about each of some addresses, at once.
  private static func ask(
    _ addresses: [String], _ curl: String, _ way: [String], _ environment: Environment
  ) throws -> [Answer] {
    // The settings of whoever runs it (-q, first) do not count; no other protocol is spoken, be it after a redirect.
    var arguments =
      [
        "-q", "--parallel", "--parallel-max", "\(hostsAtOnce)", "--globoff", "--silent", "--location", "--max-redirs",
        "5", "--proto", "=http,https", "--proto-redir", "=http,https",
        "--connect-timeout", "10", "--max-time", "\(secondsEach)", "--user-agent",
        "kbgen (looks for dead links; asked by a person)", "--write-out",
        "%{urlnum}\\t%{http_code}\\t%{num_redirects}\\t%{url_effective}\\t%{errormsg}\\n",
      ] + way
    for address in addresses {
      arguments += ["--output", "/dev/null", "--url", String(address.prefix { $0 != "#" })]
    }
    let limit = Duration.seconds(secondsEach * 2 + 10)
    let said = try output(ofProgram: curl, arguments, environment, limit: limit)
    var answers = addresses.map { _ in Answer(status: 0, movedTo: nil, fault: "") }
    for line in said.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= 5, let number = Int(fields[0]), answers.indices.contains(number) else { continue }
      let status = Int(fields[1]) ?? 0
      let asked = String(addresses[number].prefix { $0 != "#" })
      let isElsewhere = fields[2] != "0" && fields[3].withoutSlash != asked.withoutSlash
      answers[number] = Answer(status: status, movedTo: isElsewhere ? fields[3] : nil, fault: fields[4])
    }
    return answers
  }
}

extension String {
  fileprivate var withoutSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}

extension PreparedSite {
  /// Every address of the web that an entry names, with where; those of the site itself are none.
  var outsideAddresses: [(address: String, place: Place)] {
    var found: [(address: String, place: Place)] = []
    for id in base.writtenEntries {
      let common = base[common: id]
      for link in common.body.links where link.spelling == .external && !link.isImage {
        found.append((link.target.value, link.target.place))
      }
      if let study = id.of(CaseStudy.self) {
        found += [base[study].website].compactMap { $0 }.map { ($0.value.text, $0.place) }
      }
      if let organisation = id.of(Organisation.self) {
        found += [base[organisation].website].compactMap { $0 }.map { ($0.value.text, $0.place) }
      }
      if let source = id.of(Source.self) {
        found += [base[source].url].compactMap { $0 }.map { ($0.value.text, $0.place) }
      }
    }
    let own = base.site.baseURL?.value.text
    return found.filter { named in
      (named.address.hasPrefix("https://") || named.address.hasPrefix("http://"))
        && own.map { !named.address.hasPrefix($0) } ?? true
    }
  }
}
