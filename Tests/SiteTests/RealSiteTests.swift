import Diagnostics
import Knowledge
import Output
import Parallel
import TestSupport
import Testing
import Website

/// The site that this repository publishes. Nothing here depends on what the content says: any sound entry passes.
@Suite("The site of this repository")
struct RealSiteTests {
  private func build(jobs: Jobs) throws -> [String: Bytes] {
    var options = BuildOptions()
    options.jobs = jobs
    let site = try prepare(Repository.content, options)
    let errors = site.findings.all.filter { $0.severity == .error }
    try #require(errors.map(\.message) == [], "the content has mistakes: kbgen check shows them")
    let destination = MemoryDestination()
    try #require(site.plan).write(from: Repository.content, into: destination, jobs: jobs)
    return destination.files
  }

  @Test("every link and anchor leads somewhere, and every page is reached from home")
  func crawl() throws {
    let site = try prepare(Repository.content, BuildOptions())
    let crawler = Crawler(try build(jobs: 2), base: site.base.site.baseURL?.text ?? "")
    #expect(crawler.problems == [])
    #expect(crawler.reached.count > 10)
  }

  @Test("the bytes do not depend on the number of jobs")
  func jobs() throws {
    #expect(try build(jobs: 1) == build(jobs: 7))
  }
}
