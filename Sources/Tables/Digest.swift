import CCrypto
import Glibc

/// SHA-256 (FIPS 180-4) of the system's libcrypto.
package struct Digest: Hashable, Sendable {
  /// 64 lower-case hex digits.
  package let hex: String
  /// The first 8 of them: what papers carry on every page.
  package var code: String { String(hex.prefix(8)) }

  package init(of bytes: UnsafeRawBufferPointer) {
    var output = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    // EVP_Digest reads an empty message through a null pointer too; it fails only where memory for its state does.
    let done = EVP_Digest(bytes.baseAddress, bytes.count, &output, &length, EVP_sha256(), nil)
    precondition(done == 1 && length == 32, "libcrypto has no memory for SHA-256")
    hex = Self.hex(output.prefix(32))
  }

  package init(of bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { Digest(of: $0) }
  }

  /// Of what a file holds, read piece by piece; nil where it cannot be read.
  package init?(ofFile path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let builder = DigestBuilder()
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { piece.deallocate() }
    while true {
      let count = read(descriptor, piece.baseAddress, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      builder.add(UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
    self = builder.finish()
  }

  package init(of text: String) { self.init(of: Array(text.utf8)) }

  fileprivate init(_ bytes: ArraySlice<UInt8>) { hex = Self.hex(bytes) }

  private static func hex(_ bytes: ArraySlice<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// SHA-256 of bytes that come piece by piece.
package struct DigestBuilder: ~Copyable {
  private let context: OpaquePointer

  package init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      preconditionFailure("libcrypto has no memory for SHA-256")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  package func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  package func add(_ bytes: UnsafeRawBufferPointer) {
    precondition(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1, "libcrypto refuses SHA-256")
  }

  package func add(_ bytes: [UInt8]) {
    let done = EVP_DigestUpdate(context, bytes, bytes.count)
    precondition(done == 1, "libcrypto refuses SHA-256")
  }

  /// The digest of all that was added; nothing can be added afterwards.
  package consuming func finish() -> Digest {
    var output = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    precondition(EVP_DigestFinal_ex(context, &output, &length) == 1 && length == 32, "libcrypto refuses SHA-256")
    return Digest(output.prefix(32))
  }
}
