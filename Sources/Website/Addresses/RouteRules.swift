import Diagnostics

extension Rule {
  /// What the plan reports when a route is made twice.
  package static let addressTaken = Rule(
    "address-taken", .error, "two things at one address",
    manual: """
      Each file of the site has one address, and each address one file. An entry called `index` or a page called `404` \
      would stand where kbgen puts a page of its own, and a file of static/ may have the name of a page. Addresses \
      that differ only in capital letters count as one. Give one of the two another name.
      """,
    mistake: Example(.file, of: "content/pages/404.md", "---\ntitle: Where am I?\n---\nSome words.\n"),
    remedy: Example(.file, of: "content/pages/where-am-i.md", "---\ntitle: Where am I?\n---\nSome words.\n"))
}
