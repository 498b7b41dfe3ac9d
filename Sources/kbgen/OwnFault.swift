/// A mistake in kbgen itself, which no content can mend: told as such, with exit code 70.
package struct OwnFault: Error, CustomStringConvertible {
  package let description: String
  package init(_ description: String) { self.description = description }
}
