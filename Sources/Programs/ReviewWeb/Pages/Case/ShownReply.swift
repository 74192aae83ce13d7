import Enquiries
import MailFormat
import Review
import Transparency

/// A reply as it will leave the house or has left it, read back from its finished bytes: what an officer sees here is
/// what is in the message, and not what some part of the program meant to put there.
struct ShownReply: Encodable, Sendable {
    struct Line: Encodable, Sendable {
        let name: String
        let value: String

        /// True for the marks that programs read.
        var isForMachines: Bool { name.contains("AI-") }
    }

    /// Header fields that people should see, decoded.
    let header: [Line]
    /// The whole header as it is sent.
    let rawHeader: String
    /// The sentence that tells the citizen what the AI did; `nil` where the text does not begin with one.
    let label: String?
    /// The rest of the text.
    let text: String
    let sha256: String
    let bytes: Int

    private static let shown = [
        "From", "To", "Subject", "Date", "In-Reply-To", "Content-Language", "AI-Disclosure", "AI-Provenance",
        "AI-Content-Parts", "X-AI-Generated", "DKIM-Signature",
    ]

    init(bytes: [UInt8], sha256: String) {
        let message = MailParser().parse(bytes)
        header = Self.shown.flatMap { name in message.all(name).map { Line(name: name, value: $0) } }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
        rawHeader = lines.prefix { !$0.isEmpty }.joined(separator: "\n")
        let text = message.text ?? ""
        if FoundLabel(leading: text) != nil, let end = text.firstRange(of: "\n\n") {
            label = String(text[..<end.lowerBound])
            self.text = String(text[end.upperBound...])
        } else {
            label = nil
            self.text = text
        }
        self.sha256 = sha256
        self.bytes = bytes.count
    }
}
