import Cases
import Enquiries
import Testing

extension StoreContract {
    static let threads = [
        Guarantee("an answer to our reply finds its case", findsCaseOfReply),
        Guarantee("a further mail finds the case of its writer, and only of its writer", findsCaseOfWriter),
        Guarantee("of several cases the newest is found", findsNewestCase),
    ]

    static func findsCaseOfReply(_ make: Factory) async throws {
        let store = try await make().store
        let file = try await store.keep(Sample.arrival(1))
        try await store.keep(Sample.approval(of: file, reply: "a1"))
        for name in ["<a1@stadt.example>", "a1@stadt.example", " <a1@stadt.example> "] {
            let found = try await store.thread(
                of: ["<unknown@x>", name], correspondent: "friend@example.net", desk: Sample.desk)
            #expect(found == file.id)
        }
        #expect(
            try await store.thread(of: ["<a1@stadt.example>"], correspondent: "ada@example.org", desk: DeskID("land"))
                == nil)
        #expect(try await store.thread(of: [], correspondent: "ada@example.org", desk: Sample.desk) == nil)
        #expect(try await store.thread(of: ["", "<>"], correspondent: "ada@example.org", desk: Sample.desk) == nil)
    }

    static func findsCaseOfWriter(_ make: Factory) async throws {
        let store = try await make().store
        var file = try await store.keep(Sample.arrival(1, sender: "Ada@Example.org"))
        file = try await store.keep(Sample.furtherMail(2, to: file))
        for name in ["<mail-1@example.org>", "<mail-2@example.org>"] {
            #expect(try await store.thread(of: [name], correspondent: "ada@example.org", desk: Sample.desk) == file.id)
            #expect(try await store.thread(of: [name], correspondent: "eve@example.org", desk: Sample.desk) == nil)
        }
        #expect(try await store.load(file.id).mails.count == 2)
    }

    static func findsNewestCase(_ make: Factory) async throws {
        let store = try await make().store
        for (number, seconds) in [(1, 0), (2, 600), (3, 300)] {
            try await store.keep(
                Sample.arrival(
                    number, receivedAt: Sample.morning.adding(seconds: Int64(seconds)), messageID: "<same@example.org>")
            )
        }
        let found = try await store.thread(
            of: ["<same@example.org>"], correspondent: "ada@example.org", desk: Sample.desk)
        #expect(found == CaseID("c2"))
    }
}
