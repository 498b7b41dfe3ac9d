import Foundation
import Testing

@testable import kbgen

@Suite("Names and addresses on disk")
struct MoveCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.writeSmallSite()
    try folder.write("---\ntitle: Home\n---\nRead [how](about.md) it is made.\n", to: "content/pages/home.md")
  }

  private func kbgen(_ arguments: String...) throws -> Program.Run { try Program.run(arguments, in: folder) }

  @Test("mv renames the file, mends what refers to it, and says what it changed")
  func move() throws {
    let run = try kbgen("mv", "pages/about", "pages/how-it-is-made")
    #expect(run.status == 0)
    #expect(
      run.messages == """
        Renamed content/pages/about.md to content/pages/how-it-is-made.md.
        Changed what refers to it in
          content/pages/home.md
        The address /about.html leads on to the page of pages/how-it-is-made.

        """)
    #expect(
      folder.text("content/pages/home.md") == "---\ntitle: Home\n---\nRead [how](how-it-is-made.md) it is made.\n")
    #expect(try folder.names("content/pages") == ["home.md", "how-it-is-made.md"])
    #expect(try kbgen("build").status == 0)
    #expect(folder.text("public/about.html")?.contains("url=how-it-is-made.html") == true)
    #expect(folder.text("public/_redirects") == "/about.html /how-it-is-made.html 301\n")
  }

  @Test(
    "a move that is refused touches no file, and says why",
    arguments: [
      (["pages/nothing", "x"], Int32(2), "no page `nothing`"),
      (["pages/about", "404"], 1, "Nothing was changed: afterwards the content would have the mistakes above."),
    ])
  func refused(names: [String], status: Int32, words: String) throws {
    let run = try Program.run(["mv"] + names, in: folder)
    #expect(run.status == status)
    #expect(run.messages.contains(words))
    #expect(try folder.names("content/pages") == ["about.md", "home.md"])
    #expect(folder.text("content/pages/home.md")?.contains("(about.md)") == true)
  }

  @Test("addresses that were recorded may not be dropped; a build alone records nothing")
  func record() throws {
    #expect(try kbgen("build").status == 0)
    #expect(folder.text("addresses.txt") == nil)
    let listed = try kbgen("addresses")
    let count = listed.output.split(separator: "\n").count - 1
    #expect(listed.output.contains("\nabout.html\n") && listed.output.contains("\nindex.html\n"))
    #expect(folder.text("addresses.txt") == nil)
    let run = try kbgen("addresses", "--record")
    #expect(run.messages == "addresses.txt holds \(count) addresses, \(count) of them new.\n")
    #expect(folder.text("addresses.txt") == listed.output)

    try folder.write("---\ntitle: Home\n---\nHello.\n", to: "content/pages/home.md")
    try FileManager.default.removeItem(atPath: folder("content/pages/about.md"))
    for command in ["check", "build"] {
      let run = try kbgen(command)
      #expect(run.status == 1)
      #expect(run.messages.contains("[address-lost]"))
    }
    #expect(try kbgen("addresses", "--record").status == 1)
    try folder.write(
      "---\ntitle: About\nwithdrawn:\n  date: \"2026-03-01\"\n  reason: It was wrong.\n---\n",
      to: "content/pages/about.md")
    #expect(try kbgen("build").status == 0)
  }
}
