/// A mail as the examination of its marks needs it; whoever parses mail fills it in.
package struct ExaminedMail: Sendable {
    package struct Field: Sendable, Equatable {
        package let name: String
        /// Unfolded.
        package let value: String

        package init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
    }

    /// A stretch of the visible text.
    package struct Section: Sendable, Equatable {
        package enum Kind: Sendable { case own, quoted, forwarded }

        package let kind: Kind
        /// Quote signs at the beginnings of lines may stand or be gone.
        package let text: String

        package init(_ kind: Kind, _ text: String) { (self.kind, self.text) = (kind, text) }
    }

    package var fields: [Field]
    /// The first plain text part.
    package var text: String?
    /// What a reader sees of that part: characters without an appearance are gone.
    package var shownText: String?
    /// What a reader sees of the first HTML part, as text.
    package var html: String?
    /// The text parts that are there, as IMAP counts them.
    package var textParts: [String]
    /// The visible text in stretches.
    package var sections: [Section]
    /// What a check of the DKIM signature said.
    package var dkim: LayerState
    /// What a check of a proof said of this mail.
    package var proof: LayerState
    /// Mails that are attached whole.
    package var attached: [ExaminedMail]

    package init(
        fields: [Field], text: String?, shownText: String? = nil, html: String? = nil, textParts: [String] = ["1"],
        sections: [Section] = [],
        dkim: LayerState = .notUsed, proof: LayerState = .unchecked(.noProofGiven), attached: [ExaminedMail] = []
    ) {
        (self.fields, self.text, self.shownText, self.html) = (fields, text, shownText ?? text, html)
        (self.textParts, self.sections, self.attached) = (textParts, sections, attached)
        (self.dkim, self.proof) = (dkim, proof)
    }

    /// The values of all fields of that name, whatever the case of its letters.
    func all(_ name: String) -> [String] {
        fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }
}
