import Glibc

/// Another program, started and ended without Foundation: its `Process` waits on the run loop of the thread that
/// started it, which a test that was suspended meanwhile has left.
struct ChildProgram {
    private let id: pid_t

    /// Looks the program up in `PATH`; what it prints is dropped.
    init?(_ command: [String]) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in 0...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        // Threads of tasks block most signals, and a child would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var id: pid_t = 0
        guard let name = command.first, posix_spawnp(&id, name, &actions, &attributes, &arguments, environ) == 0 else {
            return nil
        }
        self.id = id
    }

    /// Waits for the end; the exit code, or -1 after a signal.
    @discardableResult
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    }

    func end() {
        kill(id, SIGTERM)
        wait()
    }
}
