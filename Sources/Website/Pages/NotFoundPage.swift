import Templates

/// The page for addresses at which there is nothing.
struct NotFoundPage: View {
  private let chrome: Chrome

  /// Needs nothing but the frame.
  init(_ frame: Frame, _ here: Here) {
    chrome = Chrome(
      frame, here, heading: "There is no page at this address", description: "The page was not found.", isIndexed: false
    )
  }

  static let names: [Name<Self>] = .from(\.chrome)
}
