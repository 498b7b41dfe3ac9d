import Diagnostics
import YAML

/// A year, a month or a day, as exact as the source gives it.
package struct PartialDate: FieldValue, Hashable {
  package let year: Int
  /// 1 to 12.
  package let month: Int?
  /// 1 to 31, and one that the month has.
  package let day: Int?

  /// Reads `2009`, `2014-05` or `2014-05-01` (ISO 8601); nil for anything else and for days that do not exist.
  package init?(_ text: String) {
    var text = text
    guard let (year, month, day) = text.withUTF8({ Self.numbers(in: $0) }) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Nil for a day that does not exist, and for years of fewer than four figures.
  init?(year: Int, month: Int?, day: Int?) {
    guard year >= 1000, month != nil || day == nil else { return nil }
    if let month, !(1...12).contains(month) { return nil }
    if let month, let day, !(1...Self.days(in: month, of: year)).contains(day) { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The numbers of `2014-05-01`, or of its beginning.
  private static func numbers(in bytes: UnsafeBufferPointer<UInt8>) -> (year: Int, month: Int?, day: Int?)? {
    func number(_ range: Range<Int>) -> Int? {
      var number = 0
      for byte in bytes[range] {
        guard (48...57).contains(byte) else { return nil }
        number = number * 10 + Int(byte - 48)
      }
      return number
    }
    let (hasMonth, hasDay) = (bytes.count > 4, bytes.count > 7)
    guard bytes.count == 4 || bytes.count == 7 || bytes.count == 10, !hasMonth || bytes[4] == UInt8(ascii: "-"),
      !hasDay || bytes[7] == UInt8(ascii: "-"), let year = number(0..<4)
    else { return nil }
    let month = hasMonth ? number(5..<7) : nil
    let day = hasDay ? number(8..<10) : nil
    return hasMonth == (month != nil) && hasDay == (day != nil) ? (year, month, day) : nil
  }

  package init(year: Int) { (self.year, month, day) = (year, nil, nil) }

  /// The same day so many years earlier; a 29 February becomes the 28th where there is none.
  package func earlier(by years: Int) -> Self {
    let then = year - years
    guard let month else { return Self(year: then) }
    var text = Self(year: then).machineText + "-" + (month < 10 ? "0\(month)" : "\(month)")
    if let day { text += "-" + (day < 10 ? "0" : "") + "\(min(day, Self.days(in: month, of: then)))" }
    return Self(text) ?? Self(year: then)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether it is before another date for certain: 2014 is neither before nor after 2014-05.
  package func isBefore(_ other: Self) -> Bool {
    if year != other.year { return year < other.year }
    guard let month, let otherMonth = other.month else { return false }
    if month != otherMonth { return month < otherMonth }
    guard let day, let otherDay = other.day else { return false }
    return day < otherDay
  }

  /// `2014-05`: as the `datetime` attribute and data files want it.
  package var machineText: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let yearText = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
    return yearText + (month.map { "-" + two($0) } ?? "") + (day.map { "-" + two($0) } ?? "")
  }

  /// "1 May 2014", "May 2014", "2014".
  package var text: String {
    var text = ""
    if let day {
      text += String(day)
      text += " "
    }
    if let month {
      text += Self.months[month - 1]
      text += " "
    }
    text += String(year)
    return text
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  package static let shape = Shape.date
  package var datum: Datum { .text(machineText) }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? {
    guard let scalar = reading.scalar(node, wanted: "a date") else { return nil }
    if let date = Self(scalar.text) { return date }
    let advice = DateAdvice(
      scalar.text, isOccasion: reading.field.map { if case .dateOr = $0.shape { true } else { false } } ?? false)
    reading.report(
      .unreadableDate, at: node.place, "`\(scalar.text)` cannot be read as a date", hint: advice.hint,
      replacement: advice.meant.map { .init("\"\($0)\"", at: node.place, isCertain: false) })
    return nil
  }
}

extension PartialDate: Comparable {
  /// For sorting: a year comes before its months, a month before its days.
  package static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
  }
}

/// A date, or the word `undated` for something that did happen, on a day that no source prints.
package enum Occasion: FieldValue, Hashable {
  case date(PartialDate)
  case undated

  package var date: PartialDate? { if case .date(let date) = self { date } else { nil } }

  package static let shape = Shape.dateOr(word: "undated")
  package var datum: Datum { .text(date?.machineText ?? "undated") }

  package static func read(_ node: YAMLNode, _ reading: inout Reading) -> Self? {
    if case .scalar(let scalar) = node.content, scalar.text == "undated" { return .undated }
    return PartialDate.read(node, &reading).map(Self.date)
  }
}
