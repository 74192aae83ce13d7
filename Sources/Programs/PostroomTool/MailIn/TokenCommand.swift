import Foundation

/// Runs the program that renews an access token.
enum TokenCommand {
    /// Seconds that it may take.
    static let deadline = 30
    /// Bytes that are read of what it prints.
    static let longestAnswer = 65_536

    /// - Parameter command: The program and its arguments. There is no shell between; a path without a slash is looked
    ///   up in `PATH`.
    /// - Returns: The first line that it prints.
    /// - Throws: ``Failure`` that says what went wrong and never what was printed.
    static func run(_ command: [String], deadline: Int = deadline) async throws -> String {
        try await withCheckedThrowingContinuation { done in
            // It waits, which a thread that tasks share must not.
            DispatchQueue.global().async { done.resume(with: Result { try waiting(for: command, deadline) }) }
        }
    }

    private static func waiting(for command: [String], _ deadline: Int) throws -> String {
        func failure(_ reason: String) -> Failure {
            Failure(
                .configuration, "The program \(command.first ?? "") of imap.tokenCommand \(reason). Try it by hand.")
        }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw failure("cannot be started") }
        defer { close(ends[0]) }
        // Another program that is started meanwhile must not hold the pipe open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        posix_spawn_file_actions_addclose(&actions, ends[1])
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var id: pid_t = 0
        let code = posix_spawnp(&id, command.first ?? "", &actions, nil, &arguments, environ)
        close(ends[1])
        guard code == 0 else { throw failure("cannot be started (\(String(cString: strerror(code))))") }
        let answer = read(ends[0], until: ContinuousClock.now + .seconds(deadline))
        if answer == nil { kill(id, SIGKILL) }
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        guard let answer else { throw failure("took longer than \(deadline) seconds or printed too much") }
        guard status == 0 else { throw failure("failed") }
        let line = answer.prefix { $0 != 0x0A && $0 != 0x0D }
        guard !line.isEmpty, let token = String(validating: line, as: UTF8.self) else {
            throw failure("printed no token")
        }
        return token
    }

    /// - Returns: All that came until the end; `nil` where the end did not come in time.
    private static func read(_ descriptor: Int32, until end: ContinuousClock.Instant) -> [UInt8]? {
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let left = (end - ContinuousClock.now) / .milliseconds(1)
            guard left > 0, answer.count <= longestAnswer else { return nil }
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, Int32(left.rounded(.up))) > 0 else { continue }
            let count = Foundation.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return answer }
            answer += buffer[..<count]
        }
    }
}
