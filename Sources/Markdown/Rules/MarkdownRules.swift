import Diagnostics

extension Rule {
  /// All rules of this module, in the order of their ids.
  package static let markdownRules: [Rule] = [
    .bareAddress, .boldHeading, .citationForm, .citationPlacement, .conflictMark, .duplicateFootnote,
    .duplicateLinkLabel, .emptyHeading, .emptyLink, .encodedCaret, .foreignListMark, .halfLink, .headingLevel,
    .hiddenCharacter, .htmlTooLarge, .imageWithoutText, .indentedText, .lineTooLong, .linkInPicture, .lookAlikeLetters,
    .markWithoutSpace, .misleadingLink, .nestedTooDeep, .numberedHeading, .rawHTML, .remotePicture, .runTooLong,
    .secondFields, .spacedAddress, .tableForm, .tableTooLarge, .textTooLarge, .tooManyBars, .tooManyMarks,
    .tooManyParts,
    .tooManyReferences, .unclosedFence, .unknownFootnote, .unknownLinkLabel, .unsafeLink, .unusedFootnote,
    .unusedLinkLabel, .wikilinkForm,
  ]
}

/// A rule about an entry's text, with its mistake and its remedy.
func bodyRule(
  _ id: String, _ severity: Severity, _ title: String, manual: String, mistake: String, remedy: String
) -> Rule {
  Rule(id, severity, title, manual: manual, mistake: .body(mistake), remedy: .body(remedy))
}

extension Rule.Example {
  /// The text of a case study.
  static func body(_ text: String = "", repeated: String = "", times: Int = 0, end: String = "") -> Self {
    Self(.body, of: "content/case-studies/example.md", text, repeated: repeated, times: times, end: end)
  }
}
