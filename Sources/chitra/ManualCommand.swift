import ArgumentParser
import Foundation
import Localization
import Units

/// `chitra manual`: writes the manual pages, `chitra.1` and one for each command. Not shown in the help: `Scripts/install` calls it.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: ManualText.abstract[.ofRun], shouldDisplay: false)

  @Option(help: ArgumentHelp(ManualText.out, valueName: ValueName.folder), completion: .directory)
  var out: String

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    try Reporter().run {
      let help = try JSONDecoder().decode(Manual.Help.self, from: Data(ChiTra._dumpHelp().utf8))
      for (name, page) in Manual(help.command, day: Clock.now().day).pages {
        let path = "\(out)/\(name).1"
        do { try page.write(toFile: path, atomically: true, encoding: .utf8) } catch {
          throw OutputError(path: path, problem: Bilingual(fileError: error))
        }
      }
    }
  }
}

/// The manual pages in the language mdoc (mandoc.bsd.lv), made from what the argument parser knows.
struct Manual {
  /// What `--experimental-dump-help` prints.
  struct Help: Decodable { let command: Command }

  struct Command: Decodable {
    let commandName: String
    let abstract, discussion: String?
    let shouldDisplay: Bool
    let subcommands: [Command]?
    let arguments: [Argument]?
  }

  struct Argument: Decodable {
    /// `positional`, `option` or `flag`.
    let kind: String
    let isOptional, isRepeating, shouldDisplay: Bool
    let names: [Name]?
    let valueName, defaultValue, abstract, discussion: String?
    let allValues: [String]?

    struct Name: Decodable {
      let kind, name: String
    }
  }

  private let root: Command
  private let commands: [Command]
  private let day: Day

  init(_ root: Command, day: Day) {
    (self.root, self.day) = (root, day)
    // `help` explains itself.
    commands = (root.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  /// The pages by name, without the section.
  var pages: [(name: String, text: String)] {
    [(root.commandName, rootPage)] + commands.map { (pageName(of: $0), page(of: $0)) }
  }

  private func pageName(of command: Command) -> String { "\(root.commandName)-\(command.commandName)" }

  // MARK: Pages

  private var rootPage: String {
    var page = Page(name: root.commandName, day: day)
    page.name(root.abstract ?? "")
    page.section("SYNOPSIS")
    page.macro("Nm")
    page.macro("Ar \(ManualText.command[.ofRun])")
    page.macro("Op Ar \(ManualText.option[.ofRun]) ...")
    let parts = Self.paragraphs(root.discussion)
    page.section("DESCRIPTION")
    page.paragraphs(parts.filter { !$0.hasPrefix(Self.statusMark) } + [ManualText.commands[.ofRun]])
    page.list(commands.map { (item: "Xr \(pageName(of: $0)) 1", text: [$0.abstract ?? ""]) })
    page.options(root.arguments ?? [])
    page.section("ENVIRONMENT")
    page.list([
      (item: "Ev LC_ALL , LC_MESSAGES , LANG", text: [ManualText.environment[.ofRun]])
    ])
    page.section("FILES")
    page.list([
      (item: "Pa wards.csv", text: [ManualText.wards[.ofRun]]), (item: "Pa chitra.sqlite", text: [ManualText.store[.ofRun]]),
      (item: "Pa out", text: [ManualText.outputs[.ofRun]]),
    ])
    page.section("EXIT STATUS")
    page.paragraphs(parts.filter { $0.hasPrefix(Self.statusMark) }.map { String($0.dropFirst(Self.statusMark.count)) })
    page.section("SEE ALSO")
    page.references(commands.map(pageName(of:)))
    return page.text
  }

  private func page(of command: Command) -> String {
    var page = Page(name: pageName(of: command), day: day)
    page.name(command.abstract ?? "")
    page.section("SYNOPSIS")
    page.macro("Nm \(root.commandName) \(command.commandName)")
    let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && $0.names?.contains { ["help", "version"].contains($0.name) } != true }
    for argument in arguments where argument.names != nil { page.macro(argument.synopsis) }
    for argument in arguments where argument.names == nil { page.macro(argument.synopsis) }
    page.section("DESCRIPTION")
    page.paragraphs([command.abstract ?? ""] + Self.paragraphs(command.discussion))
    page.options(command.arguments ?? [])
    page.section("EXIT STATUS")
    page.line(ManualText.see[.ofRun])
    page.macro("Xr \(root.commandName) 1 .")
    page.section("SEE ALSO")
    page.references([root.commandName])
    return page.text
  }

  private static let statusMark = ManualText.status[.ofRun]

  private static func paragraphs(_ text: String?) -> [String] {
    (text ?? "").split(separator: "\n\n").map(String.init)
  }
}

// MARK: mdoc

extension Manual.Argument {
  /// `Fl Fl month Ar month`.
  fileprivate func macro(_ name: Name) -> String {
    let flag = name.kind == "short" ? "Fl \(name.name)" : "Fl Fl \(name.name)"
    return kind == "option" ? "\(flag) Ar \(valueName ?? name.name)" : flag
  }

  fileprivate var items: String {
    guard let names else { return "Ar \(valueName ?? "")" }
    return names.map(macro).joined(separator: " , ")
  }

  fileprivate var synopsis: String {
    let macro = names?.first { $0.kind != "short" }.map(macro) ?? items
    return (isOptional ? "Op " : "") + macro + (isRepeating ? " ..." : "")
  }

  fileprivate var paragraphs: [String] {
    var parts = [abstract, discussion].compactMap { $0 }
    if let defaultValue, !parts.contains(where: { $0.contains(ManualText.isDefault[.ofRun]) }) { parts.append(ManualText.byDefault(defaultValue)[.ofRun]) }
    if let allValues, kind != "flag" { parts.append(ManualText.oneOf(allValues.joined(separator: ", "))[.ofRun]) }
    return [parts.joined(separator: "\n")]
  }
}

extension Manual {
  /// A page being written.
  fileprivate struct Page {
    private(set) var text: String
    private let name: String

    init(name: String, day: Day) {
      self.name = name
      let (year, month, number) = day.parts
      let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
      ]
      text = ".Dd \(months[month - 1]) \(number), \(year)\n.Dt \(name.uppercased()) 1\n.Os\n"
    }

    mutating func name(_ abstract: String) {
      section("NAME")
      macro("Nm \(name)")
      macro("Nd \(Self.escaped(abstract.hasSuffix(".") ? String(abstract.dropLast()) : abstract))")
    }

    mutating func section(_ title: String) { macro("Sh \(title)") }

    mutating func macro(_ macro: String) { text += ".\(macro)\n" }

    /// Each sentence on a line of its own, as mdoc has it.
    mutating func line(_ line: String) {
      let lines = line.replacing(". ", with: ".\n").split(separator: "\n")
      for line in lines { text += Self.escaped(String(line)) + "\n" }
    }

    mutating func paragraphs(_ paragraphs: [String]) {
      for (index, paragraph) in paragraphs.filter({ !$0.isEmpty }).enumerated() {
        if index > 0 { macro("Pp") }
        line(paragraph)
      }
    }

    mutating func list(_ items: [(item: String, text: [String])]) {
      macro("Bl -tag -width Ds")
      for item in items {
        macro("It \(item.item)")
        paragraphs(item.text)
      }
      macro("El")
    }

    mutating func options(_ arguments: [Argument]) {
      let shown = arguments.filter(\.shouldDisplay)
      if shown.isEmpty { return }
      section("OPTIONS")
      list(shown.map { ($0.items, $0.paragraphs) })
    }

    mutating func references(_ pages: [String]) {
      for (index, page) in pages.sorted().enumerated() { macro("Xr \(page) 1\(index < pages.count - 1 ? " ," : "")") }
    }

    /// A backslash begins an escape, a point or a quote at the beginning a macro; two hyphens must stay hyphens.
    private static func escaped(_ text: String) -> String {
      let text = text.replacing("\\", with: "\\e").replacing("--", with: "\\-\\-")
      return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
    }
  }
}
