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

  /// What the plan reports when the page of an entry is gone.
  package static let addressLost = Rule(
    "address-lost", .error, "an address that was published and would lead nowhere",
    manual: """
      addresses.txt lists every address that this site has ever published; kbgen writes it. Readers have bookmarks, and \
      other sites link here, so that none of them may die. An entry under a new name says where it was: add its old \
      address to its `aliases:`, such as `aliases: [/lessons/start-small.html]`; or put the old name back, and let \
      `kbgen mv` do all of it. An entry that is to go stays as a notice: keep its file with a `title:` and, under \
      `withdrawn:`, a `date:` and a `reason:`.
      """,
    mistake: Example(.file, of: AddressLedger.path, "lessons/start-smaller.html\nlessons/start-small.html\n"),
    remedy: Example(.file, of: AddressLedger.path, "lessons/start-small.html\n"))

  /// What the plan reports when the page of an organisation without an entry is gone.
  package static let nameLost = Rule(
    "name-lost", .hint, "an organisation that no case study names any more",
    manual: """
      An organisation that is named in a case study and has no entry gets a page by its name. No case study gives this \
      name any more, so that its address leads to the list of organisations. If the organisation has an entry now, or \
      its name was corrected, an entry in content/organisations/ can take over the address with `aliases:`.
      """,
    mistake: Example(.file, of: AddressLedger.path, "organisations/family-line.html (named only)\n"),
    remedy: Example(.file, of: AddressLedger.path, "organisations/rise.html\n"))
}
