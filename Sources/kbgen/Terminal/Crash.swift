#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Has a crash end with kbgen's own words and exit code, after what Swift says about it.
func tellOfCrashes() {
  for number in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
    signal(number) { _ in
      // Only what a signal handler may call: no memory is asked for.
      let words: StaticString =
        "error: kbgen made a mistake: it had to stop in the middle of its work; please report it with this content\n"
      _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
      _exit(ExitStatus.ownFault.rawValue)
    }
  }
}
