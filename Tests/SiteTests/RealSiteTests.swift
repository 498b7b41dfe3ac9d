import Diagnostics
import Foundation
import Knowledge
import Output
import TestSupport
import Testing
import Website

/// The site that this repository publishes. Nothing here depends on what the content says: any sound entry passes.
@Suite("The site of this repository")
struct RealSiteTests {
  /// The content and templates of the repository, in memory.
  private static let folder: MemoryFolder = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var folder = MemoryFolder()
    for top in ["content", "static", "templates"] {
      let start = root.appending(path: top)
      for path in (try? FileManager.default.subpathsOfDirectory(atPath: start.path)) ?? [] {
        guard let data = try? Data(contentsOf: start.appending(path: path)) else { continue }
        folder.files["\(top)/\(path)"] = Bytes(data)
      }
    }
    return folder
  }()

  private func build(jobs: Int) throws -> [String: Bytes] {
    var options = BuildOptions()
    options.jobs = jobs
    let site = try prepare(Self.folder, options)
    let errors = site.findings.all.filter { $0.severity == .error }
    try #require(errors.map(\.message) == [], "the content has mistakes: kbgen check shows them")
    let destination = MemoryDestination()
    try #require(site.plan).write(from: Self.folder, into: destination, jobs: jobs)
    return destination.files
  }

  @Test("every link and anchor leads somewhere, and every page is reached from home")
  func crawl() throws {
    let site = try prepare(Self.folder, BuildOptions())
    let crawler = Crawler(try build(jobs: 2), base: site.base.site.baseURL?.text ?? "")
    #expect(crawler.problems == [])
    #expect(crawler.reached.count > 10)
  }

  @Test("the bytes do not depend on the number of jobs")
  func jobs() throws {
    #expect(try build(jobs: 1) == build(jobs: 7))
  }
}
