/// What one call may take. Each limit is the largest value that is still allowed.
package struct HTTPLimits: Sendable, Equatable {
    /// From the start of the transfer until the request can be written: name, connection, TLS.
    package var connect: Duration
    /// From then until the first line of the answer was read.
    package var firstByte: Duration
    /// Without any byte of the answer. Does not run while the reader is what is slow.
    package var betweenBytes: Duration
    /// From the call until the last byte of the answer, the time in the queue included.
    package var total: Duration
    /// Bytes of all header lines, those of interim answers and trailers included; ``largestHeader`` counts where
    /// this is larger.
    package var headerBytes: Int
    /// Bytes of the body as they come; nothing is ever unpacked.
    package var bodyBytes: Int

    package init(
        connect: Duration = .seconds(10), firstByte: Duration = .seconds(60), betweenBytes: Duration = .seconds(30),
        total: Duration = .seconds(120), headerBytes: Int = 65_536, bodyBytes: Int = 4 << 20
    ) {
        (self.connect, self.firstByte, self.betweenBytes) = (connect, firstByte, betweenBytes)
        (self.total, self.headerBytes, self.bodyBytes) = (total, headerBytes, bodyBytes)
    }

    /// 100 KiB, the bound of libcurl for one line: with it, one line or many make no difference.
    package static let largestHeader = 102_400

    package static let standard = HTTPLimits()
}
