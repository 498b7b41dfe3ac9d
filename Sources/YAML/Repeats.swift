import Diagnostics

/// Anchors, and what repeats them: reported together, since an anchor with its uses is one mistake.
struct Repeats {
  /// `&name`
  var anchors: [Range<Int>] = []
  /// `*name`
  var uses: [Range<Int>] = []
  /// `<<`
  var mergeKeys: [Range<Int>] = []

  func findings(in source: YAMLSource) -> [Finding] {
    if anchors.isEmpty && uses.isEmpty && mergeKeys.isEmpty { return [] }
    var findings: [Finding] = []
    var named: Set<String> = []
    for anchor in anchors where named.insert(source.name(anchor)).inserted {
      let uses = uses.filter { source.name($0) == source.name(anchor) }
      findings.append(
        Finding(
          rule: .yamlAnchor, place: source.place(anchor),
          message: "\(source.quoted(anchor)) is read as an anchor, a sign that lets a value be repeated elsewhere",
          notes: uses.map { .init("\(source.quoted($0)) repeats it here", at: source.place($0)) },
          hint: "write the value out wherever it is needed; if the sign is part of a text, put the text in straight "
            + "double quotes"))
    }
    // With no anchor of that name, the author meant a text: `*Really*`.
    for use in uses where !named.contains(source.name(use)) {
      findings.append(source.forbiddenStart(at: use.lowerBound))
    }
    // A merge key with an anchor is that anchor's use.
    for key in mergeKeys where anchors.isEmpty && uses.isEmpty {
      findings.append(
        Finding(
          rule: .yamlAnchor, place: source.place(key),
          message: "`<<` is read as a merge key, a sign that copies fields from elsewhere",
          hint: "write the fields out here"))
    }
    return findings
  }
}

extension YAMLSource {
  /// The name behind a sign of one byte.
  fileprivate func name(_ sign: Range<Int>) -> String {
    text(min(sign.lowerBound + 1, sign.upperBound)..<sign.upperBound)
  }
}
