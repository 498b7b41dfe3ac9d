/// How a command ends. A script can rely on these.
enum ExitStatus: Int32 {
  case clean = 0
  /// Something in the content is to be mended.
  case content = 1
  /// What was typed, or the disk, stands in the way.
  case usage = 2
  /// Our own fault (EX_SOFTWARE of BSD's sysexits).
  case ownFault = 70
}
