import Diagnostics
import Knowledge

/// All tables of a site, made from the definitions of the kinds of entry.
package struct Tables: Sendable {
  package let all: [Table]
  /// By kind: the table of its entries, and those of its lists.
  let kinds: [KindTables]
  let links: LinksTable

  /// The tables of one kind of entry.
  struct KindTables: Sendable {
    let kind: Kind
    /// The fields that stand in the row of an entry.
    let fields: [FieldDefinition]
    let columns: [Table.Column]
    let lists: [ListTable]
  }

  init(_ site: SiteIndex) {
    let base = site.base
    let common = Set(Common.descriptions.map(\.name))
    let shared = Common.descriptions.filter { $0.makesTable }.map { ListTable(Kind.allCases, [$0]) }
    kinds = Kind.allCases.map { kind in
      // What only says whether an entry is published is no fact about it: entries that are not are in no data file.
      let fields = kind.fields.filter { !["draft", "withdrawn"].contains($0.name) }
      let own = fields.filter { $0.makesTable && !common.contains($0.name) }.map { ListTable([kind], [$0]) }
      return KindTables(
        kind: kind, fields: fields,
        columns: [
          Table.Column(
            name: "slug", label: "Slug", help: "the name of its file, by which other entries refer to it",
            content: .text, isRequired: true, isUnique: true),
          Table.Column(
            name: "entry", label: "Entry", help: "its kind and its slug: what it is called in tables of all kinds",
            content: .text, isRequired: true, isUnique: true, target: .init(table: "entries", column: "id")),
        ] + Columns(fields).columns,
        lists: (own + shared).flatMap { [$0] + $0.inner })
    }
    links = LinksTable()
    var all = [Self.entries(site)]
    for tables in kinds {
      let ids = site.entries(of: tables.kind)
      all.append(
        Table(
          name: tables.kind.table, title: Frame.label(of: tables.kind).sentenceStart,
          words: "A row for each \(tables.kind.noun)", columns: tables.columns, key: "slug", pieces: ids.count
        ) { [tables.row(of: ids[$0], in: base)] })
      for list in tables.lists where list.kinds.count == 1 { all.append(Self.table(list, ids, base)) }
    }
    for list in shared.flatMap({ [$0] + $0.inner }) { all.append(Self.table(list, base.allEntries, base)) }
    all.append(links.table(base))
    all += base.vocabularies.all.map { Self.vocabulary($0.key, $0.value) }
    self.all = all
  }

  private static func table(_ list: ListTable, _ ids: [AnyID], _ base: KnowledgeBase) -> Table {
    let owner = list.kinds.count == 1 ? "a \(list.kinds[0].noun)" : "an entry of any kind"
    let path = list.path.map { "`\($0.name)`" }.joined(separator: ", in its rows ")
    return Table(
      name: list.name,
      title: ([list.kinds.count == 1 ? Frame.label(of: list.kinds[0]) : "All entries"]
        + list.path.map { $0.label.lowercasedStart }).joined(separator: ": "),
      words: "A row for each item of \(path) in \(owner == "a organisation" ? "an organisation" : owner): "
        + list.path[list.path.count - 1].help, columns: list.columns, key: "key", pieces: ids.count
    ) { list.rows(of: ids[$0], in: base) }
  }

  private static func entries(_ site: SiteIndex) -> Table {
    func column(
      _ name: String, _ label: String, _ help: String, _ content: Table.Content = .text, isRequired: Bool = true,
      isUnique: Bool = false
    ) -> Table.Column {
      Table.Column(
        name: name, label: label, help: help, content: content, isRequired: isRequired, isUnique: isUnique)
    }
    let ids = site.base.allEntries
    let kinds = Kind.allCases.map { Shape.Choice(id: $0.folder, label: $0.noun, meaning: $0.nounWithArticle) }
    return Table(
      name: "entries", title: "All entries", words: "A row for each entry, whatever its kind",
      columns: [
        column("id", "Id", "its kind and its slug", isUnique: true),
        column("kind", "Kind", "what kind of entry it is", .choice(kinds)),
        column("slug", "Slug", "the name of its file"),
        column("title", "Title", "its name, as pages show it"),
        column("page", "Page", "where its page stands, from the root of the site"),
        column("date", "Published here", "the day on which it was first published here", .date, isRequired: false),
        column(
          "lastmod", "Last changed", "the day of the last change that a reader would notice", .date, isRequired: false),
        column("is_stub", "Named only", "whether it is only named by others, and nobody has written an entry", .flag),
      ], key: "id", pieces: ids.count
    ) { piece in
      let id = ids[piece]
      let common = site.base[common: id]
      return [
        [
          .text(site.base.identifier(id)), .text(id.kind.folder), .text(common.slug), .text(common.name),
          .text(site.address(id).path), .init(common.date?.value.machineText),
          .init(common.lastModified?.value.machineText), .flag(common.isStub),
        ]
      ]
    }
  }

  private static func vocabulary(_ name: VocabularyName, _ vocabulary: Vocabulary) -> Table {
    let fields = TermDeclaration.definition.descriptions
    let columns = Columns(fields).columns.map { column in
      var column = column
      column.isUnique = column.name == "id"
      return column
    }
    let former = Table.Column(
      name: "aliases", label: "Former ids", help: "ids that it had once, parted by semicolons", content: .text)
    return Table(
      name: dataName(name.rawValue), title: "Words: \(dataName(name.rawValue).replacing("_", with: " "))",
      words: "A row for each word of the list `\(name.rawValue)`", columns: columns + [former], key: "id",
      pieces: vocabulary.terms.isEmpty ? 0 : 1
    ) { _ in
      vocabulary.terms.map { term in
        let ids = term.aliases.map(\.value.text)
        return Columns(fields).cells { TermDeclaration.definition.datum(of: term, $0) }
          + [Table.Cell(ids.isEmpty ? nil : ids.joined(separator: "; "))]
      }
    }
  }
}

extension Tables.KindTables {
  /// The row of an entry in the table of its kind.
  func row(of id: AnyID, in base: KnowledgeBase) -> [Table.Cell] {
    let isStub = base[common: id].isStub
    return [.text(base.slug(of: id)), .text(base.identifier(id))]
      + Columns(fields).cells { name in
        // An entry that is only named has nothing but its name.
        isStub && name != "title" ? nil : base.datum(of: id, name)
      }
  }
}

extension SiteIndex {
  /// The entries of a kind, by slug.
  func entries(of kind: Kind) -> [AnyID] { base.allEntries.filter { $0.kind == kind } }
}
