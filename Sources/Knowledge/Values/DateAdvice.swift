/// What someone most likely meant who wrote a date in another form.
struct DateAdvice {
  let hint: String
  /// The date as it is to be written, where one is likely.
  private(set) var meant: String?

  private static let usual =
    "write \"2014\", \"2014-05\" or \"2014-05-01\": the year first, then month and day in two figures"

  /// - Parameter isOccasion: whether the field takes `undated` as well.
  init(_ text: String, isOccasion: Bool) {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let numbers = words.compactMap { word in
      Int(word.trimmingOrdinal).map { (value: $0, length: word.trimmingOrdinal.utf8.count) }
    }
    let years = numbers.filter { $0.length == 4 }.map(\.value)
    let months = words.compactMap(Self.month)
    let undated = isOccasion ? "; if it did happen and no date is printed, write `undated`" : ""

    if ["present", "ongoing", "now", "today", "current", "date", "continuing"].contains(where: words.contains),
      years.count < 2
    {
      hint =
        "leave this line out while it goes on\(years.first.map { "; the year \($0) belongs to when it began" } ?? "")"
    } else if years.isEmpty, months.isEmpty, numbers.allSatisfy({ $0.length > 4 }) {
      hint = "leave this line out where no date is known\(undated)"
    } else if years.count > 1 {
      hint = "this field takes one date, not a span: write where it begins here, and where it ends in its own field"
      meant = "\(years[0])"
    } else if let date = Self.date(numbers, months), PartialDate(date) != nil {
      meant = date
      hint = "write it as \"\(date)\": the year first, then month and day in two figures"
    } else if let date = Self.date(numbers, months), date.utf8.count > 7, PartialDate(String(date.prefix(7))) != nil {
      hint = "there is no such day in that month: look it up again, or write \"\(date.prefix(7))\" without the day"
      meant = String(date.prefix(7))
    } else if let year = years.first {
      meant = "\(year)"
      let isVague = words.contains { $0.first?.isLetter == true }
      hint =
        isVague
        ? "write the year alone, \"\(year)\"; words such as “\(text)” can stand under `when:` in the timeline, or in the text"
        : "there is no such month or day: look it up again, or write \"\(year)\"; \(Self.usual)"
    } else {
      hint = Self.usual
    }
  }

  /// Year, month and day in the order that people here write them: day first, unless the year stands first.
  private static func date(_ numbers: [(value: Int, length: Int)], _ months: [Int]) -> String? {
    guard let year = numbers.first(where: { $0.length == 4 })?.value else { return nil }
    let others = numbers.filter { $0.length < 3 }.map(\.value)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if let month = months.first {
      guard months.count == 1, others.count < 2 else { return nil }
      return "\(year)-\(two(month))" + (others.first.map { "-" + two($0) } ?? "")
    }
    let isYearFirst = numbers.first?.length == 4
    switch others.count {
    case 1: return "\(year)-\(two(others[0]))"
    case 2:
      return isYearFirst ? "\(year)-\(two(others[0]))-\(two(others[1]))" : "\(year)-\(two(others[1]))-\(two(others[0]))"
    default: return nil
    }
  }

  private static func month(_ word: String) -> Int? {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    guard word.count >= 3, let index = names.firstIndex(where: { word.hasPrefix($0) }) else { return nil }
    let full = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    return full[index].hasPrefix(word) || word == "sept" ? index + 1 : nil
  }
}

extension String {
  /// `1st` as `1`.
  fileprivate var trimmingOrdinal: String {
    ["st", "nd", "rd", "th"].contains(String(suffix(2))) && first?.isNumber == true ? String(dropLast(2)) : self
  }
}
