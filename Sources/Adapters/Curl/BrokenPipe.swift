import Glibc

/// A server that hangs up must give an error, not end the program. libcurl's own protection is off with NOSIGNAL, and
/// what its TLS library does about it differs. For the calling thread.
func blockBrokenPipeSignal() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
}
