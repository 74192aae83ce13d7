import ArgumentParser
import Cases
import DeskFiles
import Enquiries
import Foundation
import LogFolder
import StoreSQL
import Transparency
import Witnesses

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Check the records and the log, and hand out proofs.",
        subcommands: [Verify.self, Prove.self, Checkpoint.self, Key.self, Export.self, Adopt.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that everything kept is what was logged, and that the published log is the same.",
            discussion: "Ends with 0 where all fits, and with 1 and the first thing that does not.")

        @OptionGroup var directory: DeskDirectory
        @Flag(help: "One JSON object.")
        var json = false

        func run() async throws {
            let installation = try directory.installation()
            let store = try await Assembly.store(installation, .readOnly)
            let result = try await store.verify()
            var fault = result.firstFault
            var published: PublishedState?
            if fault == nil {
                do {
                    published = try await PublishedState.checked(installation, store)
                } catch let wrong as LogFault {
                    fault = "In the published log: \(wrong)"
                }
            }
            if json { Self.print(result, published, fault) }
            if let fault { throw Failure(.failure, fault) }
            guard !json else { return }
            Terminal.print(
                "\(result.tree.size) records of \(result.cases) cases fit, and so do \(result.mails) mails and "
                    + "\(result.replies) replies.\nRoot: \(hexadecimal(result.tree.root))")
            Terminal.print(
                published.map(\.head).map {
                    "The published log \($0.origin) fits: \($0.size) records under its signature."
                } ?? "Nothing of the log was published yet. Run: postroom audit checkpoint --desk \(directory.desk)")
            if let ahead = published?.signedAhead, ahead > 0 {
                Terminal.print(
                    "\(ahead) more are signed and not yet in its folder; they fit too. If no desk is open, publishing was "
                        + "interrupted. Run: postroom audit checkpoint --desk \(directory.desk)")
            }
            Terminal.print(MarkWords.limit)
        }

        private static func print(_ result: Verification, _ published: PublishedState?, _ fault: String?) {
            let answer: JSONValue = [
                "records": .integer(result.tree.size), "root": .string(hexadecimal(result.tree.root)),
                "cases": .integer(Int64(result.cases)), "mails": .integer(Int64(result.mails)),
                "replies": .integer(Int64(result.replies)), "fault": JSONValue(fault),
                "published": published.map {
                    [
                        "origin": .string($0.head.origin), "records": .integer($0.head.size),
                        "signedAhead": .integer($0.signedAhead),
                    ]
                } ?? .null,
                "limit": .string(MarkWords.limit),
            ]
            Terminal.print(answer.canonicalText)
        }
    }

    struct Prove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the proof that the approval of a reply stands in the log.",
            discussion: """
                Whoever has the reply, this file and the policy of `postroom audit key` can check it offline:
                postroom verify REPLY.eml --proof REPLY.tlog-proof --policy POLICY, or Scripts/verify-reply.py.
                The file opens this one record for its holder; it is made for the citizen who got the reply.
                """)

        @OptionGroup var directory: DeskDirectory
        @Argument(help: "The id of the case, or of the record that the reply's AI-Provenance names.")
        var id: String
        @Option(help: "Write to this file; - is standard output.")
        var out = "-"

        func run() async throws {
            let installation = try directory.installation()
            let store = try await Assembly.store(installation, .readOnly)
            let proof = try await Self.proof(of: id, in: store, LogFolder(path: installation.log.folder))
            if out == "-" {
                Terminal.emit(proof.bytes)
            } else {
                try OutputFile.write(String(decoding: proof.bytes, as: UTF8.self), to: out)
            }
        }

        static func proof(of id: String, in store: any SQLStore, _ folder: LogFolder) async throws -> ReplyProof {
            let (file, record) = try await approval(id, in: store)
            guard let logged = try await store.loggedLeaf(of: record) else {
                throw Failure(.failure, "There is no record \(record). Run: postroom audit verify")
            }
            let key = try await store.key(of: file)
            return try folder.proof(
                of: logged.leaf, at: logged.index,
                openings: ["reply": key.salt(of: "reply", in: record), "text": key.salt(of: "text", in: record)])
        }

        /// The case and the record of the approval that an id means.
        private static func approval(_ id: String, in store: any SQLStore) async throws -> (CaseID, String) {
            let bare = id.hasPrefix("urn:uuid:") ? String(id.dropFirst(9)) : id
            do {
                let file = try await store.load(CaseID(bare))
                let replies = [file.reply].compactMap { $0 } + file.earlierReplies.reversed()
                guard let reply = replies.first(where: { $0.sentAt != nil }) ?? replies.first else {
                    throw Failure(.failure, "Case \(bare) has no approved reply, so there is nothing to prove.")
                }
                return (file.id, reply.approvalRecord)
            } catch StoreError.noSuchCase {
                guard let file = try await store.caseOfApproval(bare) else {
                    throw Failure(.failure, "\(id) is neither a case nor the record of an approval that is kept here.")
                }
                return (file, bare)
            }
        }
    }

    struct Checkpoint: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Publish the log up to its last record, ask the witnesses, and print the signed checkpoint.")

        @OptionGroup var directory: DeskDirectory
        @Flag(help: "Print the last checkpoint and publish nothing.")
        var last = false

        func run() async throws {
            let installation = try directory.installation()
            if !last {
                let (store, log) = try await Assembly.writable(installation)
                try await log.cosign()?.complaints.forEach(Terminal.say)
                try store.close()
            }
            guard let note = try LogFolder(path: installation.log.folder).checkpoint() else {
                throw Failure(.failure, "Nothing was published yet. Run it without --last.")
            }
            Terminal.emit(note.bytes)
        }
    }

    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the policy file with the keys of the log and its witnesses, for those who check.")

        @OptionGroup var directory: DeskDirectory

        func run() async throws {
            let installation = try directory.installation()
            let store = try await Assembly.store(installation, .readOnly)
            Terminal.emit(Array(try await LogBook(installation, store).policy.utf8))
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copy the published log into a folder, with the policy file, for somebody outside.",
            discussion: "It holds no personal data. Check the copy with: Scripts/verify-log.py FOLDER --key KEY")

        @OptionGroup var directory: DeskDirectory
        @Option(help: "The folder to make. It must not exist yet.")
        var out: String

        func run() async throws {
            let installation = try directory.installation()
            let store = try await Assembly.store(installation, .readOnly)
            let book = try await LogBook(installation, store)
            guard try book.folder.checkpoint() != nil else {
                throw Failure(.failure, "Nothing was published yet. Run: postroom audit checkpoint")
            }
            guard !FileManager.default.fileExists(atPath: out) else {
                throw Failure(.failure, "\(out) exists already. Name a folder that does not.")
            }
            do {
                try FileManager.default.copyItem(atPath: installation.log.folder, toPath: out)
                // The folder's own lock is no part of the log.
                try? FileManager.default.removeItem(atPath: out + "/.lock")
                try Data(book.policy.utf8).write(to: URL(fileURLWithPath: out + "/.policy"))
            } catch let error as CocoaError {
                throw Failure(.inputOutput, "\(out) cannot be written: \(error.localizedDescription)")
            }
            let copy = try await LogAudit(folder: LogFolder(path: out), key: book.verifier).check()
            Terminal.say(
                "Copied \(copy.size) records of \(copy.origin) to \(out) and checked them. The keys are in .policy.")
        }
    }

    struct Adopt: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put the folder's checkpoint into a second store that is new on purpose.",
            discussion: "Only where log.checkpoints names a new, empty place. Run `postroom audit verify` before.")

        @OptionGroup var directory: DeskDirectory

        func run() async throws {
            let installation = try directory.installation()
            let store = try await Assembly.store(installation, .readWrite)
            try await LogBook(installation, store).adopt()
            try store.close()
            Terminal.say("The second store has the last checkpoint now.")
        }
    }
}
