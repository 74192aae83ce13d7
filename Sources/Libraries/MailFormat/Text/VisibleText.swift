/// What a person who reads the mail would see, as plain text, and what was kept from their eyes.
///
/// The same text is meant for the screen, for the classifier and for any model, so that nobody can tell a machine
/// something that the officer does not see.
public struct VisibleText: Sendable, Hashable {
    /// The visible text: lines end in LF, links stand as `text (url)`.
    public var text: String
    /// What was removed because it cannot be seen, in order, as evidence; bounded in size.
    public var hidden: [HiddenContent]
    /// Images that would be fetched from elsewhere. They are never fetched.
    public var remoteImages: Int

    /// Creates a visible text.
    public init(text: String, hidden: [HiddenContent] = [], remoteImages: Int = 0) {
        self.text = text
        self.hidden = hidden
        self.remoteImages = remoteImages
    }
}

/// Content of a mail that its reader would not see.
public struct HiddenContent: Sendable, Hashable {
    /// By what it was hidden. The raw values are stable.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// `display:none`, `visibility:hidden`, the `hidden` attribute, `opacity:0` and the like.
        case notDisplayed = "not-displayed"
        /// A font or box too small to be read.
        case tooSmall = "too-small"
        /// Text in the colour of its background, or transparent.
        case sameColour = "same-colour"
        /// Moved, indented or clipped out of the window.
        case offScreen = "off-screen"
        /// A comment in HTML.
        case comment
        /// Elements whose content is never shown: `script`, `style`, `template` and the like.
        case neverShown = "never-shown"
        /// Unicode tag characters and variation selectors, which can carry a text nobody sees.
        case tagCharacters = "tag-characters"
        /// Zero-width and other invisible characters.
        case zeroWidth = "zero-width"
        /// Characters that turn the direction of writing.
        case bidiControl = "bidi-control"
        /// Control characters without an appearance.
        case controlCharacter = "control-character"
    }

    /// By what it was hidden.
    public let kind: Kind
    /// What was hidden; for tag characters, the text they spell.
    public let text: String

    /// Creates a piece of evidence.
    public init(kind: Kind, text: String) {
        self.kind = kind
        self.text = text
    }
}

extension MailMessage {
    /// What a person who reads the mail would see.
    ///
    /// A plain text is preferred over HTML, `format=flowed` is unwrapped (RFC 3676). Mail without text gives an empty one.
    /// Computed at each call.
    public var visibleText: VisibleText {
        var collector = VisibleCollector(limit: limits.hiddenBytes)
        if let text {
            let part = textPart
            let unwrapped = part.map { $0.isFlowed ? FlowedText.unwrapped(text, deletesSpace: $0.deletesSpace) : text }
            collector.add(unwrapped ?? text)
            if !collector.isBlank { return collector.finished() }
        }
        for part in parts
        where part.contentType == "text/html" && part.disposition != .attachment && part.filename == nil {
            var ignored = DefectList(limit: 0)
            let html = PartDecoder(bytes: bytes, limits: limits).text(of: part, defects: &ignored)
            HTMLText(limits: limits).read(html, into: &collector)
            if !collector.isBlank { break }
        }
        return collector.finished()
    }

    /// The leaf that ``text`` comes from.
    var textPart: MailPart? {
        parts.first {
            $0.kind == .leaf && $0.contentType == "text/plain" && $0.filename == nil && $0.disposition != .attachment
        }
    }
}
