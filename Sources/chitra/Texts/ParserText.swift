import ArgumentParser
import Foundation
import Localization

/// What ArgumentParser itself says, in Vietnamese: headings of the help, and what is wrong with a command line. It has no
/// catalogue of its own texts to replace, so that they are recognised as it writes them (version 1.8, UsageGenerator.swift and
/// HelpGenerator.swift). A message that is not among them stays as it is.
enum ParserText {
  /// The whole text that ArgumentParser would print for an error, a request for help among them.
  /// - Parameter message: the part of the text that says what is wrong.
  static func vietnamese(_ text: String, message: String) -> String {
    if text.hasPrefix(overview) { return help(text) }
    guard text.hasPrefix(error + message) else { return text }
    let rest = text.dropFirst(error.count + message.count)
    return "Lỗi: " + sentence(message) + lines(rest, line)
  }

  private static let (error, overview) = ("Error: ", "OVERVIEW: ")

  private static func lines(_ text: Substring, _ translated: (Substring) -> String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(translated).joined(separator: "\n")
  }

  // MARK: The help

  /// Its lines are broken already: what stands within one gets a text that is no longer.
  private static func help(_ text: String) -> String {
    let body = text.replacing(/Show\s+help\s+information\./, with: "Hiện hướng dẫn.")
      .replacing(/Show\s+the\s+version\./, with: "Hiện phiên bản.")
      .replacing("(default:", with: "(mặc định").replacing("(values:", with: "(ghi là:")
    return "TÓM LƯỢC: " + lines(body.dropFirst(overview.count), line)
  }

  private static let headings = [
    "ARGUMENTS:": "THAM SỐ:", "OPTIONS:": "TÙY CHỌN:", "SUBCOMMANDS:": "LỆNH:", "Show subcommand help information.": "Hiện hướng dẫn của một lệnh.",
  ]

  /// A line of the help, or after an error.
  private static func line(_ line: Substring) -> String {
    if let heading = headings[String(line)] { return heading }
    if let usage = line.wholeMatch(of: /USAGE: (.*)/) { return "CÁCH DÙNG: " + synopsis(usage.1) }
    if let usage = line.wholeMatch(of: /Usage: (.*)/) { return "Cách dùng: " + synopsis(usage.1) }
    if let option = line.wholeMatch(of: /Help:  (.*)/) { return "Hướng dẫn:  \(option.1)" }
    if let command = line.wholeMatch(of: #/  See '(.*)' for (detailed help|more information)\./#) { return "  Xem thêm: " + synopsis(command.1) }
    return String(line)
  }

  private static func synopsis(_ text: Substring) -> String {
    String(text).replacing("<subcommand>", with: "<lệnh>").replacing("<subcommands>", with: "<lệnh>").replacing("<options>", with: "<tùy chọn>")
  }

  // MARK: What is wrong

  /// What is wrong with a command line.
  static func sentence(_ text: String) -> String {
    if let found = text.wholeMatch(of: /(Unknown option .*)\n   or: (Missing value .*) in '(.*)'/) {
      return "\(sentence(String(found.1)))\n   hoặc: \(sentence(String(found.2))) trong '\(found.3)'"
    }
    if let found = text.wholeMatch(of: /Unknown option '([^']*)'(\. Did you mean '(.*)'\?)?/) {
      return "Không có tùy chọn '\(found.1)'" + (found.3.map { ". Có phải là '\($0)'?" } ?? "")
    }
    if let found = text.wholeMatch(of: /The value '(.*?)' is invalid(?: for '([^']*)')?\.?(.*)/.dotMatchesNewlines()) {
      return "Giá trị '\(found.1)' không hợp lệ" + (found.2.map { " cho '\($0)'" } ?? "") + choice(found.3)
    }
    if let found = text.wholeMatch(of: /The option '([^']*)' does not take any value, but '(.*)' was specified\./) {
      return "Tùy chọn '\(found.1)' không nhận giá trị, nhưng ở đây ghi '\(found.2)'."
    }
    if let found = text.wholeMatch(of: /Value to be set with flag (.*) had already been set with flag (.*)/) {
      return "Tùy chọn \(found.1) trái với tùy chọn \(found.2) đã ghi trước đó"
    }
    if let found = text.wholeMatch(of: /([0-9]+) unexpected arguments: (.*)/.dotMatchesNewlines()) {
      return "Không hiểu \(found.1) tham số: \(found.2)"
    }
    if let found = text.wholeMatch(of: /Can't generate completion scripts for '(.*)'\.\n(?:.*\n)(.*)/) {
      return "Không lập được tệp gợi ý lệnh cho '\(found.1)'.\nDùng --generate-completion-script=<shell> với một trong:\n\(found.2)"
    }
    for (english, vietnamese) in beginnings where text.hasPrefix(english) { return vietnamese + text.dropFirst(english.count) }
    return text == "Missing required subcommand." ? "Thiếu lệnh." : text
  }

  /// Messages that end with what they name.
  private static let beginnings = [
    ("Missing expected argument '", "Thiếu tham số bắt buộc '"), ("Missing one of: '", "Thiếu một trong các tham số: '"),
    ("Missing value for '", "Thiếu giá trị của '"), ("Unexpected argument '", "Không hiểu tham số '"), ("Invalid option: ", "Tùy chọn không hợp lệ: "),
  ]

  /// What may be written instead, or why the value is wrong, which the program says itself.
  private static func choice(_ text: Substring) -> String {
    if let found = text.wholeMatch(of: #/ Please provide one of the following:(\n.*)/#.dotMatchesNewlines()) { return ". Ghi một trong:\(found.1)" }
    guard let found = text.wholeMatch(of: #/ Please provide one of (.*)\./#) else { return String(text) }
    return ". Ghi một trong: \(found.1.replacing("' and '", with: "', '").replacing("' or '", with: "', '"))."
  }
}
