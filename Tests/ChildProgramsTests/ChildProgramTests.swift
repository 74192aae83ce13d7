import ChildPrograms
import Glibc
import Testing

/// Programs of the system, started and ended in every way that tests need.
struct ChildProgramTests {
    /// What a shell does, given what it reads, and what is seen of it.
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let program: ChildProgram
        let code: Int32
        let output: [UInt8]
        let error: [UInt8]

        init(
            _ what: String, _ script: String, in folder: String? = nil,
            environment: ChildProgram.Environment = .adding([:]), input: ChildProgram.Input = .nothing,
            to output: ChildProgram.Output = .captured, _ error: ChildProgram.Output = .captured,
            code: Int32 = 0, says: String = "", complains: String = ""
        ) {
            testDescription = what
            program = ChildProgram(
                ["sh", "-c", script], in: folder, environment: environment, input: input, output: output, error: error)
            self.code = code
            self.output = Array(says.utf8)
            self.error = Array(complains.utf8)
        }
    }

    private static let full = String(repeating: "x", count: 1_000_000)

    private static let cases = [
        Case("ends well", "exit 0"),
        Case("ends with a code", "exit 75", code: 75),
        Case("ends with the highest code", "exit 255", code: 255),
        Case("is ended by a signal", "kill -9 $$", code: -9),
        Case("dies of a signal that dumps core", "ulimit -c 0; kill -11 $$", code: -11),
        Case("writes to both", "echo one; echo two >&2", says: "one\n", complains: "two\n"),
        Case("reads nothing", "cat"),
        Case("reads no bytes", "cat", input: .bytes([])),
        Case("reads bytes", "cat", input: .bytes(Array("Größe\n".utf8)), says: "Größe\n"),
        Case("reads a file", "cat", input: .file("/proc/sys/kernel/ostype"), says: "Linux\n"),
        Case("echoes a million bytes", "cat", input: .bytes(Array(full.utf8)), says: full),
        Case(
            "writes a million bytes to each, one after the other", "cat; head -c 1000000 /dev/zero | tr '\\0' y >&2",
            input: .bytes(Array(full.utf8)), says: full, complains: String(repeating: "y", count: 1_000_000)),
        Case("leaves what it is given unread", "exit 3", input: .bytes(Array(full.utf8)), code: 3),
        Case("writes both into one", "echo one; echo two >&2; echo three", .standardOutput, says: "one\ntwo\nthree\n"),
        Case("writes what nobody wants", "echo one; echo two >&2", to: .dropped, .dropped),
        Case("writes to a full disk", "echo one", to: .file("/dev/full"), .dropped, code: 1),
        Case("runs in a folder", "pwd", in: "/proc", says: "/proc\n"),
        Case(
            "sees a variable more", "echo $CHILD $((${#PATH} > 0))", environment: .adding(["CHILD": "a b"]),
            says: "a b 1\n"),
        Case(
            "sees a variable changed", "env | grep ^HOME=", environment: .adding(["HOME": "/nowhere"]),
            says: "HOME=/nowhere\n"),
        Case(
            "sees no variable but those", "/usr/bin/env | /usr/bin/grep -v -e ^PWD= -e ^SHLVL= -e ^_=",
            environment: .only(["CHILD": "x=y"]), says: "CHILD=x=y\n"),
    ]

    private static func text(of path: String) -> String {
        (try? ChildProgram(["cat", path]).run().outputText) ?? ""
    }

    @Test(arguments: cases)
    func `a program`(what: Case) throws {
        let finished = try what.program.run()
        #expect(finished.code == what.code)
        #expect(finished.output == what.output)
        #expect(finished.error == what.error)
    }

    @Test func `a file takes what a program writes, in the place of what it held`() throws {
        let made = try ChildProgram(["mktemp"]).run()
        let path = String(made.outputText.dropLast())
        defer { unlink(path) }
        for text in ["a long first line", "short"] {
            let finished = try ChildProgram(["echo", text], output: .file(path)).run()
            #expect(finished.code == 0 && finished.output.isEmpty)
            #expect(Self.text(of: path) == text + "\n")
        }
    }

    @Test(
        arguments: [
            (["no-such-program-anywhere"], nil, ENOENT), (["/proc/version"], nil, EACCES), (["ls"], "/nowhere", ENOENT),
            ([], nil, ENOENT),
        ] as [([String], String?, Int32)])
    func `what cannot be started says so`(command: [String], folder: String?, code: Int32) throws {
        let error = try #require(throws: ChildProgram.NotStarted.self) {
            try ChildProgram(command, in: folder).run()
        }
        #expect(error.program == (command.first ?? "") && error.folder == folder && error.code == code)
        let reason = code == EACCES ? "Permission denied" : "No such file or directory"
        #expect(error.description.contains(reason), "\(error)")
    }

    @Test func `output can be read while the program runs, which ends when asked to`() throws {
        let child = try ChildProgram([
            "sh", "-c", "trap 'echo bye; exit 4' TERM; echo ready; while :; do sleep 0.01; done",
        ]).start()
        for _ in 0..<1_000 where child.output.isEmpty { usleep(10_000) }
        #expect(child.output == Array("ready\n".utf8))
        #expect(child.isRunning)
        #expect(child.wait(upTo: .milliseconds(20)) == nil)
        #expect(child.end() == .exited(4))
        #expect(child.output == Array("ready\nbye\n".utf8))
        #expect(!child.isRunning && child.wait() == .exited(4) && child.wait(upTo: .zero) == .exited(4))
        // It has ended, so this reaches nobody.
        child.send(SIGKILL)
    }

    @Test func `a program that will not end is killed`() throws {
        let child = try ChildProgram(["sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.01; done"]).start()
        for _ in 0..<1_000 where child.output.isEmpty { usleep(10_000) }
        #expect(child.end(within: .milliseconds(100)) == .signalled(SIGKILL))
    }

    @Test func `signals that the tests block or ignore reach the program`() throws {
        var blocked = sigset_t()
        var before = sigset_t()
        sigemptyset(&blocked)
        sigaddset(&blocked, SIGTERM)
        pthread_sigmask(SIG_BLOCK, &blocked, &before)
        let disposition = signal(SIGUSR2, SIG_IGN)
        let children = Result { try (0..<2).map { _ in try ChildProgram(["sleep", "600"]).start() } }
        signal(SIGUSR2, disposition)
        pthread_sigmask(SIG_SETMASK, &before, nil)
        let (one, other) = (try children.get()[0], try children.get()[1])
        one.send(SIGTERM)
        other.send(SIGUSR2)
        #expect(one.wait(upTo: .seconds(60)) == .signalled(SIGTERM))
        #expect(other.wait(upTo: .seconds(60)) == .signalled(SIGUSR2))
    }

    @Test func `nothing is left of a program, whether it was waited for or forgotten`() throws {
        let waited = try ChildProgram(["true"]).start()
        waited.wait()
        let forgotten = try ChildProgram(["sleep", "600"]).start().id
        for id in [waited.id, forgotten] {
            var status: Int32 = 0
            #expect(waitpid(id, &status, WNOHANG) == -1 && errno == ECHILD)
            #expect(kill(id, 0) == -1 && errno == ESRCH)
        }
    }
}

/// Changes a limit of the whole process for a moment.
@Suite(.serialized)
struct ManyDescriptorsTests {
    private static let wanted = 4_000
    private static let limit: rlimit = {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return limit
    }()

    @Test(.enabled(if: limit.rlim_max >= wanted, "this user may not open enough descriptors"), arguments: [0, 3_000])
    func `of all descriptors that are open, a program has its three`(count: Int) throws {
        var raised = Self.limit
        raised.rlim_cur = max(raised.rlim_cur, rlim_t(Self.wanted))
        try #require(setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0)
        // To be inherited, were it not for us.
        let open = (0..<count).map { _ in Glibc.open("/dev/null", O_RDWR) }
        defer {
            for descriptor in open { close(descriptor) }
            var before = Self.limit
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &before)
        }
        #expect(open.allSatisfy { $0 >= 0 })
        let listed = try ChildProgram(["ls", "/proc/self/fd"], input: .bytes([1])).run()
        // The last is the listed folder.
        #expect(listed.outputText == "0\n1\n2\n3\n", "\(listed.errorText)")
    }
}
