import Diagnostics
import Output
import Synchronization

/// A template, or the body of a section, bound to what it shows: all that is left is to write.
///
/// One closure that calls others. A list of steps that is walked took 12 us of CPU for a page of 10 KB, this takes 8.5:
/// each step that is taken out of an array is retained and released, and threads that write the same template share
/// those counters.
struct Program: Sendable {
  /// The views that a piece of a template can reach, the innermost first.
  struct Frame {
    let view: ViewPointer
    let outer: UnsafePointer<Frame>?
    /// The text whose section is being written, so that it is worked out once.
    var text = ""
  }

  typealias Write = @Sendable (UnsafePointer<Frame>, inout PageWriter) -> Void
  private typealias Test = @Sendable (UnsafePointer<Frame>) -> Bool

  private let start: Write

  /// Binds a template of a set; nil after reporting what is wrong with it.
  init?(_ name: String, in set: TemplateSet, _ names: [ListedName], _ findings: inout Findings) {
    var resolver = Resolver(set, names)
    let parts = resolver.parts(ofTemplate: name)
    findings.add(resolver.findings)
    guard let parts else { return nil }
    start = Binder(literals: resolver.literals).write(parts, holding: nil)
  }

  /// A program that is made when it is first needed.
  init(_ make: @escaping @Sendable () -> Program) {
    let late = LateProgram(make)
    start = { late.program.start($0, &$1) }
  }

  func write(_ view: ViewPointer, into out: inout Bytes) {
    withUnsafePointer(to: Frame(view: view, outer: nil)) { frame in
      PageWriter.write(into: &out) { start(frame, &$0) }
    }
  }

  /// Makes the closures.
  private struct Binder {
    let literals: Bytes

    /// - Parameter held: the text whose section the parts stand in.
    func write(_ parts: [Part], holding held: Reference?) -> Write {
      var writes: [Step] = []
      var literal: Bytes = []
      for part in parts {
        switch part {
        case .literal(let bytes):
          literal += literals[bytes]
          continue
        case .written(let reference, _): add(reference, after: literal, holding: held, &writes)
        case .section(let section):
          if !literal.isEmpty { writes.append(Step(write: writing(literal))) }
          writes.append(Step(write: self.section(section, holding: held)))
        }
        literal = []
      }
      if !literal.isEmpty { writes.append(Step(write: writing(literal))) }
      return sequence(writes[...])
    }

    private func add(_ reference: Reference, after literal: Bytes, holding held: Reference?, _ writes: inout [Step]) {
      switch reference.slot {
      case .text where reference == held:
        writes.append(
          Step { frame, out in
            literal.withUnsafeBufferPointer { out.append($0) }
            out.append(escaped: frame.pointee.text)
          })
      case .text(let value):
        let outward = reference.outward
        writes.append(
          Step { frame, out in
            literal.withUnsafeBufferPointer { out.append($0) }
            if let text = value(frame.view(outward)) { out.append(escaped: text) }
          })
      case .html(let writing), .data(let writing):
        if !literal.isEmpty { writes.append(Step(write: self.writing(literal))) }
        let (write, outward) = (writing.write, reference.outward)
        writes.append(Step { frame, out in out.withBytes { write(frame.view(outward), &$0) } })
      case .flag, .list, .one: return  // refused when it was resolved
      }
    }

    private func section(_ section: Part.Section, holding held: Reference?) -> Write {
      let reference = section.reference
      let outward = reference.outward
      let isShown: Test
      switch reference.slot {
      case .text(let value):
        if !section.isInverted {
          let write = self.write(section.parts, holding: reference)
          return { frame, out in
            guard let text = value(frame.view(outward)), !text.isEmpty else { return }
            withUnsafePointer(to: Frame(view: frame.pointee.view, outer: frame.pointee.outer, text: text)) {
              write($0, &out)
            }
          }
        }
        isShown = { value($0.view(outward))?.isEmpty == false }
      case .html(let writing), .data(let writing): isShown = { !writing.isEmpty($0.view(outward)) }
      case .flag(let isTrue): isShown = { isTrue($0.view(outward)) }
      case .list(let nest), .one(let nest):
        if !section.isInverted {
          let (write, each) = (self.write(section.parts, holding: nil), nest.each)
          return { frame, out in
            each(frame.view(outward)) { view in
              withUnsafePointer(to: Frame(view: view, outer: frame)) { write($0, &out) }
            }
          }
        }
        isShown = { !nest.isEmpty($0.view(outward)) }
      }
      let write = self.write(section.parts, holding: held)
      if section.isInverted { return { if !isShown($0) { write($0, &$1) } } }
      return { if isShown($0) { write($0, &$1) } }
    }

    /// The pointer is used up before the array that is captured can go.
    private func writing(_ literal: Bytes) -> Write {
      { _, out in literal.withUnsafeBufferPointer { out.append($0) } }
    }

    /// One after the other, as a tree, so that a long template needs no deep stack.
    private func sequence(_ writes: ArraySlice<Step>) -> Write {
      switch writes.count {
      case 0: return { _, _ in }
      case 1: return writes[writes.startIndex].write
      case 2:
        let (first, second) = (writes[writes.startIndex].write, writes[writes.startIndex + 1].write)
        return {
          first($0, &$1)
          second($0, &$1)
        }
      case 3:
        let (first, second) = (writes[writes.startIndex].write, writes[writes.startIndex + 1].write)
        let third = writes[writes.startIndex + 2].write
        return {
          first($0, &$1)
          second($0, &$1)
          third($0, &$1)
        }
      default:
        // In quarters and not in halves: half as many calls lie between the template and its steps.
        func quarter(_ number: Int) -> Write {
          let (start, count) = (writes.startIndex, writes.count)
          return sequence(writes[(start + count * number / 4)..<(start + count * (number + 1) / 4)])
        }
        let (first, second, third, fourth) = (quarter(0), quarter(1), quarter(2), quarter(3))
        return {
          first($0, &$1)
          second($0, &$1)
          third($0, &$1)
          fourth($0, &$1)
        }
      }
    }
  }

  /// A closure by itself in an array would be called through another one, which hands its arguments over.
  private struct Step {
    let write: Write
  }
}

/// A class, since a lock stays where it is.
private final class LateProgram: Sendable {
  private let made = Mutex<Program?>(nil)
  private let make: @Sendable () -> Program

  init(_ make: @escaping @Sendable () -> Program) { self.make = make }

  /// Whoever comes while it is being made waits for it.
  var program: Program {
    made.withLock {
      if let program = $0 { return program }
      let program = make()
      $0 = program
      return program
    }
  }
}

extension UnsafePointer<Program.Frame> {
  /// The view so many views outward.
  fileprivate func view(_ outward: Int) -> ViewPointer {
    var frame = self
    for _ in 0..<outward { if let outer = frame.pointee.outer { frame = outer } }
    return frame.pointee.view
  }
}
