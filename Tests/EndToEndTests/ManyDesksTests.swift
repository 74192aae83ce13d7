import Foundation
import Testing

/// Several desks in one installation, by the built command.
@Suite struct ManyDesksTests {
    private struct House {
        let scratch: Scratch
        let desk: String

        /// - Parameter names: Desks that differ in name and address alone.
        init(_ names: [String]) throws {
            scratch = try Scratch()
            desk = scratch.path("desk")
            let original = Command.root.appendingPathComponent("Corpora/desks/vehicle")
            var definitions: [String] = []
            for name in names {
                let folder = scratch.url.appendingPathComponent(name)
                try FileManager.default.copyItem(at: original, to: folder)
                let file = folder.appendingPathComponent("desk.yaml")
                let text = try String(contentsOf: file, encoding: .utf8)
                    .replacing("id: vehicle", with: "id: \(name)")
                    .replacing("enquiries@vehicle-agency.example", with: "\(name)@agency.example")
                try Data(text.utf8).write(to: file)
                definitions += ["--desk", folder.path]
            }
            let made = try Command.run(["init", desk, "--trial"] + definitions)
            try #require(made.code == 0, "\(made.error)")
        }
    }

    @Test func `desks with the same training have one model, and each mail goes to the desk that it names`() throws {
        let house = try House(["north", "south", "west"])
        let mails = house.scratch.url.appendingPathComponent("in")
        try FileManager.default.createDirectory(at: mails, withIntermediateDirectories: true)
        for name in ["south", "west"] {
            let mail =
                "From: <ann@citizen.example>\nTo: \(name)@agency.example\nSubject: My licence\n"
                + "Message-ID: <\(name)@citizen.example>\n\nMy driving licence was lost. How do I get a new one?\n"
            try Data(mail.utf8).write(to: mails.appendingPathComponent("\(name).eml"))
        }
        let taken = try Command.run(["intake", "--desk", house.desk, mails.path])
        #expect(taken.code == 0, "\(taken.error)")
        let cases = try Command.objects(try Command.run(["case", "list", "--desk", house.desk, "--json"]).out)
        #expect(Set(cases.compactMap { $0["desk"] as? String }) == ["south", "west"])
        let files = try FileManager.default.contentsOfDirectory(atPath: house.desk + "/models")
            .filter { !$0.hasPrefix(".") }
        #expect(Set(files.map { $0.split(separator: ".").last ?? "" }) == ["services", "intents", "signs", "choices"])
        #expect(files.count == 4, "\(files)")
    }
}
