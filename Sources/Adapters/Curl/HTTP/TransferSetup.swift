import CCurl

/// libcurl's handle for one call, with all that guards set.
final class TransferSetup {
    let handle: UnsafeMutableRawPointer
    private var lines: UnsafeMutablePointer<curl_slist>?
    private let wordsBuffer = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    /// - Parameter transfer: Must live as long as the handle runs.
    init(_ transfer: Transfer, _ settings: HTTPSettings) throws(HTTPFailure) {
        wordsBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        guard let handle = curl_easy_init() else {
            wordsBuffer.deallocate()
            throw .library(reason: "no memory")
        }
        self.handle = handle
        // All stored properties are set: from here on, `deinit` cleans up, after a throw as well.
        let request = transfer.request
        let codes =
            connection(to: request.endpoint, settings, transfer.limits) + asking(request)
            + functions(Unmanaged.passUnretained(transfer).toOpaque())
        guard codes.allSatisfy({ $0 == CURLE_OK }), addLines(request.fields + transfer.secretFields) else {
            throw .library(reason: curlVersion())
        }
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(lines)
        wordsBuffer.deallocate()
    }

    /// What libcurl says went wrong.
    var words: String? { wordsBuffer.pointee == 0 ? nil : String(cString: wordsBuffer) }

    private func connection(to endpoint: Endpoint, _ settings: HTTPSettings, _ limits: HTTPLimits) -> [CURLcode] {
        let isProxied = settings.proxy != nil && !endpoint.isThisMachine
        let seconds = limits.connect.components.seconds
        var codes = [
            // Whatever the address says, nothing but HTTP is spoken.
            ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, endpoint.isEncrypted ? "https" : "http"),
            ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0),
            ccurl_set_text(handle, CURLOPT_PROXY, isProxied ? settings.proxy : ""),
            // Both against the environment: no proxy for any host, or no host without.
            ccurl_set_text(handle, CURLOPT_NOPROXY, isProxied ? "" : "*"),
            ccurl_set_long(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1),
            ccurl_set_long(handle, CURLOPT_HTTPPROXYTUNNEL, isProxied ? 1 : 0),
            ccurl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            ccurl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1),
            ccurl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2),
            // libcurl divides it among several addresses of one name; the bound itself is ours.
            ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, Int(min(max(seconds, 1), 3_600)) * 1_000),
            // Else a call that ends while its name is still looked up holds the thread, and with it all others.
            ccurl_set_long(handle, CURLOPT_QUICK_EXIT, 1),
            ccurl_set_long(handle, CURLOPT_TCP_KEEPALIVE, 1),
            // Signals belong to the program, not to one of its threads.
            ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1),
            ccurl_set_long(handle, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS),
            // Calls share a connection that stands, but do not wait for one that is being made: it may hang.
            ccurl_set_long(handle, CURLOPT_PIPEWAIT, 0),
            ccurl_set_long(handle, CURLOPT_FRESH_CONNECT, settings.keepsConnections ? 0 : 1),
            ccurl_set_long(handle, CURLOPT_FORBID_REUSE, settings.keepsConnections ? 0 : 1),
        ]
        if let file = settings.caFile { codes.append(ccurl_set_text(handle, CURLOPT_CAINFO, file)) }
        return codes
    }

    private func asking(_ request: HTTPRequest) -> [CURLcode] {
        var codes = [
            ccurl_set_text(handle, CURLOPT_URL, request.url),
            // Dots in the path stay as they are.
            ccurl_set_long(handle, CURLOPT_PATH_AS_IS, 1),
            ccurl_set_text(handle, CURLOPT_USERAGENT, "postroom"),
        ]
        if request.method == .post {
            codes.append(ccurl_set_long(handle, CURLOPT_POST, 1))
            codes.append(ccurl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count)))
            let copied = request.body.withUnsafeBytes { bytes in
                ccurl_set_pointer(
                    handle, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
            }
            // Without bytes there is no address, and libcurl would ask for them.
            codes.append(request.body.isEmpty ? ccurl_set_text(handle, CURLOPT_COPYPOSTFIELDS, "") : copied)
        }
        return codes
    }

    private func functions(_ transfer: UnsafeMutableRawPointer) -> [CURLcode] {
        [
            ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, wordsBuffer),
            ccurl_set_pointer(handle, CURLOPT_PREREQDATA, transfer),
            ccurl_set_before_request(handle) { transfer, address, _, _, _ in
                guard let transfer, let address else { return CURL_PREREQFUNC_ABORT }
                let mayAsk = TransferSetup.transfer(transfer).mayAsk(String(cString: address))
                return mayAsk ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
            },
            ccurl_set_pointer(handle, CURLOPT_HEADERDATA, transfer),
            ccurl_set_write(handle, CURLOPT_HEADERFUNCTION) { line, size, count, transfer in
                guard let transfer, let line else { return 0 }
                return TransferSetup.transfer(transfer).take(
                    headerLine: UnsafeRawBufferPointer(start: line, count: size * count))
            },
            ccurl_set_pointer(handle, CURLOPT_WRITEDATA, transfer),
            ccurl_set_write(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, transfer in
                guard let transfer, let bytes else { return 0 }
                return TransferSetup.transfer(transfer).take(
                    body: UnsafeRawBufferPointer(start: bytes, count: size * count))
            },
        ]
    }

    private static func transfer(_ pointer: UnsafeMutableRawPointer) -> Transfer {
        Unmanaged<Transfer>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// False without memory.
    private func addLines(_ fields: [HTTPField]) -> Bool {
        // libcurl would wait a second for a server's leave to send much, and call every body a form.
        var texts = ["Expect:"]
        if !fields.contains(where: { $0.isNamed("Content-Type") }) { texts.append("Content-Type:") }
        // A field without value is written with a semicolon; with a colon it would be left out.
        texts += fields.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        for text in texts {
            guard let longer = curl_slist_append(lines, text) else { return false }
            lines = longer
        }
        return ccurl_set_list(handle, CURLOPT_HTTPHEADER, lines) == CURLE_OK
    }
}
