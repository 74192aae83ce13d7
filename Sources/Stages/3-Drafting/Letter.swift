import Enquiries

/// The form of a reply: salutation, paragraphs, closing.
struct Letter {
    let desk: Desk
    let language: String

    /// - Parameters:
    ///   - name: As ``SignatureName`` found it; nil greets without one.
    ///   - invitation: How to identify, where the matter needs it.
    func text(
        _ paragraphs: [(service: ServiceID, text: String)], to name: String?, invitation: String? = nil
    ) -> String {
        var blocks: [String] = []
        if paragraphs.count > 1 {
            blocks.append(LetterWords.severalMatters(language))
            for (number, paragraph) in paragraphs.enumerated() {
                blocks.append("\(number + 1). \(heading(paragraph.service))\n\n\(paragraph.text)")
            }
        } else {
            blocks = paragraphs.map(\.text)
        }
        return text(blocks, to: name, invitation: invitation)
    }

    /// - Parameter body: Paragraphs without a heading of their own.
    func text(_ body: [String], to name: String?, invitation: String? = nil) -> String {
        var blocks = [LetterWords.salutation(name, language)] + body
        if let invitation { blocks.append(invitation) }
        let closing = desk.signOff.text(in: language, else: desk.languages)
        let unit = desk.unit.text(in: language, else: desk.languages)
        blocks.append(closing + "\n" + unit)
        return blocks.joined(separator: "\n\n")
    }

    /// The matter, and the unit that owns it.
    private func heading(_ id: ServiceID) -> String {
        guard let service = desk.service(id) else { return id.text }
        let name = service.name.text(in: language, else: desk.languages)
        let unit = service.unit.text(in: language, else: desk.languages)
        return name == unit ? name : "\(name) (\(unit))"
    }
}
