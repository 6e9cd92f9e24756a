import Foundation
import TestSupport
import Testing

@Suite("What people read is told in the language that they chose; what programs read, and what is signed, depends on none")
struct LanguageTests {
  private static let vietnamese = ["LC_ALL": "vi_VN.UTF-8"]

  // MARK: The choice

  @Test(
    "--lang decides, the last one given; else LC_ALL, LC_MESSAGES and LANG; else English",
    arguments: [
      (["--help"], [:], false),
      (["--lang", "vi", "--help"], [:], true),
      (["payout", "--help", "--lang=vi"], [:], true),
      (["help", "payout", "--lang", "vi"], [:], true),
      (["help", "--lang", "vi", "payout"], [:], true),
      (["payout", "--help", "--lang", "en", "--lang", "vi"], [:], true),
      (["payout", "--help", "--lang", "vi", "--lang", "en"], [:], false),
      (["payout", "--help"], ["LC_ALL": "", "LC_MESSAGES": "", "LANG": "vi_VN.UTF-8"], true),
      (["payout", "--help"], ["LC_ALL": "", "LC_MESSAGES": "vi_VN", "LANG": "en_US.UTF-8"], true),
      (["payout", "--help"], ["LC_ALL": "vi_VN.UTF-8", "LANG": "en_US.UTF-8"], true),
      (["payout", "--help"], ["LC_ALL": "en_US.UTF-8", "LANG": "vi_VN.UTF-8"], false),
      (["payout", "--help"], ["LC_ALL": "", "LC_MESSAGES": "", "LANG": ""], false),
      (["--lang", "en", "payout", "--help"], ["LC_ALL": "vi_VN.UTF-8"], false),
    ])
  func choice(_ arguments: [String], _ environment: [String: String], _ isVietnamese: Bool) throws {
    let outcome = try Program().run(arguments, environment: environment)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix(isVietnamese ? "TÓM LƯỢC: " : "OVERVIEW: "), "\(outcome.output.prefix(80))")
  }

  // MARK: The help

  /// Of a help: its paragraphs, and what is said of each option and command, without the names.
  private static func paragraphs(_ help: String) -> [String] {
    var paragraphs: [[Substring]] = [[]]
    for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
      let isEntry = line.hasPrefix("  ") && !line.hasPrefix("   ")
      if line.isEmpty || isEntry { paragraphs.append([]) }
      guard isEntry else {
        paragraphs[paragraphs.count - 1].append(line)
        continue
      }
      // A name, two or more blanks, and what is said of it; or all of that below a long name.
      paragraphs[paragraphs.count - 1].append(line.dropFirst(2).firstRange(of: "  ").map { line[$0.upperBound...] } ?? "")
    }
    return paragraphs.map { $0.flatMap { $0.split(separator: " ") }.joined(separator: " ") }.filter { !$0.isEmpty }
  }

  /// What ArgumentParser itself writes into a help, and names of values.
  private static let english = [
    "OVERVIEW:", "USAGE:", "ARGUMENTS:", "OPTIONS:", "SUBCOMMANDS:", "See '", "Show help", "Show the version", "(default:", "(values:", "<subcommand>",
    "<options>", "<lang>", "<file>", "<dir>", "<path>", "<month>", "<year>", "<table>",
  ]

  @Test("No paragraph of a help is the same in both languages, and no heading of the other language is in it")
  func help() throws {
    let program = try Program()
    func help(_ command: [String], _ language: String) throws -> String {
      let outcome = try program.run(command + ["--help", "--lang", language])
      try #require(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
      return outcome.output
    }
    let root = try help([], "en")
    let commands = root.matches(of: /\n  ([a-z]+) {2,}[A-Z]/).map { String($0.1) }
    #expect(commands.count == 18, "\(commands)")
    for command in [[]] + commands.map({ [$0] }) {
      let (english, vietnamese) = (try help(command, "en"), try help(command, "vi"))
      for name in Self.english { #expect(!vietnamese.contains(name), "\(command): \(name)") }
      for name in ["TÓM LƯỢC", "CÁCH DÙNG", "TÙY CHỌN", "mặc định"] { #expect(!english.contains(name), "\(command): \(name)") }
      let (said, told) = (Self.paragraphs(english), Self.paragraphs(vietnamese))
      let same = Set(said).intersection(told)
      #expect(said.count == told.count && said.count > (command.isEmpty ? 20 : 8), "\(command)")
      #expect(same.isEmpty, "\(command): \(same)")
      let isNarrow = vietnamese.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("CÁCH DÙNG: ") }
      #expect(isNarrow, "\(command)")
    }
  }

  // MARK: Wrong use

  @Test(
    "Wrong use is 64 in either language, on standard error, with what to do",
    arguments: [
      (["payout"], "Thiếu tham số bắt buộc '--month <tháng>'", "Missing expected argument '--month <month>'"),
      (["payout", "--month"], "Thiếu giá trị của '--month <tháng>'", "Missing value for '--month <month>'"),
      (["payout", "--month", "2026-13"], "Giá trị '2026-13' không hợp lệ cho '--month <tháng>'", "The value '2026-13' is invalid for '--month <month>'"),
      (
        ["export", "--format", "x", "--year", "2026"], "Giá trị 'x' không hợp lệ cho '--format <định dạng>'. Ghi một trong: 'hledger', 'beancount'.",
        "The value 'x' is invalid for '--format <format>'. Please provide one of 'hledger' and 'beancount'."
      ),
      (
        ["estimate", "--year", "2026", "--scenario", "x"], "Giá trị 'x' không hợp lệ cho '--scenario <tên=tệp>': \"x\" không ghi tệp.",
        "The value 'x' is invalid for '--scenario <name=file>': \"x\" names no file."
      ),
      (["close", "--month", "2026-05", "--drft=x"], "Không có tùy chọn '--drft'. Có phải là '--draft'?", "Unknown option '--drft'. Did you mean '--draft'?"),
      (["close", "--month", "2026-05", "-z"], "Không có tùy chọn '-z'", "Unknown option '-z'"),
      (
        ["verify", "--json=1"], "Tùy chọn '--json' không nhận giá trị, nhưng ở đây ghi '1'.",
        "The option '--json' does not take any value, but '1' was specified."
      ),
      (["payut"], "Không hiểu tham số 'payut'", "Unexpected argument 'payut'"),
      (["verify", "a", "b"], "Không hiểu 2 tham số: 'a', 'b'", "2 unexpected arguments: 'a', 'b'"),
      (["check"], "Chưa cho biết danh sách.", "No register given."),
      (
        ["settle", "--year", "2026", "--quarter", "5"], "--quarter 5 không có: một năm có các quý 1 đến 4.",
        "--quarter 5 is none: a year has the quarters 1 to 4."
      ),
      (
        ["check", "--lang", "fr"], "Giá trị 'fr' không hợp lệ cho '--lang <ngôn ngữ>'. Ghi một trong: 'vi', 'en'.",
        "The value 'fr' is invalid for '--lang <lang>'. Please provide one of 'vi' and 'en'."
      ),
      (
        ["--lang", "fr", "--help"], "Giá trị 'fr' không hợp lệ cho '--lang <ngôn ngữ>'. Ghi một trong: 'vi', 'en'.",
        "The value 'fr' is invalid for '--lang <lang>'. Please provide one of 'vi' and 'en'."
      ),
    ])
  func wrongUse(_ arguments: [String], _ inVietnamese: String, _ inEnglish: String) throws {
    let program = try Program()
    let (english, vietnamese) = (try program.run(arguments), try program.run(arguments, environment: Self.vietnamese))
    for outcome in [english, vietnamese] { #expect(outcome.status == 64 && outcome.output.isEmpty) }
    #expect(english.errors.hasPrefix("Error: \(inEnglish)"), "\(english.errors)")
    #expect(english.errors.contains("\nUsage: chitra ") && english.errors.contains("for more information."))
    #expect(vietnamese.errors.hasPrefix("Lỗi: \(inVietnamese)"), "\(vietnamese.errors)")
    #expect(vietnamese.errors.contains("\nCách dùng: chitra ") && vietnamese.errors.contains("\n  Xem thêm: chitra "))
    for word in ["Error", "Usage", "Help:", "See '", "Please"] { #expect(!vietnamese.errors.contains(word), "\(word)") }
  }

  @Test("What ArgumentParser gives to programs is not touched")
  func forPrograms() throws {
    let program = try Program()
    #expect(try program.run(["--version"], environment: Self.vietnamese).output == (try program.run("--version").output))
    let script = try program.run(["--generate-completion-script=bash"], environment: Self.vietnamese)
    #expect(script.status == 0 && script.output.hasPrefix("#!/bin/bash"))
  }

  // MARK: Runs

  /// The same commands in each language, on the samples: what each says in Vietnamese, on either stream.
  private static let commands: [(arguments: [String], says: String)] = {
    let (wards, register) = (["--wards", Program.samples + "/wards.csv"], ["--register", Program.samples + "/register"])
    let opening = ["open", "--paid", Program.samples + "/paid-before-2026-05.csv"] + wards
    return [
      (
        ["check", "--month", "2026-05", "--register", Program.samples + "/mistakes/register.csv"] + wards, "Số dòng: đọc 48 = nhận 11 + bị loại 31 + tạm giữ 5"
      ),
      (["check", "--month", "2026-05", "--register", Program.samples + "/mistakes/register.csv"] + wards, "cột \"Số định danh cá nhân\": bị loại bad-id"),
      (["check", "--register", "nothing.csv", "--wards", "nothing.csv"], "không có tệp hoặc thư mục này"),
      (["check", "--month", "2026-05", "--json", "--register", Program.samples + "/mistakes/register.csv"] + wards, "đã đọc 48 dòng của 1 tệp"),
      (["close", "--month", "2026-05"], "không có sổ dữ liệu này. Hãy lập bản thảo trước: chitra payout --month 2026-05."),
      (opening, "Đã ghi 1292 khoản đã chi"),
      (["payout", "--month", "2026-05", "--nothing-paid-before"] + register + wards, "Bỏ tùy chọn này."),
      (["payout", "--month", "2026-05"] + register + wards, "Thực chi 412.600.000 đồng: Bốn trăm mười hai triệu sáu trăm nghìn đồng"),
      (["payout", "--month", "2026-05", "--json"] + register + wards, "đã ghi tệp Excel của 7 xã, phường"),
      (["treasury", "--month", "2026-05"] + wards, "tháng 05/2026 chưa khóa sổ"),
      (["close", "--month", "2026-05", "--accept-exceptions"], "Đã khóa sổ tháng 05/2026"),
      (["close", "--month", "2026-05", "--json"], ""),
      (["close", "--month", "2026-05"], "không có gì thay đổi"),
      (["treasury", "--month", "2026-05"] + wards, "Lệnh chi tháng 05/2026 nằm trong out/2026-05-treasury."),
      (["treasury", "--month", "2026-05", "--json"] + wards, "đã ghi 340 lệnh chi của 7 xã, phường"),
      (["settle", "--year", "2026"] + wards, "Quyết toán năm 2026 nằm trong out/settlement-2026"),
      (["report", "--from", "2026-05", "--to", "2026-05"] + register + wards, "Danh sách trong thư mục notice niêm yết được"),
      (["report", "--from", "2026-05", "--to", "2026-06"] + register + wards, "tháng 06/2026 chưa khóa sổ"),
      (["estimate", "--year", "2027", "--json"] + register + wards, "đã lập dự toán năm 2027"),
      (["export", "--format", "hledger", "--year", "2026"] + wards, "Mọi số dư đều khớp với sổ dữ liệu."),
      (["rates", "--on", "2026-05-31"], "> chuẩn nghèo, poverty_line (nông thôn): 2.200.000 đồng, 01/01/2027 đến 31/12/2030  <- sắp thay đổi"),
      (["verify"], "chitra.sqlite: số đã chi trước khi mở sổ và 1 tháng đã khóa sổ đều khớp"),
      (["verify", "--json"], ""),
      (["backup", "--to", "copy.sqlite"], "đã kiểm tra bản sao"),
      (["backup", "--to", "chitra.sqlite"], "chính là sổ dữ liệu"),
    ]
  }()

  /// Lines of a text with letters outside of what is the same in both: names of wards and of files, codes, numbers.
  private static func sentences(_ text: String) -> Set<Substring> {
    Set(text.split(separator: "\n").filter { $0.contains(/[a-z]{2,} [a-z]+ [a-z]+/) })
  }

  @Test("A month is drafted, closed, ordered, settled and reported in either language with the same statuses, JSON, stores and files")
  func month() throws {
    let (english, vietnamese) = (try Program(), try Program())
    for (arguments, says) in Self.commands {
      let (told, said) = (try english.run(arguments), try vietnamese.run(arguments, environment: Self.vietnamese))
      #expect(told.status == said.status, "\(arguments): \(said.errors)")
      #expect(says.isEmpty || (said.output + said.errors).contains(says), "\(arguments): \(said.output) \(said.errors)")
      #expect(!says.isEmpty || said.errors.isEmpty)
      #expect(says.isEmpty || !(told.output + told.errors).contains(says))
      if arguments.contains("--json") {
        // What a finding says is for people.
        let message = /\n *"message" : .*|"warnings" : \[(\n *".*)*\n* *\]/
        #expect(said.output.replacing(message, with: "") == told.output.replacing(message, with: ""), "\(arguments)")
      }
      for line in said.errors.split(separator: "\n") { #expect(line.contains(#/\+07:00 (thông tin|lưu ý|lỗi): /#), "\(line)") }
      let same = Self.sentences(told.output).intersection(Self.sentences(said.output))
      #expect(arguments.contains("--json") || same.isEmpty, "\(arguments): \(same)")
    }
    let files = try english.files(below: "out")
    #expect(files.count > 40)
    #expect(files == (try vietnamese.files(below: "out")))
    for file in files where !file.hasSuffix("/wards") && !file.hasSuffix("/notice") && file.contains(".") {
      #expect(try english.bytes("out/\(file)") == vietnamese.bytes("out/\(file)"), "\(file)")
    }
  }
}
