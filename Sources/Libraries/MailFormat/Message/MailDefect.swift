/// Something wrong with a message that did not keep it from being read.
public struct MailDefect: Sendable, Hashable {
    /// What is wrong. The raw values are stable and fit for JSON and for logs: they never hold text of the mail.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// There is no header field at all.
        case noHeader = "no-header"
        /// A line inside the header is neither a field nor a continuation.
        case malformedHeaderLine = "malformed-header-line"
        /// The header ran into the body without an empty line.
        case missingBlankLine = "missing-blank-line"
        /// A field that may occur once occurs again; the first one counts (RFC 5322 section 3.6).
        case duplicateField = "duplicate-field"
        /// A mailbox separator line stands where the header should begin.
        case leadingFromLine = "leading-from-line"
        /// A header limit was reached; later fields or the rest of a value were left out.
        case headerCut = "header-cut"
        /// 8-bit bytes in a header that are not UTF-8 (RFC 6532).
        case rawHeaderBytes = "raw-header-bytes"
        /// A date that cannot be read.
        case unreadableDate = "unreadable-date"
        /// An address that cannot be read.
        case unreadableAddress = "unreadable-address"
        /// More addresses than the limit.
        case addressesCut = "addresses-cut"
        /// More message identifiers than the limit.
        case identifiersCut = "identifiers-cut"
        /// More parameters, or pieces of parameters, than the limit.
        case parametersCut = "parameters-cut"
        /// A multipart without a usable boundary (RFC 2046 section 5.1.1).
        case missingBoundary = "missing-boundary"
        /// A multipart in which no part was found.
        case emptyMultipart = "empty-multipart"
        /// A multipart whose closing boundary is missing.
        case unterminatedMultipart = "unterminated-multipart"
        /// Containers are nested deeper than the limit.
        case tooDeep = "too-deep"
        /// More parts than the limit.
        case tooManyParts = "too-many-parts"
        /// A transfer encoding that is not known; the bytes were taken as they are.
        case unknownTransferEncoding = "unknown-transfer-encoding"
        /// Bytes in base64 data that do not belong there, or a group cut short.
        case damagedBase64 = "damaged-base64"
        /// An escape in quoted-printable data that is none.
        case damagedQuotedPrintable = "damaged-quoted-printable"
        /// Uuencoded data whose lines do not fit their length.
        case damagedUUEncoding = "damaged-uuencoding"
        /// A charset label that is not known.
        case unknownCharset = "unknown-charset"
        /// Bytes that do not fit the declared charset.
        case wrongCharset = "wrong-charset"
        /// A NUL byte in a text.
        case nulInText = "nul-in-text"
        /// Text or data above the decoding limit.
        case decodedCut = "decoded-cut"
    }

    /// What is wrong.
    public let kind: Kind
    /// Where it was noticed: bytes from the start of the message.
    public let offset: Int

    /// Creates a defect at a byte offset of the message.
    public init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}

/// The defects of one parse, bounded.
struct DefectList: Sendable {
    private(set) var defects: [MailDefect] = []
    let limit: Int

    init(limit: Int) { self.limit = limit }

    mutating func note(_ kind: MailDefect.Kind, at offset: Int) {
        if defects.count < limit { defects.append(MailDefect(kind, at: offset)) }
    }
}
