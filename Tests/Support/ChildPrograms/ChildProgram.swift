import Glibc

/// A program that a test runs: what is started, with what, and where its output goes.
///
/// Foundation's `Process` is not for tests: it reads beyond the end of a directory entry where some thousand
/// descriptors are open, and waits on the run loop of the thread that started it, which a test that was suspended has
/// left.
///
///     let listed = try ChildProgram(["ls", "/"]).run()
///     #expect(listed.code == 0 && listed.error.isEmpty)
public struct ChildProgram: Sendable {
    /// What the program reads.
    public enum Input: Sendable {
        /// The end at once.
        case nothing
        case bytes([UInt8])
        case file(String)
    }

    /// What becomes of a stream that the program writes.
    public enum Output: Sendable {
        /// Kept, and readable while the program runs. It is a file: a program that opens `/dev/stdout` anew empties it.
        case captured
        case dropped
        /// Into a file, emptied first; a device will do.
        case file(String)
        /// Where standard output goes. Chosen for standard output itself, that of the tests.
        case standardOutput
    }

    /// The variables that the program sees.
    public enum Environment: Sendable {
        /// Those of the tests, with these added or in the place of the ones with the same names.
        case adding([String: String])
        /// No others.
        case only([String: String])
    }

    /// The program, looked up in the `PATH` of the tests unless it holds a slash, and its arguments.
    public var command: [String]
    /// Where it runs; where the tests do if `nil`.
    public var folder: String?
    /// The variables that it sees.
    public var environment: Environment
    /// What it reads from standard input.
    public var input: Input
    /// What becomes of standard output.
    public var output: Output
    /// What becomes of standard error.
    public var error: Output

    /// Starts nothing yet.
    public init(
        _ command: [String], in folder: String? = nil, environment: Environment = .adding([:]),
        input: Input = .nothing, output: Output = .captured, error: Output = .captured
    ) {
        self.command = command
        self.folder = folder
        self.environment = environment
        self.input = input
        self.output = output
        self.error = error
    }

    /// How a program ended that was run to its end, and what it wrote to the streams that were captured.
    public struct Finished: Sendable {
        /// By itself or by a signal.
        public let ending: Ending
        /// Standard output; empty where it was not captured.
        public let output: [UInt8]
        /// Standard error; empty where it was not captured.
        public let error: [UInt8]

        /// The exit code, or below zero the signal that ended it.
        public var code: Int32 { ending.code }
        /// Standard output as UTF-8, with U+FFFD for what is none.
        public var outputText: String { String(decoding: output, as: UTF8.self) }
        /// Standard error as UTF-8, with U+FFFD for what is none.
        public var errorText: String { String(decoding: error, as: UTF8.self) }
    }

    /// How a program ended.
    public enum Ending: Sendable, Equatable {
        case exited(Int32)
        case signalled(Int32)

        /// The exit code, or below zero the signal.
        public var code: Int32 {
            switch self {
            case .exited(let code): code
            case .signalled(let signal): -signal
            }
        }
    }

    /// A program that could not be started.
    public struct NotStarted: Error, Equatable, CustomStringConvertible {
        /// As it was asked for.
        public let program: String
        /// Where it was to run, if not where the tests do.
        public let folder: String?
        /// As in `errno`; `ENOENT` where there is no such program or no such folder.
        public let code: Int32

        /// For the message of a test.
        public var description: String {
            "\(program) was not started\(folder.map { " in \($0)" } ?? ""): \(String(cString: strerror(code)))"
        }
    }

    /// Runs the program and waits for its end, however long that takes; the thread waits too.
    public func run() throws(NotStarted) -> Finished {
        let child = try start()
        let ending = child.wait()
        return Finished(ending: ending, output: child.output, error: child.error)
    }
}
