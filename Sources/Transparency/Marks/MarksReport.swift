/// What is left of the marks of a mail. It proves what was marked, not that the marks are true or that anybody saw them.
package struct MarksReport: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable {
        /// Every mark that should be there is there and fits.
        case intact
        /// The reply lies whole in the mail as an attachment, or its sentence stands in a text that was passed on.
        case forwarded
        /// The sentence stands in a quote.
        case quoted
        /// The sentence is there, no field is.
        case textOnly = "text only"
        /// Marks are missing or do not fit.
        case tampered
        /// Nothing is there.
        case unmarked
    }

    package let state: State
    package let layers: [MarkLayer: LayerState]
    package let record: String?
    /// The word of `AI-Disclosure`, known or not.
    package let mode: String?
    /// The sentence that was found, by the id of its text.
    package let label: String?

    /// Layers that are there and fit, in their order.
    package var found: [MarkLayer] { MarkLayer.allCases.filter { layers[$0] == .intact } }

    /// Examines a mail offline.
    ///
    /// - Parameter depth: How many mails within mails are looked into.
    package init(_ mail: ExaminedMail, depth: Int = 3) {
        let fields = MarkFields(mail)
        guard fields.areAbsent else {
            self.init(marked: mail, fields)
            return
        }
        if depth > 0 {
            for inner in mail.attached {
                let report = Self(inner, depth: depth - 1)
                guard [.intact, .forwarded, .tampered].contains(report.state) else { continue }
                self = report.state == .intact ? report.restated(.forwarded) : report
                return
            }
        }
        self.init(unmarked: mail)
    }

    private init(marked mail: ExaminedMail, _ fields: MarkFields) {
        var layers = fields.states
        let text = mail.text.map { FoundLabel(leading: $0) } ?? nil
        let html = mail.html.map { FoundLabel(leading: $0) } ?? nil
        layers[.visibleText] = Self.sentence(text, in: mail.text, stated: fields.label)
        layers[.visibleHTML] = mail.html == nil ? .notUsed : Self.sentence(html, in: mail.html, stated: fields.label)
        layers[.textDigest] = Self.words(of: mail.text, fields.digest) ?? .missing
        layers[.htmlDigest] = Self.html(mail, fields.digest, text: layers[.textDigest])
        layers[.dkim] = mail.dkim
        layers[.proof] = mail.proof
        self.layers = layers
        state = layers.values.allSatisfy(\.isGood) ? .intact : .tampered
        (record, mode, label) = (fields.record, fields.modeWord, (text ?? html)?.template.id)
    }

    /// Of a mail without fields: where the sentence stands.
    private init(unmarked mail: ExaminedMail) {
        var layers: [MarkLayer: LayerState] = [:]
        for layer in MarkLayer.allCases { layers[layer] = .missing }
        layers[.dkim] = mail.dkim
        layers[.proof] = mail.proof
        var state = State.unmarked
        var label: FoundLabel?
        for (layer, text) in [(MarkLayer.visibleText, mail.text), (.visibleHTML, mail.html)] {
            guard let text else {
                layers[layer] = .notUsed
                continue
            }
            guard let found = FoundLabel(leading: text) else { continue }
            (state, label) = (.textOnly, label ?? found)
            layers[layer] = .intact
        }
        if label == nil, let (kind, found) = Self.inside(mail.sections) {
            switch kind {
            case .own: state = .textOnly
            case .quoted: state = .quoted
            case .forwarded: state = .forwarded
            }
            label = found
            layers[mail.text == nil ? .visibleHTML : .visibleText] = .intact
        }
        (self.state, self.layers, record, mode, self.label) = (state, layers, nil, nil, label?.template.id)
    }

    private static func inside(_ sections: [ExaminedMail.Section]) -> (ExaminedMail.Section.Kind, FoundLabel)? {
        for section in sections {
            let lines = section.text.split(separator: "\n", omittingEmptySubsequences: false)
            var isQuoted = false
            let plain = lines.map { line in
                let rest = line.drop { $0 == ">" || $0 == " " || $0 == "|" }
                if line.dropLast(rest.count).contains(">") { isQuoted = true }
                return rest
            }
            guard let found = FoundLabel(anywhereIn: plain.joined(separator: "\n")) else { continue }
            return (section.kind == .own && isQuoted ? .quoted : section.kind, found)
        }
        return nil
    }

    private static func sentence(_ found: FoundLabel?, in text: String?, stated: String?) -> LayerState {
        if stated == "none" { return found == nil ? .notUsed : .broken(.contradicts(.provenance)) }
        guard let found else { return .missing }
        if let stated, stated != found.template.id { return .broken(.contradicts(.provenance)) }
        return .intact
    }

    /// The HTML has the words of the digest, or shows what the text part shows. The two differ where the text has
    /// characters without an appearance, as some emoji do.
    private static func html(_ mail: ExaminedMail, _ digest: [UInt8]?, text: LayerState?) -> LayerState {
        guard let html = mail.html else { return .notUsed }
        let state = words(of: html, digest) ?? .missing
        let looksAlike = mail.shownText.map { TextWords.joined($0) == TextWords.joined(html) } ?? false
        return text == .intact && looksAlike ? .intact : state
    }

    private static func words(of text: String?, _ digest: [UInt8]?) -> LayerState? {
        guard let text, let digest else { return nil }
        return ReplyMarks.textDigest(of: text) == digest ? .intact : .broken(.otherWords)
    }

    private func restated(_ state: State) -> Self {
        Self(state: state, layers: layers, record: record, mode: mode, label: label)
    }

    private init(state: State, layers: [MarkLayer: LayerState], record: String?, mode: String?, label: String?) {
        (self.state, self.layers, self.record, self.mode, self.label) = (state, layers, record, mode, label)
    }
}
