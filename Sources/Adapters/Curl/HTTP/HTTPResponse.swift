/// What a server answered, whatever its status. A redirect is an answer like any other; it is never followed.
package struct HTTPResponse: Sendable, CustomStringConvertible {
    package let head: HTTPHead
    package let body: [UInt8]

    package var status: Int { head.status }

    /// Without what the server wrote.
    package var description: String { "status \(head.status), \(body.count) bytes" }
}

/// Status and fields of an answer.
package struct HTTPHead: Sendable, Equatable, CustomStringConvertible {
    /// Three digits (RFC 9110 section 15).
    package let status: Int
    /// In the order in which they came.
    package let fields: [HTTPField]

    package var description: String { "status \(status)" }

    /// The value of the first field of this name, in whatever case.
    package subscript(_ name: String) -> String? { fields.first { $0.isNamed(name) }?.value }

    /// How long the server asks us to wait, or `nil` where it does not or not in a form that RFC 9110 knows.
    ///
    /// - Parameter now: Seconds since 1970, for answers that name a date.
    package func retryAfter(now: Int64) -> Duration? { self["Retry-After"].flatMap { RetryAfter.read($0, now: now) } }
}
