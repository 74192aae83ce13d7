/// Searches the bytes of a finished request for every original of the case's map.
///
/// Written apart from the finders and sharing nothing with them: what was masked once and slipped in elsewhere (a template,
/// a history, a header, an encoding) is found here. Linear in the request and in the map.
package struct ResidualCheck: Sendable {
    /// How an original was found.
    package enum Spelling: String, Sendable, Hashable {
        /// As written, or with other case, blanks, marks or umlauts.
        case plain
        /// Behind `\u00e4`, `%C3%A4` or `=C3=A4`.
        case escaped
        case base64
        case hexadecimal
    }

    /// What was found. It names the kind alone: an error may be logged.
    package struct Leak: Error, Sendable, Hashable, CustomStringConvertible {
        package let kind: MaskKind
        package let spelling: Spelling

        package var description: String {
            "The request holds an original of kind \(kind.rawValue) (\(spelling.rawValue)). It was not sent; "
                + "answer the mail without the remote model and report which template put it there."
        }
    }

    package enum Refusal: Error, Sendable, Hashable {
        case leak(Leak)
        case tooLong(bytes: Int, limit: Int)
    }

    /// Bytes of a request that were searched and hold none of the originals.
    package struct CheckedRequest: Sendable {
        package let bytes: [UInt8]

        fileprivate init(bytes: [UInt8]) { self.bytes = bytes }
    }

    /// Bytes of a request; nothing longer is searched in part.
    package static let limit = 1 << 22

    /// All originals, for what comes from the citizen.
    private let needles: Needles
    /// For the request as a whole, in which the authority's own words stand too.
    private let strangers: Needles

    /// - Parameters:
    ///   - common: Names that are usual small words (`Lange`, `Long`) are searched with a capital only.
    ///   - own: Names that are among these words are searched in the citizen's texts alone.
    package init(_ map: MaskMap, common: CommonWords = .none, own: OwnWords = .none) {
        needles = Needles(map.entries) { common.isSmall($0) }
        strangers = needles.without(own)
    }

    /// - Parameters:
    ///   - bytes: The whole request.
    ///   - texts: What stands in it of the citizen's, masked.
    /// - Throws: The first leak, in the order of the spellings; then nothing may be sent.
    package func check(_ bytes: [UInt8], citizens texts: [String] = []) throws(Refusal) -> CheckedRequest {
        guard bytes.count <= Self.limit else { throw .tooLong(bytes: bytes.count, limit: Self.limit) }
        for text in texts { try search(Array(text.utf8), for: needles) }
        try search(bytes, for: strangers)
        return CheckedRequest(bytes: bytes)
    }

    private func search(_ bytes: [UInt8], for needles: Needles) throws(Refusal) {
        if let kind = needles.first(in: bytes) { throw .leak(Leak(kind: kind, spelling: .plain)) }
        for decoded in Decoding.unescaped(bytes) {
            if let kind = needles.first(in: decoded) { throw .leak(Leak(kind: kind, spelling: .escaped)) }
        }
        for decoded in Decoding.base64(bytes) {
            if let kind = needles.first(in: decoded) { throw .leak(Leak(kind: kind, spelling: .base64)) }
        }
        if let kind = needles.first(in: Decoding.hexadecimal(bytes)) {
            throw .leak(Leak(kind: kind, spelling: .hexadecimal))
        }
    }
}
