import ArgumentParser

struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval", abstract: "Measure how often the software is right.",
        discussion: """
            First steps:
              postroom eval run Evaluation/Suites/stadt.yaml --out runs/stadt
              postroom eval report runs/stadt --html stadt.html
              postroom eval gate runs/stadt
            """,
        subcommands: [
            Run.self, Resume.self, Report.self, Compare.self, Gate.self, Text.self, Desk.self, Drafts.self,
            Opinions.self,
        ])
}
