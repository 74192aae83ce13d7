import DeskFiles
import Foundation

/// What a delivery needs from the system so that no ending but its two can reach the mail server.
enum Delivery {
    /// The code that means "try later", found without the parser, whose errors need it.
    static func later(_ arguments: [String]) -> Int32 {
        let isQmail = zip(arguments, arguments.dropFirst()).contains { $0 == ("--mta", "qmail") }
        return isQmail || arguments.contains("--mta=qmail") ? 111 : 75
    }

    /// A mail server hands over a pipe, a socket or a file; a person a terminal, and scripts that want the help text
    /// `/dev/null`. Help ends with 0, which a mail server would read as "the mail is safe".
    static var isAskedByPerson: Bool {
        var status = stat()
        return fstat(STDIN_FILENO, &status) == 0 && status.st_mode & S_IFMT == S_IFCHR
    }

    /// Not even a crash report may reach the mail server: Postfix takes text for a verdict, before the exit code.
    static func silence() {
        let null = open("/dev/null", O_RDWR)
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            if null >= 0 { dup2(null, descriptor) } else { close(descriptor) }
        }
        if null > STDERR_FILENO { close(null) }
    }

    /// Ends with `code` once the time is up, and wherever the program would end by a signal: some mail servers bounce
    /// then (Exim), and a crash is not the citizen's fault.
    ///
    /// - Parameter code: 75 or 111. The handlers hold it as a constant: they may touch nothing else.
    static func endLater(_ code: Int32, after seconds: Int) {
        let handler: @convention(c) (Int32) -> Void = code == 111 ? { _ in _exit(111) } : { _ in _exit(75) }
        let ends = [
            SIGALRM, SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGXCPU, SIGUSR1, SIGUSR2, SIGILL, SIGTRAP, SIGABRT, SIGSEGV,
            SIGBUS, SIGFPE, SIGSYS,
        ]
        var unblocked = sigset_t()
        sigemptyset(&unblocked)
        for number in ends {
            signal(number, handler)
            sigaddset(&unblocked, number)
        }
        // A write beyond a limit of the system is an error like a full disk.
        signal(SIGXFSZ, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        // The mail server may have blocked signals, which a child inherits.
        pthread_sigmask(SIG_UNBLOCK, &unblocked, nil)
        alarm(UInt32(seconds))
    }

    /// Whether all came that was announced.
    ///
    /// Postfix's `${size}` counts its queue file: each line without its line end, in pieces of at most 2,048 bytes, and
    /// before each piece a byte for its kind and one or two for its length (measured with 3.7). What a delivery
    /// puts before the mail (`flags=DRO`) comes on top, so more bytes than announced are in order.
    static func isWhole(_ bytes: [UInt8], announced size: Int, by server: DeliverCommand.Server) -> Bool {
        if bytes.count >= size { return true }
        return server == .postfix && queueFileBytes(bytes) >= size
    }

    /// The longest piece of a line in Postfix's queue file (`line_length_limit`).
    static let longestPiece = 2_048

    static func queueFileBytes(_ bytes: [UInt8]) -> Int {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        // Behind the last line end there is no line.
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.reduce(0) { sum, line in
            let (whole, rest) = line.count.quotientAndRemainder(dividingBy: longestPiece)
            let last = rest > 0 || whole == 0 ? piece(rest) : 0
            return sum + whole * piece(longestPiece) + last
        }
    }

    /// Bytes of a piece with its kind and its length, which is written in seven bits a byte.
    private static func piece(_ length: Int) -> Int { 1 + (length < 128 ? 1 : 2) + length }

    /// Tells the system's log why the mail is to come later. It names no address.
    static func report(_ error: any Error) {
        let words =
            switch error {
            case is Failure, is InstallationError: "\(error)"
            default: "bad arguments (\(type(of: error)))"
            }
        words.withCString { words in
            withVaList([words]) { vsyslog(LOG_MAIL | LOG_WARNING, "postroom deliver: try later: %s", $0) }
        }
    }
}
