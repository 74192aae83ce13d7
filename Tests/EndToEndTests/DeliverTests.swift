import ChildPrograms
import Foundation
import Testing

/// `postroom deliver` as a mail server runs it: two codes and silence, whatever is wrong.
@Suite(.serialized)
struct DeliverTests {
    private static let mail = Data(
        "From: a@b.example\nTo: enquiries@vehicle-agency.example\nSubject: SORN\n\nMy car is off the road.\n".utf8)

    private func installed(_ scratch: Scratch) throws -> String {
        let desk = scratch.path("desk")
        let made = try Command.run(["init", desk, "--trial", "--desk", "Corpora/desks/vehicle"])
        try #require(made.code == 0, "\(made.error)")
        return desk
    }

    private func kept(_ desk: String) -> [Data] {
        let folder = desk + "/incoming/new"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().compactMap { FileManager.default.contents(atPath: folder + "/" + $0) }
    }

    /// What a shell sees, standard output and error in one.
    private func shell(_ script: String, _ arguments: [String] = []) throws -> (code: Int32, said: String) {
        let command = ["sh", "-c", script, "sh", Command.path] + arguments
        let finished = try ChildProgram(command, in: Command.root.path, error: .standardOutput).run()
        return (finished.code, finished.outputText)
    }

    @Test(arguments: [
        ("no arguments", []), ("an unknown option", ["--bogus"]), ("a value that is no number", ["--size", "many"]),
        ("an option without a value", ["--desk"]), ("a word too many", ["--desk", "DESK", "extra"]),
        ("an unknown mail server", ["--desk", "DESK", "--mta", "sendmail"]),
        ("a desk that is not there", ["--desk", "NOWHERE"]),
        ("a deadline of none", ["--desk", "DESK", "--deadline", "0"]),
        ("a deadline that is too long", ["--desk", "DESK", "--deadline", "301"]),
        ("fewer bytes than announced", ["--desk", "DESK", "--size", "200"]),
        ("help, which would end with 0", ["--help"]), ("help beside a desk", ["--desk", "DESK", "-h"]),
    ])
    func `mail that cannot be taken stays with the mail server`(what: String, arguments: [String]) throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        let filled = arguments.map { $0 == "DESK" ? desk : $0 == "NOWHERE" ? scratch.path("none") : $0 }
        for (verb, code) in [(["deliver"], 75), (["deliver", "--mta", "qmail"], 111)] as [([String], Int32)] {
            let result = try Command.run(verb + filled, input: Self.mail)
            // A second --mta takes back the first.
            let isMTA = filled.contains("--mta")
            #expect(isMTA ? [75, 111].contains(result.code) : result.code == code, "\(what): \(result)")
            #expect(result.bytes.isEmpty && result.error.isEmpty, "\(what): \(result)")
        }
        #expect(kept(desk).isEmpty)
    }

    @Test func `the verb may stand behind an option, and still nothing bounces`() throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        let result = try Command.run(["--desk", desk, "deliver"], input: Self.mail)
        #expect(result.code == 75 && result.bytes.isEmpty && result.error.isEmpty)
    }

    @Test(arguments: ["postroom.yaml broken", "postroom.yaml unreadable", "incoming is a file", "incoming closed"])
    func `a desk directory that is damaged is for later`(damage: String) throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        let isRoot = geteuid() == 0
        switch damage {
        case "postroom.yaml broken": try Data("desks: [".utf8).write(to: URL(fileURLWithPath: desk + "/postroom.yaml"))
        case "postroom.yaml unreadable":
            try FileManager.default.removeItem(atPath: desk + "/postroom.yaml")
            try FileManager.default.createDirectory(atPath: desk + "/postroom.yaml", withIntermediateDirectories: true)
        case "incoming is a file": FileManager.default.createFile(atPath: desk + "/incoming", contents: Data())
        default:
            // The superuser may write everywhere, so a file in place of the folder must do.
            try FileManager.default.createDirectory(atPath: desk + "/incoming", withIntermediateDirectories: true)
            if isRoot {
                FileManager.default.createFile(atPath: desk + "/incoming/tmp", contents: Data())
            } else {
                chmod(desk + "/incoming", 0o500)
            }
        }
        let result = try Command.run(["deliver", "--desk", desk], input: Self.mail)
        chmod(desk + "/incoming", 0o700)
        #expect(result.code == 75 && result.bytes.isEmpty && result.error.isEmpty, "\(damage): \(result)")
    }

    @Test(arguments: [
        // A limit of the system takes the place of a full disk: the file cannot grow beyond 512 bytes.
        ("a disk without room", "ulimit -f 1; head -c 100000 /dev/zero | \"$1\" deliver --desk \"$2\""),
        (
            "no descriptors left",
            "printf 'Subject: x\\n\\n' >\"$2/mail\"; exec <\"$2/mail\"; ulimit -n 5; exec \"$1\" deliver --desk \"$2\""
        ),
        ("standard input is closed", "\"$1\" deliver --desk \"$2\" <&-"),
        ("an empty mail", ": | \"$1\" deliver --desk \"$2\""),
        (
            "a mail that never ends",
            "{ printf 'Subject: x\\n\\n'; sleep 9; } | \"$1\" deliver --desk \"$2\" --deadline 1"
        ),
        ("output that leads nowhere", "\"$1\" deliver --desk \"$2\" --bogus </dev/zero >/dev/full 2>&1"),
        ("little memory", "ulimit -v 400000; head -c 60000000 /dev/zero | \"$1\" deliver --desk \"$2\""),
    ])
    func `a machine in need is no reason to bounce`(what: String, script: String) throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        // The shell is there to end last: what it says of the program's end counts as well.
        let result = try shell(script + "\nexit $?", [desk])
        #expect(result.said.isEmpty, "\(what): \(result)")
        #expect(result.code == 75 || what == "little memory" && result.code == 0, "\(what): \(result)")
        if result.code == 75 { #expect(kept(desk).isEmpty, "\(what)") }
    }

    private static let mayHideProc = (try? ChildProgram(["unshare", "-Urm", "true"]).run().code) == 0

    @Test(.enabled(if: mayHideProc, "needs unshare and user namespaces"))
    func `arguments that cannot be read are no acceptance of a mail`() throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        let result = try shell(
            "unshare -Urm sh -c 'mount -t tmpfs none /proc && exec \"$0\" deliver --desk \"$1\"' \"$1\" \"$2\"", [desk])
        #expect(result.code == 75 && result.said.isEmpty, "\(result)")
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGSEGV, SIGILL, SIGABRT, SIGBUS, SIGALRM])
    func `a signal, a crash included, is for later`(signal: Int32) throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        let script = """
            mkfifo "$2/pipe"; "$1" deliver --desk "$2" <"$2/pipe" & child=$!
            exec 3>"$2/pipe"; printf 'Subject: x\\n\\nhalf' >&3; sleep 1; kill -\(signal) $child; wait $child; exit $?
            """
        let result = try shell(script, [desk])
        #expect(result.code == 75 && result.said.isEmpty, "\(signal): \(result)")
        #expect(kept(desk).isEmpty)
    }

    @Test func `mail is kept byte for byte while the desk is open, and delivered twice it is one case`() async throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        let running = try await RunningDesk(desk: desk)
        for size in [[], ["--size", String(Self.mail.count)]] {
            let result = try Command.run(["deliver", "--desk", desk] + size, input: Self.mail)
            #expect(result.code == 0 && result.bytes.isEmpty && result.error.isEmpty)
        }
        for _ in 0..<200 where !kept(desk).isEmpty { try await Task.sleep(for: .milliseconds(100)) }
        #expect(kept(desk).isEmpty && running.stop() == 0)
        let cases = try Command.objects(try Command.run(["case", "list", "--desk", desk, "--json"]).out)
        #expect(cases.count == 1)
    }

    @Test func `help is for people and scripts`() throws {
        let help = try Command.run(["deliver", "--help"])
        #expect(help.code == 0 && help.out.contains("--size"))
    }
}
