import CCurl
import Glibc
import IMAPReader

/// A connection to an IMAP server, made by libcurl: name lookup, proxy, TLS or STARTTLS, certificates, greeting. Signing
/// in and everything after is said over it as bytes.
///
/// libcurl's own fetching is not used: it marks mail as read, and mail text that looks like a response ends it too early.
final class CurlIMAPChannel: IMAPChannel {
    private let handle: UnsafeMutableRawPointer
    private let callOff: CallOff
    private var socket: curl_socket_t = -1
    private var buffer = [UInt8](repeating: 0, count: 65_536)

    /// Milliseconds after which a wish to stop is looked for.
    private static let glance: Int64 = 250

    init(_ settings: MailFolder.Settings, callOff: CallOff) throws(IMAPFailure) {
        guard CurlLibrary.isReady, let handle = curl_easy_init() else {
            throw .unreachable("there is no memory for libcurl")
        }
        (self.handle, self.callOff) = (handle, callOff)
        // All stored properties are set: from here on, `deinit` cleans up, after a throw as well.
        try connect(settings)
    }

    deinit { curl_easy_cleanup(handle) }

    var now: Int64 { monotonicNanoseconds() }

    // MARK: Connecting

    private func connect(_ settings: MailFolder.Settings) throws(IMAPFailure) {
        blockBrokenPipeSignal()
        var words = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
        let code = words.withUnsafeMutableBufferPointer { words in
            ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, words.baseAddress)
            defer { ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, nil) }
            guard set(settings) else { return CURLE_NOT_BUILT_IN }
            return curl_easy_perform(handle)
        }
        ccurl_set_pointer(handle, CURLOPT_XFERINFODATA, nil)
        guard code == CURLE_OK else {
            let detail = String(decoding: words.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            throw failure(
                code, detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail, settings.connectTimeout)
        }
        guard ccurl_get_socket(handle, &socket) == CURLE_OK, socket >= 0 else { throw .closed(nil) }
    }

    private func set(_ settings: MailFolder.Settings) -> Bool {
        let isProxied = settings.proxy != nil && !(settings.server?.isThisMachine ?? false)
        var codes = [
            ccurl_set_text(handle, CURLOPT_URL, settings.url),
            // Whatever the address says, nothing but IMAP is spoken.
            ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "imap,imaps"),
            // libcurl knows no user name here, so it connects, encrypts, and leaves signing in to us.
            ccurl_set_long(handle, CURLOPT_CONNECT_ONLY, 1),
            ccurl_set_text(handle, CURLOPT_PROXY, isProxied ? settings.proxy : ""),
            ccurl_set_text(handle, CURLOPT_NOPROXY, isProxied ? "" : "*"),
            ccurl_set_long(handle, CURLOPT_HTTPPROXYTUNNEL, isProxied ? 1 : 0),
            // 3, not 1: "try" silently goes on in clear where a server, or somebody in between, offers no STARTTLS.
            ccurl_set_long(handle, CURLOPT_USE_SSL, settings.mustEncrypt ? 3 : 0),
            ccurl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            ccurl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1),
            ccurl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2),
            ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT, settings.connectTimeout),
            ccurl_set_long(handle, CURLOPT_TIMEOUT, settings.connectTimeout),
            // Minutes of waiting for mail must not make a firewall forget the connection.
            ccurl_set_long(handle, CURLOPT_TCP_KEEPALIVE, 1),
            ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1),
            // Else a visit that is called off while the name is looked up waits for the lookup.
            ccurl_set_long(handle, CURLOPT_QUICK_EXIT, 1),
            ccurl_set_long(handle, CURLOPT_FRESH_CONNECT, 1),
            // What libcurl might print goes nowhere.
            ccurl_set_write(handle, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count },
            ccurl_set_write(handle, CURLOPT_HEADERFUNCTION) { _, size, count, _ in size * count },
            ccurl_set_long(handle, CURLOPT_NOPROGRESS, 0),
            // Unretained: only asked while it connects.
            ccurl_set_pointer(handle, CURLOPT_XFERINFODATA, Unmanaged.passUnretained(callOff).toOpaque()),
            ccurl_set_progress(handle) { callOff, _, _, _, _ in
                guard let callOff else { return 0 }
                return Unmanaged<CallOff>.fromOpaque(callOff).takeUnretainedValue().isRequested ? 1 : 0
            },
        ]
        if let file = settings.caFile { codes.append(ccurl_set_text(handle, CURLOPT_CAINFO, file)) }
        return codes.allSatisfy { $0 == CURLE_OK }
    }

    private func failure(_ code: CURLcode, _ words: String, _ seconds: Int) -> IMAPFailure {
        switch code {
        case CURLE_ABORTED_BY_CALLBACK: .calledOff
        case CURLE_OPERATION_TIMEDOUT: .timeout(seconds: seconds)
        case CURLE_USE_SSL_FAILED: .untrusted("it offers no STARTTLS")
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CERTPROBLEM:
            .untrusted(words)
        case CURLE_NOT_BUILT_IN: .unreachable("\(curlVersion()) lacks what is needed; install 7.85 or newer")
        default: .unreachable(words)
        }
    }

    // MARK: Bytes

    func send(_ bytes: [UInt8], until deadline: Int64) throws(IMAPFailure) {
        blockBrokenPipeSignal()
        let start = now
        var sent = 0
        while sent < bytes.count {
            var count = 0
            let code = bytes.withUnsafeBytes {
                curl_easy_send(handle, $0.baseAddress.map { $0 + sent }, bytes.count - sent, &count)
            }
            switch code {
            case CURLE_OK: sent += count
            case CURLE_AGAIN:
                guard try isReady(POLLOUT, until: deadline) else {
                    throw .timeout(seconds: Int((deadline - start) / 1_000_000_000))
                }
            default: throw .closed(nil)
            }
        }
    }

    func receive(until deadline: Int64) throws(IMAPFailure) -> ArraySlice<UInt8> {
        blockBrokenPipeSignal()
        while true {
            if callOff.isRequested { throw .calledOff }
            var count = 0
            // Before any waiting: TLS may hold bytes that the socket does not show any more.
            let code = buffer.withUnsafeMutableBytes { curl_easy_recv(handle, $0.baseAddress, $0.count, &count) }
            switch code {
            case CURLE_OK where count > 0: return buffer[..<count]
            case CURLE_AGAIN: if try !isReady(POLLIN, until: deadline) { return [] }
            default: throw .closed(nil)
            }
        }
    }

    /// Waits for the socket.
    /// - Returns: False where the deadline came first.
    private func isReady(_ event: Int32, until deadline: Int64) throws(IMAPFailure) -> Bool {
        while true {
            if callOff.isRequested { throw .calledOff }
            let left = deadline - now
            guard left > 0 else { return false }
            var descriptor = pollfd(fd: socket, events: Int16(event), revents: 0)
            let count = poll(&descriptor, 1, Int32(min(left / 1_000_000 + 1, Self.glance)))
            if count > 0 { return true }
            if count < 0, errno != EINTR { throw .closed(nil) }
        }
    }
}
