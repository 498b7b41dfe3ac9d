import Diagnostics
import Foundation
import Knowledge
import TestSupport
import Testing
import Website
import Yams

/// What seeds/ says of the five documents, held against the content. It binds the entries that cite one of them and no
/// other, so that a case study from elsewhere turns nothing red.
@Suite("The ledger of the documents that the content grew from")
struct LedgerTests {
  struct Record: Decodable {
    let source: String
    let title: String
    let type: String
    let parts: DocumentOutline
    let ledger: [Row]
  }

  struct Row: Decodable {
    let fact: String
    let place: String
    let entry: String
  }

  private static let records: [(file: String, record: Record)] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: Repository.path("seeds"))) ?? []
    return files.filter { $0.hasSuffix(".yml") }.sorted().map { file in
      do {
        let text = try String(contentsOfFile: Repository.path("seeds/\(file)"), encoding: .utf8)
        return (file, try YAMLDecoder().decode(Record.self, from: text))
      } catch {
        return (
          file,
          Record(
            source: "seeds/\(file) cannot be read: \(error)", title: "", type: "", parts: DocumentOutline(parts: []),
            ledger: [])
        )
      }
    }
  }()

  private static let base: KnowledgeBase? = try? prepare(Repository.content, BuildOptions()).base

  @Test("there is a record of each of the five documents, named like the entry that stands for it")
  func documents() throws {
    let base = try #require(Self.base)
    #expect(Self.records.count == 5)
    for (file, record) in Self.records {
      #expect(file == "\(record.source).yml")
      let source = try #require(base.find(Source.self, record.source), "no source entry for seeds/\(file)")
      #expect(base[source].type?.value.id == record.type, "\(file)")
      #expect(base[source].readIn.isEmpty, "\(file): a document that was read is not known through another")
      #expect(!record.ledger.isEmpty, "\(file)")
    }
  }

  @Test("every row names a fact, a place and an entry that exists and cites the document")
  func rows() throws {
    let base = try #require(Self.base)
    for (file, record) in Self.records {
      let source = try #require(base.find(Source.self, record.source), "no source entry for seeds/\(file)").any
      for row in record.ledger {
        #expect(!row.fact.isEmpty && !row.place.isEmpty, "\(file): \(row)")
        let parts = row.entry.split(separator: "/").map(String.init)
        guard parts.count == 2, let kind = Kind(folder: parts[0]), let id = base.find(kind, slug: parts[1]) else {
          Issue.record("\(file): there is no entry \(row.entry), which is to carry: \(row.fact)")
          continue
        }
        #expect(
          id == source || base.edges(from: id).contains { $0.to == source },
          "\(file): \(row.entry) does not cite \(record.source), though it is to carry: \(row.fact)")
      }
    }
  }

  @Test("every row stands at a place of the document, and its entry names that place")
  func rowPlaces() throws {
    let base = try #require(Self.base)
    for (file, record) in Self.records {
      let source = try #require(base.find(Source.self, record.source), "no source entry for seeds/\(file)").any
      for (entry, rows) in Dictionary(grouping: record.ledger, by: \.entry) {
        let parts = entry.split(separator: "/").map(String.init)
        guard parts.count == 2, let kind = Kind(folder: parts[0]), let id = base.find(kind, slug: parts[1]) else {
          continue
        }
        let named = Set(base.locators(in: id, of: source)).reduce(into: Set<String>()) {
          $0.formUnion(record.parts.read($1).places)
        }
        for row in rows {
          let (wanted, unknown) = record.parts.read(row.place)
          #expect(unknown.isEmpty && !wanted.isEmpty, "\(file): the document has no place \(row.place)")
          #expect(
            wanted.isSubset(of: named), "\(file): \(entry) does not name \(row.place), as is said here: \(row.fact)")
        }
      }
    }
  }

  @Test("every paragraph, point and note of the documents has a row")
  func everyPlace() {
    for (file, record) in Self.records {
      let carried = record.ledger.reduce(into: Set<String>()) { $0.formUnion(record.parts.read($1.place).places) }
      #expect(record.parts.places.filter { !carried.contains($0) } == [], "\(file)")
    }
  }

  @Test("no entry names a place that the document does not have")
  func citedPlaces() throws {
    let base = try #require(Self.base)
    for (file, record) in Self.records {
      let source = try #require(base.find(Source.self, record.source), "no source entry for seeds/\(file)").any
      for id in base.allEntries {
        for locator in Set(base.locators(in: id, of: source)) {
          let unknown = record.parts.read(locator).unknown
          #expect(unknown == [], "\(base[common: id].slug) cites \(record.source), \(locator)")
        }
      }
    }
  }

  @Test("no row stands twice")
  func repeats() {
    for (file, record) in Self.records {
      let rows = record.ledger.map { "\($0.entry): \($0.fact) (\($0.place))" }
      let repeated = Dictionary(grouping: rows) { $0 }.filter { $1.count > 1 }.keys
      #expect(repeated.sorted() == [], "\(file)")
    }
  }
}

extension KnowledgeBase {
  /// The places that an entry names in a document, be it for itself or for a work that is known through it.
  fileprivate func locators(in id: AnyID, of document: AnyID) -> [String] {
    edges(from: id).filter { edge in
      edge.to == document || edges(from: edge.to).contains { $0.relation == .readIn && $0.to == document }
    }.compactMap(\.locator)
  }
}
