extension Kind {
  /// The fields of an entry of the kind, in the order in which a file shows them best.
  package var fields: [FieldDefinition] {
    switch self {
    case .caseStudy: CaseStudy.definition.descriptions
    case .organisation: Organisation.definition.descriptions
    case .lesson: Lesson.definition.descriptions
    case .source: Source.definition.descriptions
    case .glossaryTerm: GlossaryTerm.definition.descriptions
    case .framework: Framework.definition.descriptions
    case .page: ProsePage.definition.descriptions
    }
  }
}
