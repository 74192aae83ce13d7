/// A mail text taken apart: what its author newly wrote, and everything else with a label. Nothing is deleted.
public struct ReplyText: Sendable, Hashable {
    /// A stretch of whole lines.
    public struct Span: Sendable, Hashable {
        /// What a stretch of text is. The raw values are stable.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// Newly written by the author.
            case reply
            /// Text of an earlier mail.
            case quote
            /// The line or block that introduces a quote.
            case quoteHeader = "quote-header"
            /// The author's signature or that of the mail program.
            case signature
            /// A legal notice.
            case disclaimer
            /// A message passed on by the author.
            case forwarded
        }

        /// What it is.
        public let kind: Kind
        /// The lines, joined by LF.
        public let text: String
        /// Why it got this label; a short fixed word.
        public let reason: String
    }

    /// What the author newly wrote. If the rules would leave nothing, the whole text.
    public let text: String
    /// All lines of the text, in order, with labels.
    public let spans: [Span]
}

extension MailMessage {
    /// What the author newly wrote, found in ``visibleText``. Computed at each call.
    public var reply: ReplyText { ReplyText(visibleText.text) }
}
