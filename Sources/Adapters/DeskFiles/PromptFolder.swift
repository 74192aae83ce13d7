package import Enquiries
import Foundation
package import Prompting

/// The prompts of a folder, with everything that is wrong in the files.
package struct PromptFolder: Sendable {
    /// By name.
    package let prompts: [String: Prompt]
    /// `nil` where there is no list.
    package let versions: PromptVersions?
    package let problems: [DeskProblem]

    /// Reads each `*.md` with front matter and `versions.txt`. A file that cannot be read is a problem; the others are
    /// read. What a linter finds in a prompt is a problem as well, and such a prompt is left out.
    package init(path: String) {
        let files = DeskFolder(root: URL(fileURLWithPath: path, isDirectory: true))
        let problems = Problems()
        var prompts: [String: Prompt] = [:]
        if !files.exists(".") { problems.note(.unreadable("there is no such folder"), at: Origin(file: path, line: 1)) }
        for file in files.list(".", ending: ".md", problems) where !file.hasSuffix("README.md") {
            let name = String(file.split(separator: "/").last ?? "")
            guard let prompt = PromptFile(file: name, text: files.read(name, problems), problems).prompt else {
                continue
            }
            let findings = prompt.findings()
            for finding in findings { problems.note(.prompt(finding.description), at: Origin(file: name, line: 1)) }
            if name != prompt.name + ".md" {
                problems.note(
                    .badValue(key: "id", expected: "the file's name, id.language.md"), at: Origin(file: name, line: 1))
            } else if findings.isEmpty {
                prompts[prompt.name] = prompt
            }
        }
        var versions: PromptVersions?
        if files.exists("versions.txt") {
            do {
                versions = try PromptVersions(files.read("versions.txt", problems))
            } catch {
                problems.note(.prompt(error.description), at: Origin(file: "versions.txt", line: 1))
            }
        }
        self.prompts = prompts
        self.versions = versions
        self.problems = problems.all.sorted()
    }
}
