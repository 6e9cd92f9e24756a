import Policy
import Tables
import Units

/// The wards for which a register is made up.
struct WardList {
  /// Of `wards.csv`.
  let bytes: [UInt8]
  let wards: [Ward]

  struct Ward {
    let code: String
    let name: String
    let area: Area
  }

  static let header = "ward_code,ward_name,area,from,to"

  /// - Parameter count: takes so many of the list, by code, with the area of the day, and makes up what the list lacks; all of the
  ///   list as it stands where nil.
  init(_ source: SourceFile, count: Int?, on day: Day) throws(InputError) {
    let table = try WardTable(source)
    var listed: [Ward] = []
    for index in table.wards.indices {
      let ward = table.wards[index]
      listed.append(Ward(code: ward.code, name: ward.name(on: day), area: try table.area(of: WardID(index: UInt16(index)), on: day)))
    }
    guard let count else {
      (bytes, wards) = (Array(source.text), listed)
      return
    }
    let made = Self.madeUp(max(0, count - listed.count), besides: Set(listed.map(\.code)))
    let wards = listed.prefix(count) + made
    var csv = CSVWriter(header: Self.header)
    for ward in wards {
      for cell in [ward.code, ward.name, ward.area.name, "", ""] { csv.field(cell) }
      csv.endRow()
    }
    (bytes, self.wards) = (csv.bytes, Array(wards))
  }

  /// `Xã Mẫu 1` (model), `Phường Mẫu 2`, ..., as many of them urban as not.
  private static func madeUp(_ count: Int, besides taken: Set<String>) -> [Ward] {
    let codes = (20_001..<99_999).lazy.map(String.init).filter { !taken.contains($0) }
    return zip(1..., codes.prefix(count)).map { number, code in
      number.isMultiple(of: 2)
        ? Ward(code: code, name: "Phường Mẫu \(number)", area: .urban) : Ward(code: code, name: "Xã Mẫu \(number)", area: .rural)
    }
  }

  /// How many children each ward has: some wards are several times as large as others, urban ones larger, and none is empty where there
  /// are children enough. What rounding leaves goes to those that lost most by it.
  func sizes(children: Int, _ random: inout SplitMix64) -> [Int] {
    let weights = wards.map { Self.logNormal(&random) * ($0.area == .urban ? 1.3 : 1) }
    let sum = weights.reduce(0, +)
    let least = children >= wards.count ? 1 : 0
    let exact = weights.map { Double(children - least * wards.count) * $0 / sum }
    var sizes = exact.map { least + Int($0) }
    let byLoss = sizes.indices.sorted { a, b in
      let (lossA, lossB) = (exact[a] - Double(sizes[a]), exact[b] - Double(sizes[b]))
      return lossA == lossB ? a < b : lossA > lossB
    }
    for index in byLoss.prefix(children - sizes.reduce(0, +)) { sizes[index] += 1 }
    return sizes
  }

  /// About exp(0.6 z) of a normal z. Made with sums, products and divisions alone, which give the same bits everywhere; the C library's
  /// functions do not.
  private static func logNormal(_ random: inout SplitMix64) -> Double {
    let z = (0..<12).reduce(-6) { sum, _ in sum + random.fraction() }
    var power = 1 + 0.6 * z / 256
    for _ in 0..<8 { power *= power }
    return power
  }
}
