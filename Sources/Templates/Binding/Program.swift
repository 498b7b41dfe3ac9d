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
  private typealias Test = @Sendable (ViewPointer) -> Bool

  private let start: Write

  /// Binds a template of a set; nil after reporting what is wrong with it.
  init?(_ name: String, in set: TemplateSet, _ names: [ListedName], _ findings: inout Findings) {
    var resolver = Resolver(set, names)
    let parts = resolver.parts(ofTemplate: name)
    findings.add(resolver.findings)
    guard let parts else { return nil }
    start = Binder(literals: resolver.literals + Bytes(repeating: 0, count: Literal.margin)).write(parts, holding: nil)
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
    /// With their margin.
    let literals: Bytes

    /// - Parameter held: the text whose section the parts stand in.
    func write(_ parts: [Part], holding held: Reference?) -> Write {
      var steps: [Step] = []
      steps.reserveCapacity(parts.count)
      // What stands before a name is written by the same step.
      var literal = 0..<0
      for part in parts {
        switch part {
        case .literal(let bytes):
          if !literal.isEmpty { steps.append(Step(writing(literal))) }
          literal = bytes
          continue
        case .written(let use):
          if let write = written(use.reference, after: Literal(literal, of: literals), holding: held) {
            steps.append(Step(write))
          }
        case .section(let section):
          steps.append(Step(self.section(section, after: Literal(literal, of: literals), holding: held)))
        }
        literal = 0..<0
      }
      if !literal.isEmpty { steps.append(Step(writing(literal))) }
      return sequence(steps[...])
    }

    private func writing(_ bytes: Range<Int>) -> Write {
      let literal = Literal(bytes, of: literals)
      return { _, out in out.append(literal) }
    }

    /// Nil for what cannot be written, which was refused when it was resolved.
    private func written(_ reference: Reference, after literal: Literal, holding held: Reference?) -> Write? {
      let (outward, offset) = (reference.outward, reference.offset)
      switch reference.slot {
      case .text where reference == held:
        return { frame, out in
          out.append(literal)
          out.append(escaped: frame.pointee.text)
        }
      case .text(let value):
        return { frame, out in
          out.append(literal)
          if let text = value(frame.view(outward, offset)) { out.append(escaped: text) }
        }
      case .heldText:
        return { frame, out in
          out.append(literal)
          frame.view(outward, offset).held(String?.self).pointee.write(into: &out)
        }
      case .html(let writing), .data(let writing):
        let write = writing.write
        return { frame, out in
          out.append(literal)
          write(frame.view(outward, offset), &out)
        }
      case .flag, .list, .one: return nil
      }
    }

    private func section(_ section: Part.Section, after literal: Literal, holding held: Reference?) -> Write {
      let (reference, isInverted) = (section.use.reference, section.isInverted)
      let (outward, offset) = (reference.outward, reference.offset)
      let isShown: Test
      switch reference.slot {
      case .text(let value):
        if !isInverted { return framed(value, section, after: literal) }
        isShown = { value($0)?.isEmpty == false }
      case .heldText:
        if !isInverted, let (opening, closing) = literals(around: reference, in: section.parts) {
          return { frame, out in
            out.append(literal)
            let text = frame.view(outward, offset).held(String?.self)
            if text.pointee.isEmpty { return }
            out.append(opening)
            text.pointee.write(into: &out)
            out.append(closing)
          }
        }
        isShown = { !$0.held(String?.self).pointee.isEmpty }
      case .html(let writing), .data(let writing): isShown = { !writing.isEmpty($0) }
      case .flag(let isTrue): isShown = isTrue
      case .list(let nest), .one(let nest):
        if !isInverted {
          let (write, each) = (self.write(section.parts, holding: nil), nest.each)
          return { frame, out in
            out.append(literal)
            each(frame.view(outward, offset)) { view in
              withUnsafePointer(to: Frame(view: view, outer: frame)) { write($0, &out) }
            }
          }
        }
        isShown = { !nest.isEmpty($0) }
      }
      let write = self.write(section.parts, holding: held)
      return { frame, out in
        out.append(literal)
        if isShown(frame.view(outward, offset)) != isInverted { write(frame, &out) }
      }
    }

    /// The section of a text that is there. In most there is nothing but the text itself, once, between literals.
    private func framed(
      _ value: @escaping @Sendable (ViewPointer) -> String?, _ section: Part.Section, after literal: Literal
    ) -> Write {
      let (outward, offset) = (section.use.reference.outward, section.use.reference.offset)
      if let (opening, closing) = literals(around: section.use.reference, in: section.parts) {
        return { frame, out in
          out.append(literal)
          guard let text = value(frame.view(outward, offset)), !text.isEmpty else { return }
          out.append(opening)
          out.append(escaped: text)
          out.append(closing)
        }
      }
      let write = self.write(section.parts, holding: section.use.reference)
      return { frame, out in
        out.append(literal)
        guard let text = value(frame.view(outward, offset)), !text.isEmpty else { return }
        withUnsafePointer(to: Frame(view: frame.pointee.view, outer: frame.pointee.outer, text: text)) {
          write($0, &out)
        }
      }
    }

    /// What stands before and behind a name, where there is nothing else.
    private func literals(around reference: Reference, in parts: [Part]) -> (Literal, Literal)? {
      var (opening, closing) = (0..<0, 0..<0)
      var isWritten = false
      for part in parts {
        switch part {
        case .literal(let bytes) where !isWritten && opening.isEmpty: opening = bytes
        case .literal(let bytes) where isWritten && closing.isEmpty: closing = bytes
        case .written(let use) where use.reference == reference && !isWritten: isWritten = true
        case .literal, .written, .section: return nil
        }
      }
      return isWritten ? (Literal(opening, of: literals), Literal(closing, of: literals)) : nil
    }

    /// One after the other, as a tree, so that a long template needs no deep stack.
    private func sequence(_ steps: ArraySlice<Step>) -> Write {
      switch steps.count {
      case 0: return { _, _ in }
      case 1: return steps[steps.startIndex].write
      case 2:
        let (first, second) = (steps[steps.startIndex].write, steps[steps.startIndex + 1].write)
        return {
          first($0, &$1)
          second($0, &$1)
        }
      case 3:
        let (first, second) = (steps[steps.startIndex].write, steps[steps.startIndex + 1].write)
        let third = steps[steps.startIndex + 2].write
        return {
          first($0, &$1)
          second($0, &$1)
          third($0, &$1)
        }
      default:
        // In quarters and not in halves: half as many calls lie between the template and its steps.
        func quarter(_ number: Int) -> Write {
          let (start, count) = (steps.startIndex, steps.count)
          return sequence(steps[(start + count * number / 4)..<(start + count * (number + 1) / 4)])
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
    init(_ write: @escaping Write) { self.write = write }
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
  /// What lies so many bytes behind the beginning of the view that is so many views outward.
  fileprivate func view(_ outward: Int, _ offset: Int) -> ViewPointer {
    var frame = self
    for _ in 0..<outward { if let outer = frame.pointee.outer { frame = outer } }
    return frame.pointee.view + offset
  }
}
