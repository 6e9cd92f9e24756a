import Testing
import Units

@Suite struct DongInWordsTests {
  @Test(
    "An amount is read as FORMS.md reads it",
    arguments: [
      (0, "Không đồng"), (21, "Hai mươi mốt đồng"), (24, "Hai mươi tư đồng"), (115, "Một trăm mười lăm đồng"),
      (1010, "Một nghìn không trăm mười đồng"), (105_300, "Một trăm linh năm nghìn ba trăm đồng"),
      (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
      (15_004_021, "Mười lăm triệu không trăm linh bốn nghìn không trăm hai mươi mốt đồng"),
      (2_005_000_015, "Hai tỷ không trăm linh năm triệu không trăm mười lăm đồng"),
      (3_609_000_000_000, "Ba nghìn sáu trăm linh chín tỷ đồng"),
    ] as [(Int64, String)])
  func forms(amount: Int64, words: String) { #expect(Dong(amount).inWords == words) }

  @Test(
    "Mốt, tư and lăm stand where the ear expects them",
    arguments: [
      (1, "Một"), (4, "Bốn"), (5, "Năm"), (10, "Mười"), (11, "Mười một"), (14, "Mười bốn"), (15, "Mười lăm"),
      (20, "Hai mươi"), (25, "Hai mươi lăm"), (31, "Ba mươi mốt"), (44, "Bốn mươi tư"), (55, "Năm mươi lăm"),
      (101, "Một trăm linh một"), (104, "Một trăm linh bốn"), (105, "Một trăm linh năm"), (111, "Một trăm mười một"),
      (114, "Một trăm mười bốn"), (121, "Một trăm hai mươi mốt"), (999, "Chín trăm chín mươi chín"),
    ] as [(Int64, String)])
  func ends(amount: Int64, words: String) { #expect(Dong(amount).inWords == words + " đồng") }

  // Drawn from the published fixtures of kslazarev/numbers_and_words (vi), hckhanh/vn-number and
  // tonghoangvu/read-vietnamese-number (all MIT); their `lẻ`, `tỉ` and `mươi bốn` are
  // `linh`, `tỷ` and `mươi tư` here, as FORMS.md wants them.
  @Test(
    "Amounts of the published fixtures are read as there",
    arguments: [
      (909, "chín trăm linh chín"), (4065, "bốn nghìn không trăm sáu mươi lăm"), (6000, "sáu nghìn"),
      (21_000, "hai mươi mốt nghìn"), (600_001, "sáu trăm nghìn không trăm linh một"),
      (999_999, "chín trăm chín mươi chín nghìn chín trăm chín mươi chín"),
      (1_000_024, "một triệu không trăm hai mươi tư"), (1_060_000, "một triệu không trăm sáu mươi nghìn"),
      (19_900_000, "mười chín triệu chín trăm nghìn"), (23_010_000, "hai mươi ba triệu không trăm mười nghìn"),
      (999_000_999, "chín trăm chín mươi chín triệu chín trăm chín mươi chín"),
      (1_000_000_000, "một tỷ"), (1_100_000_000, "một tỷ một trăm triệu"),
      (1_174_315_110, "một tỷ một trăm bảy mươi tư triệu ba trăm mười lăm nghìn một trăm mười"),
      (2_030_000_305, "hai tỷ không trăm ba mươi triệu ba trăm linh năm"),
      (35_174_315_119, "ba mươi lăm tỷ một trăm bảy mươi tư triệu ba trăm mười lăm nghìn một trăm mười chín"),
      (1_000_000_000_000, "một nghìn tỷ"), (2_100_000_000_000, "hai nghìn một trăm tỷ"),
      (1_001_000_000_000, "một nghìn không trăm linh một tỷ"),
      (
        1_001_500_100_001,
        "một nghìn không trăm linh một tỷ năm trăm triệu một trăm nghìn không trăm linh một"
      ),
      (1_000_000_000_000_000, "một triệu tỷ"), (1_000_001_000_000_000, "một triệu không trăm linh một tỷ"),
      (1_200_200_000_000_000, "một triệu hai trăm nghìn hai trăm tỷ"),
      (1_000_000_000_000_000_000, "một tỷ tỷ"),
    ] as [(Int64, String)])
  func published(amount: Int64, words: String) {
    #expect(Dong(amount).inWords.lowercased() == words + " đồng")
  }

  @Test("The largest amount that there is can be read")
  func largest() {
    #expect(
      Dong(.max).inWords
        == "Chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ "
        + "tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh bảy đồng")
  }

  @Test("An amount below zero begins with Âm, the smallest too")
  func negative() {
    #expect(Dong(-1_500_000).inWords == "Âm một triệu năm trăm nghìn đồng")
    #expect(Dong(.min).inWords.hasSuffix("tám trăm linh tám đồng"))
  }

  @Test("No word is missing or doubled in 20,000 amounts: reading them back gives the amount")
  func readBack() throws {
    var amount: Int64 = 1
    var step: UInt64 = 88_172_645_463_325_252
    for round in 0..<20_000 {
      step ^= step << 13
      step ^= step >> 7
      step ^= step << 17
      amount = Int64(step >> 1) >> Int64(round % 60)
      try #require(Self.value(of: Dong(amount).inWords) == amount, "\(amount): \(Dong(amount).inWords)")
    }
  }

  /// What the words say: an independent reader.
  static func value(of text: String) -> Int64 {
    let digits =
      [
        "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
        "tám": 8, "chín": 9,
      ] as [String: Int64]
    var (total, billionsPart, group, digit) = (Int64(0), Int64(0), Int64(0), Int64(0))
    for word in text.lowercased().split(separator: " ") {
      switch word {
      case "trăm": (group, digit) = (group + digit * 100, 0)
      case "mười": group += 10
      case "mươi": (group, digit) = (group + digit * 10, 0)
      case "linh", "đồng": break
      case "nghìn": (billionsPart, group, digit) = (billionsPart + (group + digit) * 1000, 0, 0)
      case "triệu": (billionsPart, group, digit) = (billionsPart + (group + digit) * 1_000_000, 0, 0)
      case "tỷ":
        total = (total + billionsPart + group + digit) * 1_000_000_000
        (billionsPart, group, digit) = (0, 0, 0)
      default: digit = digits[String(word)] ?? -1_000_000
      }
    }
    return total + billionsPart + group + digit
  }
}
