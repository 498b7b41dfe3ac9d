import Knowledge

extension KnowledgeBase {
  /// The entries that someone wrote: those that the linker made up for a name in passing are left out.
  var writtenEntries: [AnyID] { allEntries.filter { !self[common: $0].isStub } }
}
