import Tables
import TestSupport
import Testing

@Suite struct DigestTests {
  @Test(
    "The digest is the SHA-256 of FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
      (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
  func known(text: String, hex: String) {
    #expect(Digest(of: text).hex == hex)
    #expect(Digest(of: Array(text.utf8)) == Digest(of: text))
  }

  @Test("Bytes that come in parts, and those of a file, have the digest of the whole", arguments: ["", "abc", String(repeating: "a", count: 3 << 20 | 1)])
  func parts(text: String) throws {
    let bytes = Array(text.utf8)
    let builder = DigestBuilder()
    for part in bytes.slices(of: 1_000_000) { builder.add(Array(part)) }
    #expect(builder.finish() == Digest(of: text))
    let folder = try TemporaryFolder()
    #expect(Digest(ofFile: try folder.write(text, to: "file")) == Digest(of: text))
    #expect(Digest(ofFile: folder.path + "/none") == nil && Digest(ofFile: folder.path) == nil)
  }
}
