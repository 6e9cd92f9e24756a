import Foundation

/// What stands at a path, without following a symbolic link: what we take away or replace is the link, never what it points to.
enum FileKind {
  case folder, link, other

  /// nil where nothing stands there.
  init?(at path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}
