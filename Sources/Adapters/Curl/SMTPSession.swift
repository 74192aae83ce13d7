import CCurl
import Glibc
import Sending

/// One connection that carries one message. Used by one thread, which libcurl calls back on.
final class SMTPSession {
    private let handle: UnsafeMutableRawPointer
    private let settings: SMTPTransport.Settings
    private let password: String?
    private let text: WireText
    private let point: PointOfNoReturn
    private let callOff: CallOff
    private var exchange: SMTPExchange
    private var given = 0
    private var farewell: Int?
    /// When the last byte was given, in seconds of a clock that only runs.
    private var lastByte: Int?

    /// Seconds to wait for an answer to QUIT. It changes nothing any more.
    private static let farewellSeconds = 3
    /// Seconds beyond the time for an answer in which the rest of the text may still be on its way to the mail server.
    private static let restSeconds = 30

    /// - Returns: `nil` without memory.
    init?(
        _ settings: SMTPTransport.Settings, password: String?, text: WireText, needsUTF8: Bool,
        point: PointOfNoReturn, callOff: CallOff
    ) {
        guard CurlLibrary.isReady, let handle = curl_easy_init() else { return nil }
        (self.handle, self.settings, self.password) = (handle, settings, password)
        (self.text, self.point, self.callOff) = (text, point, callOff)
        exchange = SMTPExchange(
            hasCredentials: settings.username != nil, needsUTF8: needsUTF8,
            encryptsLater: settings.mustEncrypt && !(SubmissionServer(settings.url)?.isEncryptedFromTheStart ?? false))
    }

    deinit { curl_easy_cleanup(handle) }

    /// Hands the message over. The addresses must have been checked.
    func send(from sender: String, to recipient: String) -> HandOver {
        blockBrokenPipeSignal()
        var words = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
        guard let recipients = curl_slist_append(nil, "<\(recipient)>") else {
            return .deferred("There is no memory left. It is tried again.")
        }
        defer { curl_slist_free_all(recipients) }
        return words.withUnsafeMutableBufferPointer { words in
            ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, words.baseAddress)
            ccurl_set_text(handle, CURLOPT_MAIL_FROM, "<\(sender)>")
            ccurl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
            // Everything that guards must be in force, or nothing is sent.
            guard setConnection(), setTransfer() else {
                return .deferred("This libcurl lacks what is needed (\(curlVersion())). Install 7.85 or newer.")
            }
            let code = curl_easy_perform(handle)
            let detail = words.baseAddress.map { String(cString: $0) } ?? ""
            // The buffer and the list end here, before the handle does.
            ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, nil)
            ccurl_set_list(handle, CURLOPT_MAIL_RCPT, nil)
            return exchange.outcome(
                after: code, saying: detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail)
        }
    }

    private func setConnection() -> Bool {
        var codes = [
            ccurl_set_text(handle, CURLOPT_URL, settings.url),
            // Whatever the address says, nothing but SMTP is spoken.
            ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
            // Against `all_proxy` in the environment, which libcurl would follow for SMTP too.
            ccurl_set_text(handle, CURLOPT_PROXY, ""),
            // 3, not 1: "try" silently goes on in clear where a server, or somebody in between, offers no STARTTLS.
            ccurl_set_long(handle, CURLOPT_USE_SSL, settings.mustEncrypt ? 3 : 0),
            ccurl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            ccurl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1),
            ccurl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2),
            ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT, settings.connectTimeout),
            // Without it libcurl gives up 120 seconds after the dot.
            ccurl_set_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, settings.replyTimeout),
            ccurl_set_long(handle, CURLOPT_TIMEOUT, settings.totalTimeout),
            // Ten minutes of silence must not make a firewall forget the connection.
            ccurl_set_long(handle, CURLOPT_TCP_KEEPALIVE, 1),
            // Signals belong to the program, not to one of its threads.
            ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1),
            // An old connection may be dead without our knowing, and libcurl would quietly send once more on a new one.
            ccurl_set_long(handle, CURLOPT_FRESH_CONNECT, 1),
            ccurl_set_long(handle, CURLOPT_FORBID_REUSE, 1),
        ]
        if let file = settings.caFile { codes.append(ccurl_set_text(handle, CURLOPT_CAINFO, file)) }
        if let username = settings.username, let password {
            codes.append(ccurl_set_text(handle, CURLOPT_USERNAME, username))
            codes.append(ccurl_set_text(handle, CURLOPT_PASSWORD, password))
        }
        return codes.allSatisfy { $0 == CURLE_OK }
    }

    private func setTransfer() -> Bool {
        // Unretained: the handle is cleaned up in deinit, so it cannot call back later.
        let this = Unmanaged.passUnretained(self).toOpaque()
        let codes = [
            ccurl_set_long(handle, CURLOPT_UPLOAD, 1),
            ccurl_set_offset(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(text.bytes.count)),
            ccurl_set_pointer(handle, CURLOPT_READDATA, this),
            ccurl_set_read(handle) { buffer, size, count, this in
                guard let this, let buffer else { return 0x1000_0000 }
                return SMTPSession.from(this).give(UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
            },
            ccurl_set_pointer(handle, CURLOPT_HEADERDATA, this),
            ccurl_set_write(handle, CURLOPT_HEADERFUNCTION) { line, size, count, this in
                guard let this, let line else { return size * count }
                let session = SMTPSession.from(this)
                session.exchange.received(UnsafeRawBufferPointer(start: line, count: size * count))
                // libcurl would go on and say the address to a server that cannot understand it.
                return session.exchange.lacksUTF8 ? 0 : size * count
            },
            // SMTP has no body to read; if there ever is one, it does not go to standard output.
            ccurl_set_write(handle, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count },
            // The only way to learn which command a reply belongs to. With a function set, nothing is printed.
            ccurl_set_long(handle, CURLOPT_VERBOSE, 1),
            ccurl_set_pointer(handle, CURLOPT_DEBUGDATA, this),
            ccurl_set_debug(handle) { _, kind, bytes, count, this in
                if kind == CURLINFO_HEADER_OUT, let this, let bytes {
                    SMTPSession.from(this).sent(UnsafeRawBufferPointer(start: bytes, count: count))
                }
                return 0
            },
            ccurl_set_long(handle, CURLOPT_NOPROGRESS, 0),
            ccurl_set_pointer(handle, CURLOPT_XFERINFODATA, this),
            ccurl_set_progress(handle) { this, _, _, _, _ in this.map { SMTPSession.from($0).mayGoOn ? 0 : 1 } ?? 1 },
        ]
        return codes.allSatisfy { $0 == CURLE_OK }
    }

    private static func from(_ pointer: UnsafeMutableRawPointer) -> SMTPSession {
        Unmanaged<SMTPSession>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// Gives libcurl the next part of the text.
    ///
    /// libcurl does not ask again after the last byte: since it was told the size, it sends the final dot right away (seen
    /// with 7.88; a mark set only when 0 is returned would come never, and a lost answer would be sent again).
    private func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        if callOff.isRequested, exchange.step != .text { return 0x1000_0000 }  // CURL_READFUNC_ABORT
        let count = min(buffer.count, text.bytes.count - given)
        if given + count == text.bytes.count, exchange.step != .text {
            guard point.mayBePassedWaiting() else { return 0x1000_0000 }
            // Noted before the bytes leave our hands: from here on we cannot say that the server has not got them.
            exchange.gaveLastByte()
            lastByte = Self.seconds()
        }
        text.bytes.withUnsafeBytes {
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[given..<(given + count)]))
        }
        given += count
        return count
    }

    private func sent(_ command: UnsafeRawBufferPointer) {
        exchange.sent(command)
        if exchange.isOver, farewell == nil { farewell = Self.seconds() }
    }

    /// Asked by libcurl about once a second.
    private var mayGoOn: Bool {
        if let farewell { return Self.seconds() - farewell < Self.farewellSeconds }
        // The outbox relies on it that nobody waits for an answer any longer than this.
        if let lastByte { return Self.seconds() - lastByte < settings.replyTimeout + Self.restSeconds }
        return !callOff.isRequested
    }

    private static func seconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec
    }
}
