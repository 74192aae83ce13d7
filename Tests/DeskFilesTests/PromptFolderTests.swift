import DeskFiles
import Enquiries
import Foundation
import Prompting
import Testing
import Transparency

struct PromptFolderTests {
    private static let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Prompts").path

    private func folder(_ files: [String: String]) throws -> PromptFolder {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("prompts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        return PromptFolder(path: folder.path)
    }

    private static let good = """
        ---
        id: ask
        language: en
        purpose: To test
        version: 3
        parameters: {temperature: 0.5, maxTokens: 100, seed: 7}
        slots:
          - {name: mail, kind: text, with: the mail, citizens: true, limit: 100, overflow: cut}
        answer:
          type: object
          additionalProperties: false
          required: [said]
          properties:
            said: {type: string, enum: ["true", "1", plain]}
        ---
        # System

        Say it.

        # User
        {{code}} {{mail}}

        """

    @Test func `the shipped prompts have no problem`() {
        let folder = PromptFolder(path: Self.shipped)
        #expect(folder.problems.map(\.line) == [])
        #expect(
            folder.prompts.keys.sorted() == [
                "draft.de", "draft.en", "second-opinion.en", "simplify.de", "simplify.en", "summarise.de",
                "summarise.en", "translate.en",
            ])
    }

    @Test func `a shipped prompt that was changed has a new version`() throws {
        let folder = PromptFolder(path: Self.shipped)
        let versions = try #require(folder.versions)
        let prompts = folder.prompts.values.sorted { $0.name < $1.name }
        #expect(versions.faults(of: prompts).map(\.description) == [])
    }

    @Test func `every shipped prompt says that it is public and that citizens' text is material`() {
        let prompts = PromptFolder(path: Self.shipped).prompts
        #expect(!prompts.isEmpty)
        for prompt in prompts.values {
            let system = prompt.system.source
            #expect(system.contains("are public") || system.contains("ist öffentlich"), "\(prompt.name)")
            #expect(["material", "Material", "is data"].contains { system.contains($0) }, "\(prompt.name)")
            #expect(prompt.slots.contains { $0.isCitizens }, "\(prompt.name)")
        }
    }

    @Test func `a prompt in several languages asks for the same`() {
        let byID = Dictionary(grouping: PromptFolder(path: Self.shipped).prompts.values, by: \.id)
        #expect(byID.values.contains { $0.count > 1 })
        for (id, prompts) in byID {
            for prompt in prompts {
                #expect(prompt.answer == prompts[0].answer, "\(id)")
                #expect(prompt.slots == prompts[0].slots, "\(id)")
                #expect(prompt.parameters == prompts[0].parameters, "\(id)")
            }
        }
    }

    @Test func `every shipped prompt can be filled, to its limits too`() throws {
        for prompt in PromptFolder(path: Self.shipped).prompts.values {
            for share in [100, 1] {
                let values = prompt.slots.map { slot -> (String, SlotValue) in
                    // The content that grows most when control words are made harmless.
                    let content = String(repeating: "<|>", count: slot.limit / share / 3)
                    // An entry's id and marks count as content: `- s1: ` or `<item id="s1">` with its end.
                    let entry = SlotItem(id: "s1", text: String(content.dropLast(min(content.count, 40))))
                    return (slot.name, slot.kind == .text ? .text(content) : .list([entry]))
                }
                let filled = try prompt.filled(with: Dictionary(uniqueKeysWithValues: values))
                #expect(filled.cuts.isEmpty, "\(prompt.name)")
                #expect(!filled.schema.canonicalText.contains("enumFrom"), "\(prompt.name)")
                #expect(!(filled.system + filled.user).contains("{{"), "\(prompt.name)")
            }
        }
    }

    @Test func `a prompt is read as it is written`() throws {
        let prompt = try #require(try folder(["ask.en.md": Self.good]).prompts["ask.en"])
        #expect(prompt.version == 3 && prompt.purpose == "To test")
        #expect(prompt.parameters == PromptParameters(temperature: 0.5, maxTokens: 100, seed: 7))
        #expect(prompt.system.source == "Say it." && prompt.user.source == "{{code}} {{mail}}")
        #expect(prompt.answer["properties"]?["said"]?["enum"] == ["true", "1", "plain"])
        #expect(prompt.answer["additionalProperties"] == false)
        #expect(prompt.slots.map(\.limit) == [100] && prompt.slots.allSatisfy(\.isCitizens))
    }

    @Test(arguments: [
        ("version: 3\n", "", "\"version\" is missing"),
        ("version: 3", "version: 0", "\"version\" is not allowed"),
        ("version: 3", "version: 3.5", "expected a whole number"),
        ("purpose: To test\n", "", "\"purpose\" is missing"),
        ("temperature: 0.5", "temperature: 2.1", "\"temperature\" is not allowed"),
        ("maxTokens: 100", "maxTokens: 8193", "\"maxTokens\" is not allowed"),
        (", maxTokens: 100", "", "\"maxTokens\" is missing"),
        ("additionalProperties: false", "additionalProperties: true", "allows members that are not listed"),
        ("answer:\n", "answers:\n", "\"answer\" is missing"),
        ("citizens: true", "citizens: perhaps", "\"citizens\" is not allowed"),
        ("limit: 100", "limit: 65537", "\"limit\" is not allowed"),
        ("kind: text", "kind: prose", "\"kind\" is not allowed"),
        ("{{mail}}", "{{mall}}", "declared and used nowhere"),
        ("{{mail}}", "{{mail}", "two braces begin or end no place"),
        ("# User", "# Users", "no \"# System\" followed by \"# User\""),
        ("id: ask", "id: task", "the file's name"),
        ("---\nid", "id", "no front matter"),
        ("purpose: To test", "purpose: [", "cannot be read"),
    ])
    func `a prompt with a fault is left out, and the fault is named`(
        good: String, bad: String, words: String
    ) throws {
        #expect(Self.good.contains(good))
        let read = try folder(["ask.en.md": Self.good.replacingOccurrences(of: good, with: bad)])
        #expect(read.prompts.isEmpty)
        #expect(read.problems.contains { $0.line.contains(words) }, "\(read.problems.map(\.line))")
    }

    @Test func `a folder that is not there is a problem`() {
        #expect(
            PromptFolder(path: Self.shipped + "-gone").problems.map(\.line).contains { $0.contains("no such folder") })
    }

    @Test func `a bad list of versions is a problem, not no list`() throws {
        let read = try folder(["versions.txt": "# fine\nask.en 1 short\n"])
        #expect(read.versions == nil)
        #expect(read.problems.map(\.line).contains { $0.contains("line 2 of the list of versions") })
    }
}
