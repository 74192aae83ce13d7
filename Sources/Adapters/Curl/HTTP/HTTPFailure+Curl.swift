import CCurl

extension HTTPFailure {
    /// - Parameters:
    ///   - isConnected: Whether the request could be written.
    ///   - words: libcurl's own, on what went wrong.
    init(_ code: CURLcode, isConnected: Bool, bodyLimit: Int, words: String?) {
        let reason = Self.line(words ?? String(cString: curl_easy_strerror(code)))
        self =
            switch code {
            case CURLE_COULDNT_RESOLVE_HOST: .resolve
            case CURLE_OPERATION_TIMEDOUT: .timeout(isConnected ? .total : .connect)
            case CURLE_FILESIZE_EXCEEDED: .tooLarge(.body, limit: bodyLimit)
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR: .untrusted(reason: reason)
            case CURLE_SSL_CACERT_BADFILE: .caFile(reason: reason)
            case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_INITFAILED, CURLE_USE_SSL_FAILED:
                .tls(reason: reason)
            case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT, CURLE_NOT_BUILT_IN, CURLE_UNKNOWN_OPTION:
                .library(reason: reason)
            case _ where !isConnected: .connect(reason: reason)
            case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2_STREAM:
                .cutOff
            default: .notHTTP(reason: reason)
            }
    }

    /// Fit for one line of a log: servers can put words of theirs into libcurl's.
    static func line(_ words: String) -> String {
        let clean = words.utf8.map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }
        return String(decoding: clean.prefix(200), as: UTF8.self)
    }
}
