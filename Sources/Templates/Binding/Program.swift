import Output

/// A template, or the body of a section, bound to what it shows: all that is left is to write.
struct Program<V: Sendable>: Sendable {
  private let steps: [Step<V>]
  private let literals: Bytes

  init(_ parts: [Part], in scope: Scope<V>, literals: Bytes) {
    var steps: [Step<V>] = []
    for part in parts { steps.add(part, in: scope, literals: literals) }
    self.steps = steps
    self.literals = literals
  }

  func write(_ view: V, into out: inout Bytes) {
    var index = 0
    while index < steps.count {
      switch steps[index] {
      case .literal(let bytes): out.append(contentsOf: literals[bytes])
      case .text(let value): if let text = value(view) { out.append(escaped: text) }
      case .write(let write): write(view, &out)
      case .skipUnless(let isTrue, let count): if !isTrue(view) { index += count }
      case .skipIf(let isTrue, let count): if isTrue(view) { index += count }
      }
      index += 1
    }
  }
}

/// One thing to do for a page.
enum Step<V: Sendable>: Sendable {
  typealias Write = @Sendable (V, inout Bytes) -> Void
  typealias Test = @Sendable (V) -> Bool

  case literal(Range<Int>)
  case text(@Sendable (V) -> String?)
  case write(Write)
  /// Leaves out so many of the steps that follow.
  case skipUnless(Test, Int)
  case skipIf(Test, Int)
}

extension Array {
  fileprivate mutating func add<V>(_ part: Part, in scope: Scope<V>, literals: Bytes) where Element == Step<V> {
    switch part {
    case .literal(let bytes): append(.literal(bytes))
    case .written(let reference, _):
      switch scope.slot(reference) {
      case .text(let value): append(.text(value))
      case .html(let writing), .data(let writing): append(.write(writing.write))
      case .flag, .nested, nil: break  // refused when it was resolved
      }
    case .section(let section):
      guard let slot = scope.slot(section.reference) else { return }
      if case .nested(let nest) = slot, !section.isInverted {
        append(.write(nest.bound(section, in: scope, literals: literals)))
        return
      }
      let start = count
      for part in section.parts { add(part, in: scope, literals: literals) }
      let skipped = count - start
      switch slot {
      case .text(let value):
        insert(skip(skipped, unless: !section.isInverted) { value($0)?.isEmpty == false }, at: start)
      case .html(let writing), .data(let writing):
        insert(skip(skipped, unless: section.isInverted, writing.isEmpty), at: start)
      case .flag(let isTrue): insert(skip(skipped, unless: !section.isInverted, isTrue), at: start)
      case .nested(let nest): insert(skip(skipped, unless: true) { nest.isEmpty($0) }, at: start)
      }
    }
  }
}

private func skip<V>(_ count: Int, unless: Bool, _ test: @escaping Step<V>.Test) -> Step<V> {
  unless ? .skipUnless(test, count) : .skipIf(test, count)
}
