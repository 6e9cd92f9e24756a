import Testing
import Units

@Suite struct DongFromWordsTests {
  /// The same numbers in every run.
  private struct Random: RandomNumberGenerator {
    var state: UInt64 = 88_172_645_463_325_252

    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  @Test(
    "The amounts of FORMS.md are read back",
    arguments: [
      (0, "Không đồng"), (21, "Hai mươi mốt đồng"), (24, "Hai mươi tư đồng"), (115, "Một trăm mười lăm đồng"),
      (1010, "Một nghìn không trăm mười đồng"), (105_300, "Một trăm linh năm nghìn ba trăm đồng"),
      (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
      (15_004_021, "Mười lăm triệu không trăm linh bốn nghìn không trăm hai mươi mốt đồng"),
      (2_005_000_015, "Hai tỷ không trăm linh năm triệu không trăm mười lăm đồng"),
      (3_609_000_000_000, "Ba nghìn sáu trăm linh chín tỷ đồng"), (1_000_000_000_000_000_000, "Một tỷ tỷ đồng"),
      (-1_500_000, "Âm một triệu năm trăm nghìn đồng"),
    ] as [(Int64, String)])
  func forms(amount: Int64, words: String) { #expect(Dong(inWords: words) == Dong(amount)) }

  @Test("Every amount up to a hundred thousand is read back, and no two have the same words")
  func small() throws {
    for amount in Int64(0)...100_000 { try #require(Dong(inWords: Dong(amount).inWords) == Dong(amount), "\(amount)") }
  }

  @Test("50,000 amounts of all lengths, the largest and the smallest too, are read back")
  func random() throws {
    var random = Random()
    for round in 0..<50_000 {
      let amount = Dong(Int64(bitPattern: random.next()) >> Int64(round % 64))
      try #require(Dong(inWords: amount.inWords) == amount, "\(amount): \(amount.inWords)")
    }
    for amount in [Int64.max, .min, .min + 1, 1_000_000_000, 999_999_999_999_999_999] {
      #expect(Dong(inWords: Dong(amount).inWords) == Dong(amount))
    }
  }

  @Test("Amounts with many zeros, whose words skip groups, are read back")
  func zeros() throws {
    var random = Random()
    for _ in 0..<20_000 {
      var amount: Int64 = 0
      for _ in 0..<18 { amount = amount * 10 + (random.next() % 3 == 0 ? Int64(random.next() % 10) : 0) }
      try #require(Dong(inWords: Dong(amount).inWords) == Dong(amount), "\(amount): \(Dong(amount).inWords)")
    }
  }

  @Test("What one slip makes of the words is refused, or is what another amount is read as")
  func slips() throws {
    let vocabulary = [
      "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mốt", "tư", "lăm", "linh", "mười", "mươi", "trăm", "nghìn",
      "triệu", "tỷ", "âm", "đồng", "",
    ]
    var random = Random()
    var (refused, others) = (0, 0)
    for round in 0..<40_000 {
      let amount = Dong(Int64(bitPattern: random.next()) >> Int64(10 + round % 50))
      let text = amount.inWords
      var words = text.lowercased().split(separator: " ").map(String.init)
      let place = Int(random.next() % UInt64(words.count))
      switch random.next() % 4 {
      case 0: words.remove(at: place)
      case 1: words.insert(vocabulary[Int(random.next() % UInt64(vocabulary.count))], at: place)
      case 2: words[place] = vocabulary[Int(random.next() % UInt64(vocabulary.count))]
      default: words.swapAt(place, Int(random.next() % UInt64(words.count)))
      }
      let line = words.joined(separator: " ")
      let slipped = line.prefix(1).uppercased() + line.dropFirst()
      guard slipped != text else { continue }
      guard let read = Dong(inWords: slipped) else {
        refused += 1
        continue
      }
      others += 1
      try #require(read != amount && read.inWords == slipped, "\(slipped)")
    }
    #expect(refused > 10_000 && others > 1000)
  }

  @Test("Words in any order are refused, or are just what an amount is read as")
  func soup() throws {
    let vocabulary = ["không", "một", "hai", "năm", "mốt", "tư", "lăm", "linh", "mười", "mươi", "trăm", "nghìn", "triệu", "tỷ"]
    var random = Random()
    for _ in 0..<200_000 {
      let count = 1 + Int(random.next() % 6)
      let line = (0..<count).map { _ in vocabulary[Int(random.next() % UInt64(vocabulary.count))] }.joined(separator: " ") + " đồng"
      let text = line.prefix(1).uppercased() + line.dropFirst()
      if let read = Dong(inWords: text) { try #require(read.inWords == text, "\(text)") }
    }
  }

  @Test(
    "What is not written as an office writes it is refused",
    arguments: [
      "", "đồng", "Đồng", "Một", "một đồng", "MỘT ĐỒNG", "Một Đồng", "Một  đồng", " Một đồng", "Một đồng ", "Một đồng.", "Một\u{A0}đồng", "1 đồng",
      "Không", "Âm không đồng", "Âm đồng", "Không trăm đồng", "Không một đồng", "Một không đồng", "Linh một đồng", "Lăm đồng", "Mốt đồng", "Tư đồng",
      "Mười năm đồng", "Mười mốt đồng", "Mười tư đồng", "Một mươi đồng", "Hai mươi một đồng", "Hai mươi bốn đồng", "Hai mươi năm đồng", "Hai mốt đồng",
      "Hai trăm một đồng", "Hai trăm linh đồng", "Hai trăm linh lăm đồng", "Hai trăm linh mười đồng", "Hai trăm lẻ một đồng",
      "Một nghìn một đồng", "Một nghìn mười đồng", "Một nghìn linh một đồng", "Một nghìn không trăm đồng", "Một triệu không nghìn đồng",
      "Một triệu không trăm nghìn đồng", "Một nghìn một triệu đồng", "Một nghìn hai nghìn đồng", "Nghìn đồng", "Tỷ đồng", "Một trăm trăm đồng",
      "Một tỷ không trăm tỷ đồng", "Một tỷ tỷ tỷ đồng", "Mười tỷ tỷ đồng", "Một ngàn đồng", "Một tỉ đồng", "Một đồng đồng", "Âm âm một đồng",
    ])
  func malformed(text: String) { #expect(Dong(inWords: text) == nil) }

  @Test("An amount one too large is refused, on either side of zero")
  func tooLarge() {
    let most =
      "chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn "
    #expect(Dong(inWords: "Âm " + most + "tám trăm linh tám đồng") == Dong(.min))
    #expect(Dong(inWords: "Âm " + most + "tám trăm linh chín đồng") == nil)
    #expect(Dong(inWords: "C" + most.dropFirst() + "tám trăm linh bảy đồng") == Dong(.max))
    #expect(Dong(inWords: "C" + most.dropFirst() + "tám trăm linh tám đồng") == nil)
    #expect(Dong(inWords: "Mười tám tỷ tỷ đồng") == nil && Dong(inWords: "Chín trăm tỷ tỷ đồng") == nil)
  }

  @Test("Words in decomposed letters are the same words")
  func decomposed() {
    // NFD of "Một tỷ đồng".
    #expect(Dong(inWords: "Mo\u{302}\u{323}t ty\u{309} đo\u{302}\u{300}ng") == Dong(1_000_000_000))
  }
}
