import ArgumentParser
import DeskFiles
import Prompting

extension ModelCommand {
    struct Prompts: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List prompts: versions, digests, where contents are cut, what is wrong.",
            discussion: "Ends with 65 where something is wrong.")

        @Option(help: "The desk directory whose prompts are meant.")
        var desk: String?
        @Argument(help: "A folder of prompts, in place of that of a desk directory; Prompts where neither is named.")
        var folder: String?

        func run() throws {
            let path = try place()
            let folder = PromptFolder(path: path)
            for prompt in folder.prompts.values.sorted(by: { $0.name < $1.name }) {
                Terminal.show("\(prompt.name) \(prompt.version) \(prompt.digest)")
                for slot in prompt.slots { Terminal.show("  \(slot.name): \(Self.words(slot))") }
            }
            let versions = folder.versions?.faults(of: Array(folder.prompts.values)) ?? []
            let lines = folder.problems.map(\.line) + versions.map { "versions.txt: \($0)" }.sorted()
            guard !lines.isEmpty || folder.prompts.isEmpty else { return }
            throw Failure(.badData, lines.isEmpty ? "\(path) holds no prompt." : lines.joined(separator: "\n"))
        }

        private func place() throws -> String {
            if let folder { return folder }
            guard let desk else { return "Prompts" }
            let installation = try Installation(folder: desk)
            return installation.languageModel?.prompts ?? desk + "/" + InstallationModel.promptsFolder
        }

        private static func words(_ slot: PromptSlot) -> String {
            switch (slot.overflow, slot.kind) {
            case (.refuse, _): "at most \(slot.limit) bytes, longer is refused"
            case (.cut, .text): "cut behind a sentence above \(slot.limit) bytes"
            case (.cut, _): "cut behind an entry above \(slot.limit) bytes"
            }
        }
    }
}
