import Knowledge

/// Words for a stretch of time between dates that sources print or do not print.
func period(_ from: Occasion?, _ to: Occasion?) -> String? {
  switch (from, to) {
  case (nil, nil): nil
  case (.date(let from), nil): "from \(from.text)"
  case (.undated, nil): "joined later, no date printed"
  case (nil, .date(let to)): "until \(to.text)"
  case (nil, .undated): "left, no date printed"
  case (.date(let from), .date(let to)): from == to ? "in \(from.text)" : "\(from.text) to \(to.text)"
  case (.date(let from), .undated): "from \(from.text), and left, no date printed"
  case (.undated, .date(let to)): "joined later, no date printed, and left in \(to.text)"
  case (.undated, .undated): "joined later and left, no dates printed"
  }
}

/// The same for money, which does not join and leave.
func fundingPeriod(_ from: Occasion?, _ to: Occasion?) -> String? {
  switch (from, to) {
  case (.undated, nil): "began later, no date printed"
  case (nil, .undated): "ended, no date printed"
  case (.date(let from), .undated): "from \(from.text), and ended, no date printed"
  case (.undated, .date(let to)): "began later, no date printed, and ended in \(to.text)"
  case (.undated, .undated): "began later and ended, no dates printed"
  default: period(from, to)
  }
}
