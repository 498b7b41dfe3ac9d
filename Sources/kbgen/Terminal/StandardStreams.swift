#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Opens those of the three standard streams that whoever started kbgen had closed: otherwise the first files that are
/// opened take their numbers, and messages would be written into pages.
func keepStandardStreams() {
  for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) == -1 {
    _ = open("/dev/null", O_RDWR)
  }
}
