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
    /// All text parts that are no attachments, in order; of alternatives (RFC 2046 section 5.1.4) the plain one, unless
    /// it is empty or only points to the HTML. What the HTML hides is reported either way. `format=flowed` is unwrapped
    /// (RFC 3676). Computed at each call.
    public var visibleText: VisibleText {
        var collector = VisibleCollector(limit: limits.hiddenBytes)
        for group in bodyGroups() {
            let plain = group.filter { parts[$0].contentType == "text/plain" }
            let html = group.filter { parts[$0].contentType == "text/html" }
            if plain.isEmpty || html.isEmpty {
                for index in group { add(index, to: &collector) }
            } else {
                addBetter(plain, html, to: &collector)
            }
        }
        return collector.finished()
    }

    /// What a person who reads one text leaf would see; empty if there is no such part. Computed at each call.
    public func visibleText(ofPart index: Int) -> VisibleText {
        var collector = VisibleCollector(limit: limits.hiddenBytes)
        if parts.indices.contains(index), parts[index].isText { add(index, to: &collector) }
        return collector.finished()
    }

    /// The text leaves, those of one outermost `multipart/alternative` together.
    private func bodyGroups() -> [[Int]] {
        var groups: [[Int]] = []
        var groupOfAlternative: [Int: Int] = [:]
        var outermost: [Int?] = []
        outermost.reserveCapacity(parts.count)
        for part in parts {
            let inherited = part.parent.flatMap { outermost[$0] }
            let own = part.kind == .multipart && part.contentType == "multipart/alternative" ? part.index : nil
            outermost.append(inherited ?? own)
            guard part.isBodyText else { continue }
            if let alternative = outermost[part.index] {
                if let known = groupOfAlternative[alternative] {
                    groups[known].append(part.index)
                } else {
                    groupOfAlternative[alternative] = groups.count
                    groups.append([part.index])
                }
            } else {
                groups.append([part.index])
            }
        }
        return groups
    }

    private func addBetter(_ plain: [Int], _ html: [Int], to collector: inout VisibleCollector) {
        var plainText = VisibleCollector(limit: limits.hiddenBytes)
        for index in plain { add(index, to: &plainText) }
        var htmlText = VisibleCollector(limit: limits.hiddenBytes)
        for index in html { add(index, to: &htmlText) }
        let onlyPoints = plainText.count < 200 && htmlText.count > 4 * plainText.count + 200
        if plainText.isBlank || onlyPoints {
            collector.append(htmlText)
        } else {
            collector.append(plainText)
            collector.appendEvidence(of: htmlText)
        }
    }

    private func add(_ index: Int, to collector: inout VisibleCollector) {
        collector.startPart()
        let part = parts[index]
        var ignored = DefectList(limit: 0)
        let text =
            index == textPartIndex
            ? self.text ?? "" : PartDecoder(bytes: bytes, limits: limits).text(of: part, defects: &ignored)
        if part.contentType == "text/html" {
            HTMLText.read(text, limits: limits, into: &collector)
        } else {
            let plain = InlineUUEncoding.replaced(in: text)
            collector.add(part.isFlowed ? FlowedText.unwrapped(plain, deletesSpace: part.deletesSpace) : plain)
        }
    }
}
