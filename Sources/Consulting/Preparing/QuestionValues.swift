import Enquiries
import Masking
import Prompting

/// What a prompt is filled with, and how far each part may be shortened for a small context.
struct QuestionValues {
    let slots: [String: SlotValue]
    /// Slots to shorten, in this order, and the bytes that each keeps at least.
    let shortening: [(slot: String, least: Int)]

    /// Bytes of a mail below which a question about it has no sense.
    static let leastMail = 400
    /// So much of a mail goes before any answer is left out.
    static let leastMailBesideAnswers = 2_000

    init(opinion desk: Desk, _ mail: PromptedMail, language: String) {
        slots = Self.mail(mail).merging([
            "services": .list(
                desk.services.map { service in
                    let name = service.name.text(in: language, else: desk.languages)
                    let unit = service.unit.text(in: language, else: desk.languages)
                    return SlotItem(id: service.id.text, text: name == unit ? name : "\(name) – \(unit)")
                })
        ]) { $1 }
        shortening = [("mail", Self.leastMail)]
    }

    init(draft material: DraftMaterial, _ shown: ShownAnswers, _ mail: PromptedMail) {
        var seen: Set<ServiceID> = []
        let matters = material.matters.filter { seen.insert($0.service).inserted }
        slots = Self.mail(mail).merging([
            "concerns": .list(matters.map { SlotItem(id: $0.service.text, text: $0.name) }),
            "answers": .list(shown.items),
        ]) { $1 }
        shortening = [
            ("mail", Self.leastMailBesideAnswers), ("answers", shown.bytesOfFirst), ("mail", Self.leastMail),
        ]
    }

    private static func mail(_ mail: PromptedMail) -> [String: SlotValue] {
        ["subject": .text(mail.cleared.mail.subject), "mail": .text(mail.cleared.mail.text)]
    }

    /// Bytes of a text, or of a list's texts.
    func bytes(of slot: String) -> Int {
        switch slots[slot] {
        case .text(let text): text.utf8.count
        case .list(let items): items.reduce(0) { $0 + ShownAnswers.bytes(of: $1) }
        case nil: 0
        }
    }
}

/// Approved answers in the form in which a model gets them.
struct ShownAnswers {
    /// Each id once, best first.
    private let answers: [Answer]
    let items: [SlotItem]

    /// - Throws: ``NotAsked/nothingToAsk`` where there is no answer.
    init(_ material: DraftMaterial, map: MaskMap) throws(NotAsked) {
        guard !material.answers.isEmpty, !material.matters.isEmpty else { throw .nothingToAsk }
        var seen: Set<String> = []
        answers = material.answers.filter { seen.insert($0.id).inserted }
        items = answers.map { SlotItem(id: $0.id, text: map.covering($0.title + "\n" + $0.text)) }
    }

    func answers(among ids: [String]) -> [Answer] { answers.filter { ids.contains($0.id) } }

    var bytesOfFirst: Int { items.first.map(Self.bytes) ?? 0 }

    /// With the marks that a prompt puts around an entry.
    static func bytes(of item: SlotItem) -> Int { item.id.utf8.count + item.text.utf8.count + 24 }
}
