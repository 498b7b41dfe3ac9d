extension String {
  /// The text with spaces behind it up to a width in characters.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

/// "1 page", "2 pages", "1,000 pages".
func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(grouped(count)) \(count == 1 ? one : many ?? one + "s")"
}

/// Digits in groups of three, the same in every locale.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number.magnitude))
  var text = number < 0 ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
    text.append(digit)
  }
  return text
}

/// "a", "a and b", "a, b and c".
func listed(_ parts: [String]) -> String {
  guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
  return parts.dropLast().joined(separator: ", ") + " and " + last
}

/// Seconds with two decimals: "0.08 s".
func seconds(_ duration: Double) -> String { seconds(Duration.seconds(duration)) }

/// The same.
func seconds(_ duration: Duration) -> String {
  let (whole, fraction) = duration.components
  let hundredths = whole * 100 + (fraction + 5_000_000_000_000_000) / 10_000_000_000_000_000
  let rest = hundredths % 100
  return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) s"
}
