import Policy
import TestSupport
import Testing

@Suite("The lines under which counts leave the office")
struct PublicLineTests {
  private static let merged = ["1.4a", "1.4b", "1.4c", "1.4d", "1.4đ", "1.4e", "1.4g", "1.5a", "1.5b", "1.6"]

  @Test("1.4 to 1.6 are one line, so that none of them is told", arguments: merged)
  func areMerged(_ code: String) throws {
    for resolution in try standardPolicy.resolutions {
      let line = resolution.publicLine(of: try #require(resolution.group(code)))
      #expect(line.code == "1.4-1.6")
      #expect(line.kind == .multiple)
      #expect(line.title == "Trẻ em thuộc các nhóm hưởng theo hệ số của mức chuẩn trợ giúp xã hội")
    }
  }

  @Test(
    "The other groups have their own",
    arguments: [("1.1a", LevelKind.topUp), ("1.1b", .rate), ("1.2a", .topUp), ("1.2b", .rate), ("1.3a", .topUp), ("1.3b", .rate)])
  func own(_ code: String, _ kind: LevelKind) throws {
    for resolution in try standardPolicy.resolutions {
      let id = try #require(resolution.group(code))
      #expect(resolution.publicLine(of: id).code == code)
      #expect(resolution.publicLine(of: id).title == resolution[id].name)
      #expect(resolution.publicLine(of: id).kind == kind)
    }
  }

  @Test("No line of any group tells of HIV or sexual abuse")
  func tellsNothing() throws {
    for resolution in try standardPolicy.resolutions {
      for index in resolution.groups.indices {
        let line = resolution.publicLine(of: GroupID(index: UInt8(index)))
        #expect(!["1.5", "1.6"].contains { line.code.hasPrefix($0) })
        #expect(!line.title.contains("HIV") && !line.title.contains("xâm hại"))
      }
    }
  }

  @Test("Groups of another multiple, or of another rate, are lines of their own")
  func otherMultiple() throws {
    let policy = try policy(replacing: [
      "resolution-55-2025.yaml": [
        "biệt tích\", level: { multiple: 1.5,": "biệt tích\", level: { multiple: 2,",
        "Cả cha và mẹ hưởng trợ cấp xã hội\", level: { multiple: 1.5, of: assistance_standard_national }":
          "Cả cha và mẹ hưởng trợ cấp xã hội\", level: { multiple: 1.5, of: assistance_standard_city }",
      ]
    ])
    let resolution = policy.resolutions[1]
    let codes = try ["1.4a", "1.4b", "1.4đ", "1.4g", "1.6"].map { resolution.publicLine(of: try #require(resolution.group($0))).code }
    #expect(codes == ["1.4-1.6", "1.4b", "1.4đ", "1.4g", "1.4-1.6"])
  }

  @Test("Confidential groups are one line also where they are paid differently, lest any of them shows")
  func oneNumber() throws {
    let policy = try policy(replacing: [
      "resolution-55-2025.yaml": [
        "multiple: 1.5, of: assistance_standard_national }, insured: true, confidential":
          "multiple: 3, of: assistance_standard_national }, insured: true, confidential"
      ]
    ])
    let resolution = policy.resolutions[1]
    let codes = try ["1.4a", "1.5a", "1.5b", "1.6", "1.1b"].map { resolution.publicLine(of: try #require(resolution.group($0))).code }
    #expect(codes == ["1.4-1.6", "1.4-1.6", "1.4-1.6", "1.4-1.6", "1.1b"])
  }

  @Test("Every kind of level has its words")
  func kinds() {
    #expect(Set(LevelKind.allCases.map(\.vietnamese)).count == 3)
    #expect(LevelKind.allCases.map(\.rawValue) == [0, 1, 2])
  }
}
