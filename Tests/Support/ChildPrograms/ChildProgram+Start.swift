import Glibc

extension ChildProgram {
    /// Starts the program and leaves it running.
    ///
    /// It inherits no descriptors but its three streams, no blocked and no ignored signals.
    public func start() throws(NotStarted) -> RunningChild {
        var streams: [MemoryFile?] = []
        for stream in [input.content, output.content, error.content] {
            let file = stream.flatMap { MemoryFile($0) }
            guard (file == nil) == (stream == nil) else { throw notStarted(errno) }
            streams.append(file)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, place) in [input.place, output.place, error.place].enumerated() {
            let number = Int32(number)
            if let file = streams[Int(number)] {
                posix_spawn_file_actions_adddup2(&actions, file.descriptor, number)
            } else if let place {
                let flags = number == 0 ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC | O_APPEND
                posix_spawn_file_actions_addopen(&actions, number, place, flags, 0o644)
            } else {
                posix_spawn_file_actions_adddup2(&actions, 1, number)
            }
        }
        if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder) }
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Threads of tasks block most signals, and a program that a shell put in the background ignores some.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        var arguments = command.map { strdup($0) } + [nil]
        var variables = environment.variables + [nil]
        defer { for string in arguments + variables { free(string) } }
        var id: pid_t = 0
        let code = posix_spawnp(&id, command.first ?? "", &actions, &attributes, &arguments, &variables)
        guard code == 0 else { throw notStarted(code) }
        return RunningChild(id: id, output: streams[1], error: streams[2])
    }

    private func notStarted(_ code: Int32) -> NotStarted {
        NotStarted(program: command.first ?? "", folder: folder, code: code)
    }
}

extension ChildProgram.Input {
    /// What a file in memory holds for it.
    fileprivate var content: [UInt8]? {
        if case .bytes(let bytes) = self { bytes } else { nil }
    }

    /// The file that is opened for it.
    fileprivate var place: String? {
        if case .file(let path) = self { path } else { "/dev/null" }
    }
}

extension ChildProgram.Output {
    fileprivate var content: [UInt8]? {
        if case .captured = self { [] } else { nil }
    }

    fileprivate var place: String? {
        switch self {
        case .file(let path): path
        case .dropped: "/dev/null"
        case .captured, .standardOutput: nil
        }
    }
}

extension ChildProgram.Environment {
    /// As `NAME=value`, to be freed.
    fileprivate var variables: [UnsafeMutablePointer<CChar>?] {
        switch self {
        case .only(let values): return values.map { strdup("\($0)=\($1)") }
        case .adding(let values):
            var kept: [UnsafeMutablePointer<CChar>?] = []
            var next = environ
            while let entry = next.pointee {
                next += 1
                let name = strcspn(entry, "=")
                let isReplaced = values.keys.contains { $0.utf8.count == name && strncmp($0, entry, name) == 0 }
                if !isReplaced { kept.append(strdup(entry)) }
            }
            return kept + values.map { strdup("\($0)=\($1)") }
        }
    }
}
