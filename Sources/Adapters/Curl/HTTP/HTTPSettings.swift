/// How calls leave this machine. Nothing is taken from the environment.
package struct HTTPSettings: Sendable, Equatable {
    /// `http://host:port` of a proxy that passes encrypted connections on (CONNECT), or `nil` for none. Endpoints on
    /// this very machine are never asked through it.
    package var proxy: String?
    /// Certificate authorities in PEM form, instead of the system's.
    package var caFile: String?
    /// Calls that run at the same time, 1 to 1,000. The others wait their turn.
    package var parallelCalls: Int
    /// Calls that may wait, 0 to 1,000,000; more are refused at once.
    package var waitingCalls: Int
    /// Bytes that a stream holds for a slow reader before it makes the server wait, 16 KiB to 16 MiB.
    package var streamBytes: Int
    /// Whether connections stay open for later calls. Where such an old connection turns out to be closed before a byte of
    /// the answer came, libcurl sends the request once more over a new one; `false` where even that must not be.
    package var keepsConnections: Bool

    package init(
        proxy: String? = nil, caFile: String? = nil, parallelCalls: Int = 16, waitingCalls: Int = 10_000,
        streamBytes: Int = 65_536, keepsConnections: Bool = true
    ) {
        (self.proxy, self.caFile, self.parallelCalls) = (proxy, caFile, parallelCalls)
        (self.waitingCalls, self.streamBytes, self.keepsConnections) = (waitingCalls, streamBytes, keepsConnections)
    }

    /// What is wrong with these settings and what to do, or `nil`. No file is opened.
    package var problem: String? {
        if let proxy, !Self.isProxy(proxy) {
            return "The proxy must look like http://proxy.example.org:3128, without a user name. Correct the settings."
        }
        let inRange =
            (1...1_000).contains(parallelCalls) && (0...1_000_000).contains(waitingCalls)
            && (16_384...16_777_216).contains(streamBytes)
        guard inRange else {
            return
                "There may be 1 to 1000 parallel calls, 0 to 1000000 waiting ones, and 16384 to 16777216 bytes for a "
                + "stream. Correct the settings."
        }
        return nil
    }

    private static func isProxy(_ text: String) -> Bool {
        // Between us and a proxy plain HTTP is usual: what matters is encrypted inside.
        guard text.lowercased().hasPrefix("http://") else { return false }
        guard let like = try? Endpoint("https://" + text.dropFirst(7)) else { return false }
        return like.basePath.isEmpty
    }
}
