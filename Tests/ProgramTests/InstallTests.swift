import Foundation
import TestSupport
import Testing

/// `Scripts/install` with the program that the tests built.
@Suite("Scripts/install")
struct InstallTests {
  private let program: Program
  private let prefix: String

  init() throws {
    program = try Program()
    prefix = program.path("prefix")
  }

  private func shell(_ command: String) throws -> Program.Outcome {
    try Program.run("/usr/bin/env", ["bash", "-c", command], in: program.folder.path)
  }

  private func install(_ options: String = "") throws -> Program.Outcome {
    try shell("'\(Program.root)/Scripts/install' --prefix prefix \(options)")
  }

  @Test("It installs the program, completions, a manual page of every command and samples; uninstalling leaves nothing")
  func installs() throws {
    let outcome = try install("--binary '\(Program.executable)'")
    try #require(outcome.status == 0, "\(outcome.errors)")
    try completions()
    try manual()
    try samples()
    // A second time, over a file that this version has no more.
    _ = try program.folder.write("", to: "prefix/share/man/man1/chitra-old.1")
    _ = try shell("printf 'share/man/man1/chitra-old.1\\n' >>prefix/share/chitra/installed; LC_ALL=C sort -o prefix/share/chitra/installed{,}")
    #expect(try install("--binary prefix/bin/chitra").status == 0)
    #expect(!program.exists("prefix/share/man/man1/chitra-old.1"))

    _ = try program.folder.write("", to: "prefix/bin/other")
    #expect(try install("--uninstall").status == 0)
    #expect(try shell("find prefix -type f").output == "prefix/bin/other\n")
    #expect(!program.exists("prefix/share/chitra"))
    #expect(try install("--uninstall").status == 65)
  }

  /// The commands as the help lists them.
  private func commands() throws -> [String] {
    let help = try program.run("--help").output
    let list = try #require(help.range(of: "SUBCOMMANDS:\n"))
    return help[list.upperBound...].split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  private func completions() throws {
    let share = "prefix/share"
    let files = ["bash-completion/completions/chitra", "zsh/site-functions/_chitra", "fish/vendor_completions.d/chitra.fish"]
    for file in files {
      let text = try program.text("\(share)/\(file)")
      for command in try commands() { #expect(text.contains(command), "\(file): \(command)") }
      #expect(!text.contains("manual"), "\(file): what the help does not show is not offered")
    }
    #expect(try shell("bash -n \(share)/\(files[0])").status == 0)
    // A file is offered where one is wanted, and only a folder where that is.
    _ = try program.folder.write("", to: "danh sách.csv")
    let offer = """
      source \(share)/\(files[0])
      COMP_WORDS=(chitra "$@") COMP_CWORD=$# COMP_LINE="chitra $*" COMP_POINT=${#COMP_LINE} && _chitra chitra "${!#}" "${COMP_WORDS[$#-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let completing = try program.folder.write(offer, to: "complete.sh")
    #expect(try shell("bash '\(completing)' payout --register danh").output == "danh sách.csv\n")
    #expect(try shell("bash '\(completing)' payout --policy p").output == "prefix\n")
    #expect(try shell("bash '\(completing)' payout --policy danh").output == "\n")
    for (name, file) in [("zsh", files[1]), ("fish", files[2])] {
      #expect(try shell("! command -v \(name) >/dev/null || \(name) -n \(share)/\(file)").status == 0)
    }
  }

  private func manual() throws {
    let folder = "prefix/share/man/man1"
    let commands = try commands()
    #expect(commands.count >= 18 && commands.contains("payout"))
    let pages = try program.files(below: folder)
    #expect(pages == (["chitra.1"] + commands.map { "chitra-\($0).1" }).sorted())
    let lint = try shell("mandoc -Tlint -W warning \(folder)/*.1")
    #expect(lint.status == 0 && lint.output.isEmpty, "\(lint.output)")
    let root = try shell("mandoc -Tutf8 -O width=400 \(folder)/chitra.1").output.replacing(/.\u{8}/, with: "")
    for command in commands { #expect(root.contains("chitra-\(command)(1)"), "\(command)") }
    #expect(root.contains("75 another run holds the store") && root.contains("LC_MESSAGES"))
    let payout = try shell("mandoc -Tutf8 -O width=400 \(folder)/chitra-payout.1").output.replacing(/.\u{8}/, with: "")
    #expect(payout.contains("--month month") && payout.contains("chitra payout --month month") && payout.contains("[--json]"))
    try vietnameseManual(pages)
  }

  /// In a folder of its own, where `man` finds it by the locale.
  private func vietnameseManual(_ pages: [String]) throws {
    let folder = "prefix/share/man/vi/man1"
    #expect(try program.files(below: folder) == pages)
    let lint = try shell("mandoc -Tlint -W warning \(folder)/*.1")
    #expect(lint.status == 0 && lint.output.isEmpty, "\(lint.output)")
    let text = try shell("for page in \(folder)/*.1; do mandoc -Tutf8 -O width=400 $page; done").output.replacing(/.\u{8}/, with: "")
    #expect(text.contains("Các lệnh:") && text.contains("Mặc định: wards.csv.") && text.contains("75 có người khác đang chạy"))
    for english in ["Default:", "One of:", "The commands are", "Exit status", "The language", "The list", "The store"] {
      #expect(!text.contains(english), "\(english)")
    }
  }

  private func samples() throws {
    let completion = try program.text("prefix/share/bash-completion/completions/chitra")
    #expect(completion.contains("'--wards')\n        __chitra_add_completions -f") && completion.contains("'--out')\n        __chitra_add_completions -d"))
    #expect(try program.bytes("prefix/share/chitra/wards.csv") == Array(Data(contentsOf: URL(fileURLWithPath: Program.samples + "/wards.csv"))))
    let cron = try program.text("prefix/share/chitra/cron.d/chitra")
    #expect(cron.contains("PATH=\(prefix)/bin:") && !cron.contains("@PREFIX@"))
    let units = try program.files(below: "prefix/share/chitra/systemd")
    #expect(units.count == 8 && units.contains("chitra-payout.timer"))
    for unit in units { #expect(try !program.text("prefix/share/chitra/systemd/\(unit)").contains("@PREFIX@")) }
    // Machines without systemd have nothing that could run the units either.
    let verify = try shell(
      "command -v systemd-analyze >/dev/null || exit 0; MANPATH=prefix/share/man: systemd-analyze verify prefix/share/chitra/systemd/*.{service,timer}")
    #expect(verify.status == 0 && !verify.errors.contains(".service:") && !verify.errors.contains(".timer:"), "\(verify.errors)")
  }

  /// What cron gives a job: nearly nothing.
  @Test("Each line of the sample for cron runs from an empty environment, and tells what it did in Vietnamese")
  func cron() throws {
    try #require(try install("--binary '\(Program.executable)'").status == 0)
    try #require(try shell("cp -r '\(Program.samples)/register' . && cp prefix/share/chitra/wards.csv .").status == 0)
    let lines = try program.text("prefix/share/chitra/cron.d/chitra").split(separator: "\n")
    let environment = lines.filter { $0.contains("=") && !$0.contains(" ") }
    #expect(environment.contains("LANG=vi_VN.UTF-8") && environment.contains("TZ=Asia/Ho_Chi_Minh"))
    let jobs = lines.filter { $0.first?.isNumber == true }.map { line in
      // Five times, the account, then the command, in which a percent sign is written \%.
      String(line.split(separator: " ", maxSplits: 6, omittingEmptySubsequences: true)[6]).replacing("\\%", with: "%")
        .replacing("/srv/chitra", with: program.folder.path).replacing("/srv/backup", with: program.folder.path)
        .replacing("$(date +%Y-%m)", with: "2026-05").replacing("$(date -d 'next year' +%Y)", with: "2027")
    }
    #expect(jobs.count == 5)
    func run(_ job: String) throws -> Program.Outcome {
      let script = try program.folder.write(job.trimmingCharacters(in: .whitespaces) + "\n", to: "job.sh")
      return try shell("env -i HOME=/ LLVM_PROFILE_FILE=/dev/null \(environment.joined(separator: " ")) /bin/sh '\(script)'")
    }
    #expect(try run(jobs[1]).status == 65, "what was paid before is not answered")
    try #require(try program.run("open", "--paid", Program.samples + "/paid-before-2026-05.csv").status == 0)
    for (job, status) in zip(jobs, [0, 2, 2, 0, 0]) { #expect(try run(job).status == status, "\(job)") }
    #expect(try run(jobs[2]).errors.contains("05/2026 chưa khóa sổ"))
    let draft = try #require(try JSONSerialization.jsonObject(with: Data(program.bytes("out/2026-05/manifest.json"))) as? [String: Any])["draft"]
    try #require(try program.run("close", "--month", "2026-05", "--draft", draft as? String ?? "").status == 0)
    #expect(try run(jobs[2]).status == 0 && run(jobs[2]).errors.isEmpty)
  }

  @Test(
    "What is not understood, or is no program, is refused before anything is written",
    arguments: [
      ("--to x", 64), ("--binary", 64), ("--binary nothing", 65), ("--uninstall", 65), ("--prefix 'a%b'", 64),
    ])
  func refusals(options: String, status: Int32) throws {
    #expect(try install(options).status == status)
    #expect(!program.exists("prefix"))
  }
}
