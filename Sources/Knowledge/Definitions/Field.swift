import Diagnostics
import Output
import YAML

/// A type that an author can write as the value of a field.
package protocol FieldValue: Archivable, Sendable {
  static var shape: Shape { get }
  /// Reads a value. Returns nil after reporting what is wrong; never throws.
  static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self?
  /// Adds a value to an archive from where it lies: to copy a row takes as long as to write it.
  static func write(at place: UnsafePointer<Self>, to archive: inout Archive)
  /// The value as data files have it.
  var datum: Datum { get }
}

extension FieldValue {
  package static func write(at place: UnsafePointer<Self>, to archive: inout Archive) { archive.add(place.pointee) }
}

/// A type that is a set of named fields: an entry, or a row inside one.
package protocol Described: Sendable {
  init()
  static var definition: Definition<Self> { get }
  /// Looks at the fields together, after each was read: "one of `organisation`, `name` or `unnamed`".
  mutating func finish(at place: Place, _ reading: inout Reading)
}

extension Described {
  package mutating func finish(at place: Place, _ reading: inout Reading) {}
}

/// A row inside an entry: a described type that is itself the value of a field.
package protocol Row: Described, FieldValue {}

extension Row {
  package static var shape: Shape { .record(definition.fields.map(\.definition)) }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? {
    definition.read(node, &reading)
  }

  package var datum: Datum { .record(Self.definition.data(of: self)) }

  package func write(to archive: inout Archive) { Self.definition.write(self, to: &archive) }

  package static func write(at place: UnsafePointer<Self>, to archive: inout Archive) {
    definition.write(at: place, to: &archive)
  }

  package init(from reader: inout ArchiveReader) throws(ArchiveFault) {
    self = try Self.definition.restore(from: &reader)
  }
}

/// One field of a described type: its definition, how it is read into its owner, and how it is written out.
///
/// The only place where a field is described. Whatever needs to know about fields walks the list of them.
package struct Field<Owner: Sendable>: Sendable {
  package let definition: FieldDefinition
  let read: @Sendable (YAMLNode, inout Owner, inout Reading) -> Void
  /// Nil where the field was left out.
  let datum: @Sendable (UnsafePointer<Owner>) -> Datum?
  /// To a cache, and back.
  let write: @Sendable (UnsafePointer<Owner>, inout Archive) -> Void
  let restore: @Sendable (inout Owner, inout ArchiveReader) throws(ArchiveFault) -> Void

  /// A field with one value.
  @inline(__always)
  package static func one<Value: FieldValue>(
    _ name: String, _ path: any WritableKeyPath<Owner, Located<Value>?> & Sendable, _ presence: Presence = .optional,
    label: String, help: String, example: String = "", asked: String? = nil, identifies: Bool = false
  ) -> Self {
    one(name, Part(path), presence, label, help, example, asked, identifies)
  }

  private static func one<Value: FieldValue>(
    _ name: String, _ part: Part<Owner, Located<Value>?>, _ presence: Presence, _ label: String, _ help: String,
    _ example: String, _ asked: String?, _ identifies: Bool
  ) -> Self {
    Self(
      definition: FieldDefinition(
        name: name, label: label, help: help, example: example, presence: presence, shape: Value.shape, asked: asked,
        identifies: identifies),
      read: { node, owner, reading in
        if let value = Value.read(node, &reading) { part.set(Located(consume value, at: node.place), in: &owner) }
      },
      datum: { owner in part.value(of: owner)?.value.datum },
      write: { owner, archive in part.lend(owner) { archive.add($0.pointee) } },
      restore: { owner, reader throws(ArchiveFault) in part.set(try reader.read(), in: &owner) })
  }

  /// A field with a list of values; an empty list counts as left out.
  @inline(__always)
  package static func many<Value: FieldValue>(
    _ name: String, _ path: any WritableKeyPath<Owner, [Located<Value>]> & Sendable, _ presence: Presence = .optional,
    label: String, help: String, example: String = "", asked: String? = nil
  ) -> Self {
    many(name, Part(path), presence, label, help, example, asked)
  }

  private static func many<Value: FieldValue>(
    _ name: String, _ part: Part<Owner, [Located<Value>]>, _ presence: Presence, _ label: String, _ help: String,
    _ example: String, _ asked: String?
  ) -> Self {
    Self(
      definition: FieldDefinition(
        name: name, label: label, help: help, example: example, presence: presence, shape: .list(Value.shape),
        asked: asked),
      read: { node, owner, reading in
        let items = reading.list(node)
        var values: [Located<Value>] = []
        values.reserveCapacity(items.count)
        for index in items.indices {
          guard let value = Value.read(items[index], &reading) else { continue }
          // Handed on, since a copy of a row counts all that it holds.
          values.append(Located(consume value, at: items[index].place))
        }
        part.set(values, in: &owner)
      },
      datum: { owner in
        let values = part.value(of: owner)
        return values.isEmpty ? nil : .list(values.map(\.value.datum))
      },
      write: { owner, archive in part.lend(owner) { write($0.pointee, to: &archive) } },
      restore: { owner, reader throws(ArchiveFault) in part.set(try reader.read(), in: &owner) })
  }

  /// As an archive writes any list.
  private static func write<Value: FieldValue>(_ values: [Located<Value>], to archive: inout Archive) {
    archive.add(values.count)
    values.withUnsafeBufferPointer { values in
      for index in values.indices {
        // Sound because each value lies in the list as long as it is lent.
        guard let value = values.baseAddress.flatMap({ ($0 + index).pointer(to: \.value) }) else { return }
        Value.write(at: value, to: &archive)
        archive.add(values[index].place)
      }
    }
  }
}

extension Field<Common.Fields> {
  /// The same field of an entry.
  func lifted<Whole>(to part: Part<Whole, Common>) -> Field<Whole> {
    let (read, datum, write, restore) = (read, datum, write, restore)
    return Field<Whole>(
      definition: definition,
      read: { node, whole, reading in
        part.change(in: &whole) { common in common.change { read(node, &$0, &reading) } }
      },
      datum: { whole in part.place(in: whole).pointee.lend(datum) },
      write: { whole, archive in part.place(in: whole).pointee.lend { write($0, &archive) } },
      restore: { whole, reader throws(ArchiveFault) in
        try part.change(in: &whole) { common throws(ArchiveFault) in
          try common.change { fields throws(ArchiveFault) in try restore(&fields, &reader) }
        }
      })
  }
}

/// A property of an owner, known by where it lies in it: to reach one through its key path takes longer than all the rest
/// of writing a value, and nearly as long as reading one.
struct Part<Owner, Value>: Sendable {
  /// Nil for one that is worked out.
  private let offset: Int?
  /// Of one that is worked out; nil for any other.
  private let path: (any WritableKeyPath<Owner, Value> & Sendable)?

  /// Inlined, as is what hands a key path on to it, so that the compiler sees which property it is and puts the number in its
  /// place: to make the key paths of all fields is a fortieth of the work for a site of forty entries.
  @inline(__always)
  init(_ path: any WritableKeyPath<Owner, Value> & Sendable) {
    let offset = MemoryLayout<Owner>.offset(of: path)
    self.offset = offset
    self.path = offset == nil ? path : nil
  }

  func value(of owner: UnsafePointer<Owner>) -> Value {
    if let path { owner.pointee[keyPath: path] } else { place(in: owner).pointee }
  }

  /// Lends a property for a look, where it lies.
  func lend(_ owner: UnsafePointer<Owner>, _ look: (UnsafePointer<Value>) -> Void) {
    if let path { withUnsafePointer(to: owner.pointee[keyPath: path], look) } else { look(place(in: owner)) }
  }

  func set(_ value: Value, in owner: inout Owner) {
    if let path { owner[keyPath: path] = value } else { change(in: &owner) { $0 = value } }
  }

  /// Sound for the reason below; and nothing else reaches the owner meanwhile.
  func change<Fault>(in owner: inout Owner, _ change: (inout Value) throws(Fault) -> Void) throws(Fault) {
    try withUnsafeMutablePointer(to: &owner) { owner throws(Fault) in
      try change(&UnsafeMutablePointer(mutating: place(in: owner)).pointee)
    }
  }

  /// Sound because a value of the type lies there as long as the owner is lent.
  func place(in owner: UnsafePointer<Owner>) -> UnsafePointer<Value> {
    guard let offset else { preconditionFailure("this property is stored") }
    return (UnsafeRawPointer(owner) + offset).assumingMemoryBound(to: Value.self)
  }
}
