// Alone in its file: the C library's streams are variables, and only this import says that they are left as they are.
@preconcurrency import Glibc

/// Where `print` writes.
enum StandardOutput {
  /// Writes what still waits; nil where everything that was printed arrived, else the system's error (errno). What is longer than
  /// the buffer was written before: that it failed is kept with the stream, and why is not (0).
  static func finish() -> Int32? {
    errno = 0
    guard fflush(stdout) != 0 || ferror(stdout) != 0 else { return nil }
    return errno
  }
}
