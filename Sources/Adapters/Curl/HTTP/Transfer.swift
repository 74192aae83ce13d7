import CCurl
import Glibc

/// One call as libcurl's thread carries it. After it was handed to the loop, only that thread uses it; others may use
/// ``answer``, which is made for that.
final class Transfer: @unchecked Sendable {
    let request: HTTPRequest
    let limits: HTTPLimits
    let answer: AnswerBuffer
    /// Fields with what the secret files held, ready to be sent.
    let secretFields: [HTTPField]
    var clock: CallClock
    /// Set while the transfer runs.
    var setup: TransferSetup?
    /// What one of the functions below found wrong; libcurl itself then only knows that it was stopped.
    private(set) var refusal: HTTPFailure?
    private var header = HeaderReader()
    private var headerBytes = 0
    private var bodyBytes = 0

    init(_ request: HTTPRequest, _ limits: HTTPLimits, secretFields: [HTTPField], capacity: Int) {
        (self.request, self.limits, self.secretFields) = (request, limits, secretFields)
        answer = AnswerBuffer(capacity: capacity)
        clock = CallClock(limits, now: monotonicNanoseconds())
    }

    private var headerLimit: Int { min(limits.headerBytes, HTTPLimits.largestHeader) }

    /// The connection stands, and nothing was sent yet.
    /// - Parameter address: The number of the machine that we speak to.
    func mayAsk(_ address: String) -> Bool {
        clock.connected(monotonicNanoseconds())
        // A name such as localhost could be made to lead elsewhere.
        if !request.endpoint.isEncrypted, !LoopbackHost.isAddress(address) { refusal = .notThisMachine }
        return refusal == nil
    }

    /// - Returns: Bytes taken; any other number than were given makes libcurl stop.
    func take(headerLine line: UnsafeRawBufferPointer) -> Int {
        headerBytes += line.count
        guard headerBytes <= headerLimit else {
            refusal = .tooLarge(.header, limit: headerLimit)
            return 0
        }
        clock.answered(monotonicNanoseconds())
        if let head = header.read(line) { answer.put(head) }
        return line.count
    }

    func take(body bytes: UnsafeRawBufferPointer) -> Int {
        guard bodyBytes + bytes.count <= limits.bodyBytes else {
            refusal = .tooLarge(.body, limit: limits.bodyBytes)
            return 0
        }
        guard answer.put(Array(bytes)) else {
            clock.pausedByReader()
            return 0x1000_0001  // CURL_WRITEFUNC_PAUSE; libcurl gives these bytes again later
        }
        bodyBytes += bytes.count
        clock.answered(monotonicNanoseconds())
        return bytes.count
    }

    /// What became of it when libcurl ended with `code`.
    func result(of code: CURLcode) -> Result<Void, HTTPFailure> {
        if let refusal { return .failure(refusal) }
        if code == CURLE_OK {
            // libcurl is content with a header that ends in the middle.
            return header.head == nil ? .failure(.cutOff) : .success(())
        }
        let isConnected = if case .connecting = clock.phase { false } else { true }
        // libcurl has its own bound for one line, and no code for it.
        if code == CURLE_OUT_OF_MEMORY || code.rawValue == 100, isConnected, header.head == nil {
            return .failure(.tooLarge(.header, limit: headerLimit))
        }
        return .failure(HTTPFailure(code, isConnected: isConnected, bodyLimit: limits.bodyBytes, words: setup?.words))
    }
}

func monotonicNanoseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
