/// Where in the register's files some rows lie, of each file from the first to the last.
package struct TextSpans {
  private var spans: [Int32: ClosedRange<Int>] = [:]
  /// Of the file of the row that came last: rows of one file mostly follow each other.
  private var last: (file: Int32, span: ClosedRange<Int>)?

  package init() {}

  /// - Parameter rows: indices of the register's `decisions`.
  package mutating func add(_ rows: ArraySlice<Int32>, of register: Register) {
    for index in rows {
      let place = register.decisions[Int(index)].place
      if let last, last.file == place.file {
        self.last = (place.file, min(last.span.lowerBound, place.offset)...max(last.span.upperBound, place.offset))
      } else {
        keepLast()
        let span = spans[place.file] ?? place.offset...place.offset
        last = (place.file, min(span.lowerBound, place.offset)...max(span.upperBound, place.offset))
      }
    }
  }

  private mutating func keepLast() {
    if let last { spans[last.file] = last.span }
  }

  /// By index of the register's `files`.
  fileprivate var ofFile: [Int32: ClosedRange<Int>] {
    var whole = self
    whole.keepLast()
    return whole.spans
  }
}

extension Register {
  /// The system maps at most this many bytes of a file around what is asked for: a whole large page of its cache, where it has the file in
  /// such (Linux 6.16; 64 KiB before).
  private static let mappedAround = 2 << 20

  /// Lets go of the memory of what lies there, which comes back where it is read again: looking at rows here and there would fill it with
  /// the whole files.
  package func release(_ spans: TextSpans) {
    for (file, span) in spans.ofFile {
      let source = files[Int(file)].source
      source.release(max(0, span.lowerBound - Self.mappedAround)..<min(source.text.count, span.upperBound + Self.mappedAround))
    }
  }

  /// Lets go of the memory from the first to the last of some rows of each file. `rows`: indices of `decisions`.
  package func releaseTexts(of rows: ArraySlice<Int32>) {
    var spans = TextSpans()
    spans.add(rows, of: self)
    release(spans)
  }
}
