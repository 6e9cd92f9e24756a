import Foundation
import FuzzChecks

/// The readers under libFuzzer (https://llvm.org/docs/LibFuzzer.html). The arguments are libFuzzer's own; the environment's `CHITRA_FUZZ`
/// names the reader. `Scripts/fuzz` builds and runs it.
@main
enum Fuzz {
  /// Does what the `main` of libFuzzer does, which the linker may take in its place.
  static func main() {
    _ = reader
    var (count, arguments) = (CommandLine.argc, CommandLine.unsafeArgv)
    exit(runLibFuzzer(&count, &arguments, testOneInput))
  }
}

/// The reader that is tried. A wrong call ends with 64 before libFuzzer, which would take it for a crash, reads a file.
private let reader: ReaderUnderTest = {
  if let named = ReaderUnderTest(rawValue: ProcessInfo.processInfo.environment["CHITRA_FUZZ"] ?? "") { return named }
  let readers = ReaderUnderTest.allCases.map(\.rawValue).joined(separator: ", ")
  FileHandle.standardError.write(Data("CHITRA_FUZZ names no reader: set it to one of \(readers), or call Scripts/fuzz.\n".utf8))
  exit(64)
}()
private let checks = Result { try FuzzChecks() }

private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@_silgen_name("LLVMFuzzerRunDriver")
private func runLibFuzzer(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>, _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// libFuzzer's own changes, which know what the code compares bytes with.
@_silgen_name("LLVMFuzzerMutate")
private func mutateLikeLibFuzzer(_ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int) -> Int

/// Stops where something does not hold: libFuzzer learns of a file that breaks something only by the crash. It finds the function by its
/// name.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try checks.get().check(reader, Array(UnsafeBufferPointer(start: data, count: count)))
  } catch {
    fatalError("\(error)")
  }
  return 0
}

/// Every second change is one of ours. libFuzzer finds the function by its name.
@_cdecl("LLVMFuzzerCustomMutator")
func mutate(_ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ most: Int, _ seed: CUnsignedInt) -> Int {
  guard seed % 2 == 0, reader != .policy else { return mutateLikeLibFuzzer(data, count, most) }
  var mutator = Mutator(seed: UInt64(seed))
  let changed = mutator.mutated(Array(UnsafeBufferPointer(start: data, count: count)), most: most)
  _ = UnsafeMutableBufferPointer(start: data, count: most).update(fromContentsOf: changed)
  return changed.count
}
