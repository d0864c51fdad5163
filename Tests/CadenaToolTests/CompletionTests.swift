import Foundation
import Testing

/// What shells complete, asked of the shells themselves where they are installed.
@Suite struct CompletionTests {
  /// A folder with runs, experiments and what is neither.
  private func folder(_ shell: String) throws -> Tool {
    let tool = try Tool()
    for name in ["wine.yaml", "wide.yml", "other.txt", "sub/deep.yaml"] {
      try FileManager.default.createDirectory(
        atPath: tool.folder + "/sub", withIntermediateDirectories: true)
      try tool.write("", to: name)
    }
    for name in ["wine-1", "wine-2", "año-1"] {
      try FileManager.default.createDirectory(
        atPath: "\(tool.folder)/runs/\(name)", withIntermediateDirectories: true)
      try tool.write("{}", to: "runs/\(name)/run.json")
    }
    try tool.write(try tool.run("completions", shell).output, to: "script")
    return tool
  }

  /// Runs a shell in the folder, with the program in its path, and gives the lines it writes.
  private func lines(_ shell: String, _ arguments: [String], in tool: Tool) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: shell)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: tool.folder)
    let program = URL(fileURLWithPath: try #require(Tool.path)).deletingLastPathComponent().path
    process.environment = [
      "PATH": program + ":/usr/local/bin:/usr/bin:/bin", "HOME": tool.folder, "LANG": "C.UTF-8",
      "TERM": "dumb",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// What is typed, the last word being completed, and what is offered, sorted.
  private static let cases: [(typed: String, offered: String)] = [
    ("tr", "train"), ("train --ep", "--epochs"), ("train --lang ", "en es"),
    ("completions ", "bash fish zsh"),
    ("explain --example ", "sigmoid-neuron sum-product two-layer"),
    ("explain --lesson soft", "softmax softmax-cross-entropy"),
    ("data fetch ", "cifar10 fashionMNIST mnist"), ("help gr", "gradcheck"),
    ("help data ", "describe fetch"), ("help runs ch", "check"),
    ("evaluate wine", "wine-1 wine-2"), ("runs compare wine-1 wi", "wine-1 wine-2"),
    ("train --resume a", "año-1"), ("summary wi", "wide.yml wine-1 wine-2 wine.yaml"),
    ("gradcheck sub/", "sub/deep.yaml"), ("explain wine.", "wine.yaml"),
  ]

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash")))
  func bash() throws {
    let tool = try folder("bash")
    let driver = """
      source ./script
      complete_words() {
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        COMPREPLY=(); _cadena cadena "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        echo "$(printf '%s\\n' "${COMPREPLY[@]}" | LC_ALL=C sort | tr '\\n' ' ')"
      }

      """
    let typed = Self.cases + [("train wi", "wide.yml wine.yaml")]
    let calls = typed.map { item in
      "complete_words cadena "
        + item.typed.split(separator: " ", omittingEmptySubsequences: false)
        .map { "'\($0)'" }.joined(separator: " ")
    }
    try tool.write(driver + calls.joined(separator: "\n") + "\n", to: "driver")
    let lines = try lines("/bin/bash", ["driver"], in: tool)
    for (line, item) in zip(lines, typed) { #expect(line == item.offered, "\(item.typed)") }
    #expect(lines.count == typed.count + 1)
  }

  @Test(.enabled(if: Shells.fish != nil)) func fish() throws {
    let tool = try folder("fish")
    for item in Self.cases {
      let command = "source ./script; complete -C 'cadena \(item.typed)'"
      let lines = try lines(try #require(Shells.fish), ["-N", "-c", command], in: tool)
      // A tab and a description follow the word.
      let words = lines.compactMap { $0.split(separator: "\t").first.map { String($0) } }
      let offered = Set(words.filter { !$0.isEmpty })
      #expect(
        offered.sorted().joined(separator: " ") == item.offered, "\(item.typed)")
    }
  }

  /// In a pseudo-terminal of zsh's own, the last line shows what a tab has completed.
  @Test(.enabled(if: Shells.zsh != nil)) func zsh() throws {
    let tool = try folder("zsh")
    try FileManager.default.createDirectory(
      atPath: tool.folder + "/functions", withIntermediateDirectories: true)
    try tool.write(tool.text("script"), to: "functions/_cadena")
    let driver = """
      zmodload zsh/zpty
      zpty shell "PS1= zsh -f -i"
      ask() { zpty -w shell "$1" }
      ask 'fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -D -u'
      ask 'unsetopt autolist; zstyle ":completion:*" menu no; LISTMAX=0'
      ask 'report() { print -r -- "<$BUFFER>"; BUFFER= }; zle -N report; bindkey "^X" report'
      ask 'print -r -- "<"ready">"'
      zpty -r -m shell answer '*<ready>*'
      for typed in "$@"; do
        zpty -w -n shell "$typed"$'\\t\\x18'
        zpty -r -m shell answer '*<cadena*>*'
        answer=${answer##*<}
        print -r -- "${answer%%>*}"
      done

      """
    try tool.write(driver, to: "driver")
    let cases = [
      ("cadena trai", "cadena train "), ("cadena help gr", "cadena help gradcheck "),
      ("cadena help data fe", "cadena help data fetch "),
      ("cadena evaluate año", "cadena evaluate año-1 "),
      ("cadena explain wine.", "cadena explain wine.yaml "),
      ("cadena explain --example two", "cadena explain --example two-layer "),
      ("cadena data fetch cif", "cadena data fetch cifar10 "),
      ("cadena summary su", "cadena summary sub/"),
      ("cadena summary sub/d", "cadena summary sub/deep.yaml "),
    ]
    let lines = try lines(
      try #require(Shells.zsh), ["-f", "driver"] + cases.map(\.0), in: tool)
    for (line, item) in zip(lines, cases) {
      #expect(line == item.1.trimmingCharacters(in: .whitespaces), "\(item.0)")
    }
    #expect(lines.count == cases.count + 1)
  }
}

/// Where shells are, if they are installed.
private enum Shells {
  static let fish = ["/usr/bin/fish", "/usr/local/bin/fish", "/opt/homebrew/bin/fish"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  static let zsh = ["/bin/zsh", "/usr/bin/zsh", "/usr/local/bin/zsh"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
}
