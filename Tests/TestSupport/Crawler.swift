import Output

/// Walks over a finished site as a reader and a search engine would, and says what is wrong with it.
///
/// Every link and every anchor is followed; every page is reachable from home; no id, no title and no description
/// stands twice; nothing runs that a strict content security policy would stop.
package struct Crawler {
  /// One sentence each; sorted. Empty for a sound site.
  package private(set) var problems: [String] = []
  /// The pages that home leads to.
  package private(set) var reached: Set<String> = []

  private let files: [String: Bytes]
  private let base: String
  private var pages: [String: PageFacts] = [:]

  /// What a page says of itself.
  private struct PageFacts {
    var ids: Set<String> = []
    var links: [String] = []
    var isIndexed = true
    var isRedirect = false
  }

  /// - Parameters:
  ///   - files: the site, by path from its root.
  ///   - base: where it is published, with a slash at the end.
  package init(_ files: [String: Bytes], base: String) {
    self.files = files
    self.base = base
    var titles: [String: String] = [:]
    var descriptions: [String: String] = [:]
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where path.hasSuffix(".html") {
      let tags = HTMLTag.all(in: bytes)
      pages[path] = read(tags, of: path)
      if pages[path]?.isRedirect == false { checkHead(tags, of: path, &titles, &descriptions) }
    }
    for (path, page) in pages { for link in page.links { check(link, on: path) } }
    walk()
    problems.sort()
  }

  // MARK: One page

  private mutating func read(_ tags: [HTMLTag], of path: String) -> PageFacts {
    var facts = PageFacts()
    var open: [String] = []
    let empty: Set = ["meta", "link", "img", "br", "hr", "circle", "path", "rect", "input", "wbr"]
    for tag in tags {
      if tag.isClosing {
        if open.popLast() != tag.name { report(path, "</\(tag.name)> closes what is not open") }
        continue
      }
      if !empty.contains(tag.name) { open.append(tag.name) }
      if let id = tag.attributes["id"], !facts.ids.insert(id).inserted { report(path, "the id \(id) stands twice") }
      if tag.attributes["style"] != nil || tag.name == "style" { report(path, "<\(tag.name)> has a style of its own") }
      if tag.attributes.keys.contains(where: { $0.hasPrefix("on") }) { report(path, "<\(tag.name)> runs something") }
      if tag.name == "script", tag.attributes["src"] == nil, tag.attributes["type"] != "application/ld+json" {
        report(path, "a script stands in the page")
      }
      if tag.name == "img", tag.attributes["width"] == nil || tag.attributes["height"] == nil {
        report(path, "\(tag.attributes["src"] ?? "a picture") has no size")
      }
      if tag.name == "meta", tag.attributes["name"] == "robots" { facts.isIndexed = false }
      if tag.name == "meta", tag.attributes["http-equiv"] == "refresh",
        let target = tag.attributes["content"]?.split(separator: "url=").last
      {
        facts.isRedirect = true
        check(String(target), on: path)
      }
      for name in ["href", "src"] {
        guard let target = tag.attributes[name] else { continue }
        if tag.name == "a" { facts.links.append(target) } else { check(target, on: path) }
        if target.isEmpty { report(path, "<\(tag.name)> leads nowhere") }
      }
    }
    if !open.isEmpty { report(path, "<\(open[open.count - 1])> is not closed") }
    return facts
  }

  private mutating func checkHead(
    _ tags: [HTMLTag], of path: String, _ titles: inout [String: String], _ descriptions: inout [String: String]
  ) {
    let opening = tags.filter { !$0.isClosing }
    if opening.first?.attributes["lang"]?.isEmpty != false { report(path, "the page does not name its language") }
    let title = opening.first { $0.name == "title" }?.text ?? ""
    if title.isEmpty { report(path, "the page has no title") }
    if let other = titles.updateValue(path, forKey: title) { report(path, "its title is that of \(other): \(title)") }
    let description = opening.first { $0.attributes["name"] == "description" }?.attributes["content"] ?? ""
    if description.isEmpty { report(path, "the page has no description") }
    if let other = descriptions.updateValue(path, forKey: description) {
      report(path, "its description is that of \(other): \(description)")
    }
    let levels = opening.compactMap { tag in
      tag.name.count == 2 && tag.name.hasPrefix("h") ? Int(tag.name.dropFirst()) : nil
    }
    if levels.first != 1 || levels.count(where: { $0 == 1 }) != 1 {
      report(path, "the page has not one h1 before all else")
    }
    for (before, after) in zip(levels, levels.dropFirst()) where after > before + 1 {
      report(path, "an h\(after) follows an h\(before)")
    }
    if opening.count(where: { $0.name == "main" }) != 1 { report(path, "the page has not one main part") }
  }

  // MARK: Links

  private mutating func check(_ link: String, on path: String) {
    guard let (file, fragment) = resolve(link, on: path) else { return }
    if files[file] == nil {
      report(path, "\(link) leads to \(file), which is not there")
    } else if let fragment, let page = pages[file], !page.ids.contains(fragment) {
      report(path, "\(link) leads to #\(fragment), which is not on \(file)")
    }
  }

  /// The file of the site that a link leads to; nil for one that leads outside.
  private func resolve(_ link: String, on path: String) -> (file: String, fragment: String?)? {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count > 1 ? String(parts[1]) : nil
    var target = String(parts[0].prefix { $0 != "?" })
    if target.isEmpty { return (path, fragment) }
    let host = base.dropFirst("https://".count).drop { $0 != "/" }
    if target.hasPrefix(base) {
      target = String(target.dropFirst(base.count))
    } else if target.contains(":") {
      return nil
    } else if target.hasPrefix("/") {
      target = target.hasPrefix(host) ? String(target.dropFirst(host.count)) : "outside" + target
    } else {
      target = (path.split(separator: "/").dropLast() + [Substring(target)]).joined(separator: "/")
    }
    var folders: [Substring] = []
    for part in target.split(separator: "/") {
      if part == ".." { _ = folders.popLast() } else if part != "." { folders.append(part) }
    }
    let file = folders.joined(separator: "/").resolvingPercents
    return (
      target.isEmpty || target.hasSuffix("/") ? (file.isEmpty ? "index.html" : file + "/index.html") : file, fragment
    )
  }

  // MARK: Reachability

  private mutating func walk() {
    var waiting = ["index.html"]
    while let path = waiting.popLast() {
      guard reached.insert(path).inserted else { continue }
      for link in pages[path]?.links ?? [] {
        if let (file, _) = resolve(link, on: path), pages[file] != nil { waiting.append(file) }
      }
    }
    for (path, page) in pages where page.isIndexed && !reached.contains(path) {
      report(path, "no way leads here from home")
    }
    for path in reached where pages[path]?.isRedirect == true { report(path, "a link leads to where the page was") }
  }

  private mutating func report(_ path: String, _ problem: String) { problems.append("\(path): \(problem)") }
}

extension String {
  fileprivate var resolvingPercents: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var bytes: Bytes = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
