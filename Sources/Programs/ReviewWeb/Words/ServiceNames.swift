import Enquiries

/// What services are called, in each language of the pages.
struct ServiceNames: Sendable {
    private struct Key: Hashable {
        let desk: DeskID
        let service: ServiceID
    }

    private let names: [Language: [Key: String]]

    init(_ desks: [Desk]) {
        var names: [Language: [Key: String]] = [:]
        for language in Language.allCases {
            for desk in desks {
                for service in desk.services {
                    names[language, default: [:]][Key(desk: desk.id, service: service.id)] =
                        language(service.name, of: desk)
                }
            }
        }
        self.names = names
    }

    /// `nil` where the desk has no such service.
    func name(of service: ServiceID, at desk: DeskID, _ say: Language) -> String? {
        names[say]?[Key(desk: desk, service: service)]
    }
}
