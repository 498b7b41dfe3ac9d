import Diagnostics
import Output
import Preview
import Synchronization
import Website

/// The site as it is just now, in memory: pages are rendered when they are asked for.
///
/// While the content has mistakes, the last sound pages are shown, with the mistakes over them.
final class PreviewSite: Sendable {
  private let source: DiskSource
  private let options: BuildOptions
  private let editor: Editor
  /// The folder that holds `content/`, for links that an editor opens.
  private let folder: String
  private let state = Mutex(State())
  /// What builds left, which is only read here, and what was read since.
  private let cache: any BuildCache
  private let entries = EntryMemory()

  private struct State {
    var inputs: Inputs?
    var site: PreparedSite?
    var pages: [String: Page] = [:]
    var longFiles: [String: LongFile] = [:]
    var copies: [String: CopiedFile] = [:]
    /// "2 errors in 1 file"; empty where nothing stands in the way.
    var words = ""
    var faults: [Fault] = []
  }

  private struct Fault {
    let text: String
    let link: String?
  }

  /// What a change of the content came to.
  struct Outcome {
    let site: PreparedSite?
    let trouble: DiskError?
  }

  init(_ source: DiskSource, folder: String, options: BuildOptions, editor: Editor) {
    self.source = source
    self.folder = folder
    self.options = options
    self.editor = editor
    cache = DiskCache(source, isReadOnly: true) ?? NoCache()
  }

  /// Reads again what has changed. Where that is nothing but texts, the site is not put together again.
  func update() -> Outcome {
    do {
      let (before, last) = state.withLock { ($0.inputs, $0.site) }
      let inputs = try Inputs(source, jobs: options.jobs, known: before?.known() ?? [:], watch: options.watch)
      let site = try prepare(
        source, options, memory: BuildMemory(cache, inputs, entries: entries), before: last)
      let errors = site.findings.sorted(by: site.files).filter { $0.severity == .error }
      state.withLock { state in
        state.inputs = inputs
        state.site = site.isSteady ? site : nil
        if let plan = site.plan, !site.hasPages(of: last) {
          state.pages = Dictionary(plan.pages.map { ($0.address.path, $0) }, uniquingKeysWith: { first, _ in first })
          state.longFiles = Dictionary(
            plan.longFiles.map { ($0.address.path, $0) }, uniquingKeysWith: { first, _ in first })
          state.copies = Dictionary(plan.copies.map { ($0.address.path, $0) }, uniquingKeysWith: { first, _ in first })
        }
        state.words = errors.isEmpty ? "" : Tally(errors).words + ". The pages are those from before."
        state.faults = errors.map { fault($0, site.files) }
      }
      return Outcome(site: site, trouble: nil)
    } catch {
      let trouble = error as? DiskError ?? DiskError("\(error)")
      state.withLock {
        $0.words = "The content cannot be read."
        $0.faults = [Fault(text: trouble.description + (trouble.hint.map { "\n   = hint: \($0)" } ?? ""), link: nil)]
      }
      return Outcome(site: nil, trouble: trouble)
    }
  }

  private func fault(_ error: Diagnostic, _ files: SourceFiles) -> Fault {
    var text = Bytes()
    [error].write(as: .text, from: files, isColoured: false, to: &text)
    let position = error.place.position(in: files)
    return Fault(
      text: String(decoding: text, as: UTF8.self),
      link: editor.link(
        to: join(folder, files.path(of: error.place.file)), line: position.line, column: position.column))
  }

  // MARK: Answers

  func answer(_ request: Request) -> Answer {
    switch request.path {
    case "/.kbgen/preview.js": return Answer(type: mediaType(of: "preview.js"), body: Bytes(previewScript.utf8))
    case "/.kbgen/state": return Answer(type: mediaType(of: "state.json"), body: stateNow(request.query["path"] ?? "/"))
    default: break
    }
    guard let file = request.file else { return notFound() }
    let (page, long, copy, isFolder) = state.withLock { state in
      (state.pages[file], state.longFiles[file], state.copies[file], state.pages[file + "/index.html"] != nil)
    }
    if let page { return answer(page) }
    if let long {
      var body = Bytes()
      long.eachStretch { body += copy $0 }
      return Answer(type: mediaType(of: file), body: body)
    }
    if let copy, let bytes = try? source.read(copy.path) { return Answer(type: mediaType(of: file), body: bytes) }
    if isFolder { return Answer(status: 301, type: "text/plain", location: request.path + "/") }
    return notFound()
  }

  private func answer(_ page: Page, status: Int = 200) -> Answer {
    var bytes = Bytes()
    page.write(&bytes)
    guard page.kind.isHTML else { return Answer(type: mediaType(of: page.address.path), body: bytes) }
    return Answer(status: status, body: withScript(bytes))
  }

  private func notFound() -> Answer {
    let (page, isEmpty) = state.withLock { ($0.pages[Address.notFound.path], $0.pages.isEmpty) }
    if let page, !isEmpty { return answer(page, status: 404) }
    // Nothing was sound yet: a page that waits, and shows what is wrong.
    var body = Bytes(
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Not yet</title></head><body><pre>".utf8)
    for fault in state.withLock({ $0.faults }) { body.append(escaped: fault.text) }
    body.append("</pre></body></html>\n")
    return Answer(status: 503, body: withScript(body, mark: ""))
  }

  /// The page with the script of the preview in its head, and with what tells whether it has changed since.
  private func withScript(_ page: Bytes, mark: String? = nil) -> Bytes {
    let end = Bytes("</head>".utf8)
    guard let head = page.indices.first(where: { page[$0...].starts(with: end) }) else { return page }
    var out = Bytes(page[..<head])
    out.append(verbatim: "<script src=\"/.kbgen/preview.js\" data-page=\"\(mark ?? fingerprint(page))\"></script>")
    out += page[head...]
    return out
  }

  private func fingerprint(_ page: Bytes) -> String {
    var fingerprint = Fingerprint()
    fingerprint.add(page)
    return String(fingerprint.value, radix: 36)
  }

  /// What is wrong, and whether the page at a path is still the one that was sent.
  private func stateNow(_ path: String) -> Bytes {
    let file = Request(method: "GET", path: path, host: nil).file ?? ""
    let (words, faults, page) = state.withLock { state in
      (state.words, state.faults, state.pages[file] ?? state.pages[Address.notFound.path])
    }
    var out = Bytes()
    out.append("{\"page\":")
    if let page, page.kind.isHTML {
      var bytes = Bytes()
      page.write(&bytes)
      out.append(json: fingerprint(bytes))
    } else {
      out.append("\"\"")
    }
    out.append(",\"words\":")
    out.append(json: words)
    out.append(",\"faults\":[")
    for (number, fault) in faults.prefix(20).enumerated() {
      out.append(number == 0 ? "{\"text\":" : ",{\"text\":")
      out.append(json: fault.text)
      if let link = fault.link {
        out.append(",\"link\":")
        out.append(json: link)
      }
      out.append("}")
    }
    out.append("]}\n")
    return out
  }
}

/// The program that opens a file at a line from a link.
enum Editor: String, CaseIterable {
  case vscode, vscodium, cursor, zed, none

  func link(to path: String, line: Int, column: Int) -> String? {
    if self == .none { return nil }
    let encoded = path.utf8.map { byte in
      let isPlain =
        byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain || "/-._~".utf8.contains(byte)
        ? String(Unicode.Scalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
    }
    return "\(rawValue)://file\(encoded.joined()):\(line):\(column)"
  }
}
