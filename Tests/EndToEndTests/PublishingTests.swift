import Foundation
import Testing

/// The log's folder and its second store, as they stand where publishing was interrupted or something was put back.
struct PublishingTests {
    private let scratch: Scratch
    private var desk: String { scratch.path("desk") }

    /// A desk whose log was published, copied, and published again with more.
    init() throws {
        scratch = try Scratch()
        try done("init", desk, "--trial", "--desk", "Corpora/desks/vehicle")
        try takeIn(1)
        try FileManager.default.copyItem(atPath: desk, toPath: scratch.path("before"))
        try takeIn(2)
    }

    @discardableResult
    private func done(_ arguments: String...) throws -> String {
        let result = try Command.run(arguments)
        try #require(result.code == 0, "\(arguments): \(result.error)")
        return result.out
    }

    private func takeIn(_ number: Int) throws {
        let mail = """
            From: Ann <ann@citizen.example>
            To: desk@vehicle.example
            Message-ID: <\(number)@citizen.example>
            Subject: My driving licence

            Hello, I lost my driving licence. How do I get a new one? \(number)

            """
        try mail.write(toFile: scratch.path("mail.eml"), atomically: true, encoding: .utf8)
        try done("intake", scratch.path("mail.eml"), "--desk", desk)
    }

    private func putBack(_ name: String) throws {
        try? FileManager.default.removeItem(atPath: desk + "/" + name)
        try FileManager.default.copyItem(atPath: scratch.path("before") + "/" + name, toPath: desk + "/" + name)
    }

    private func signedAhead() throws -> Int? {
        let answer = try Command.objects(try done("audit", "verify", "--desk", desk, "--json"))
        return (answer.first?["published"] as? [String: Any])?["signedAhead"] as? Int
    }

    @Test func `records that are signed and not yet in the folder are no fault, and the next publishing brings them`()
        throws
    {
        #expect(try signedAhead() == 0)
        // The second store is written before the folder's checkpoint; between the two a program can end.
        try putBack("log")
        #expect(try signedAhead() ?? 0 > 0)
        #expect(try done("audit", "verify", "--desk", desk).contains("signed and not yet in its folder"))
        try done("audit", "checkpoint", "--desk", desk)
        #expect(try signedAhead() == 0)
    }

    @Test func `a store that was put back behind what was signed is a fault`() throws {
        for name in ["log", "store.sqlite"] { try putBack(name) }
        let found = try Command.run(["audit", "verify", "--desk", desk])
        #expect(found.code == 65)
        #expect(found.error.contains("The store of the leaves ends at"), "\(found.error)")
    }
}
