import ArgumentParser
import Diagnostics
import Output
import Parallel
import Website

struct AddressesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "addresses",
    abstract: "List the addresses of the site; with --record, remember them as published.",
    discussion: """
      Run kbgen addresses --record whenever the site is published, and keep addresses.txt with the content. From then \
      on every build and every check makes sure that no address in it dies. Nobody has to edit the file.
      """)

  @OptionGroup var shared: SharedOptions

  @Flag(help: "Add the addresses to addresses.txt.")
  var record = false

  func run() throws {
    let setting = try Setting(shared)
    try setting.refuseWithoutContent()
    var options = BuildOptions()
    options.jobs = .upTo(setting.environment.processors)
    let site = try prepare(setting.source, options)
    guard let plan = site.plan else {
      let tally = Tally(site.findings.sorted(by: site.files))
      throw ContentFault(message: "Nothing was recorded: \(counted(tally.errors, "error")); kbgen check says more.")
    }
    let (ledger, added) = (site.ledger ?? AddressLedger()).recording(plan)
    guard record else { return try setting.console.answer(AddressLedger().recording(plan).ledger.bytes) }
    if site.ledger == nil || added > 0 { try setting.source.change([AddressLedger.path: ledger.bytes]) }
    setting.console.tell(
      "\(AddressLedger.path) holds \(counted(ledger.lines.count, "address", "addresses")), \(grouped(added)) of them new."
    )
  }
}
