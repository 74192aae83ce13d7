extension Desk {
    /// What in the offers does not fit the desk. Ids that stand twice are found with all others.
    func offerProblems() -> [DeskProblem] {
        offers.flatMap { offer in
            var faults: [DeskProblem.Fault] = []
            if service(offer.service) == nil { faults.append(.unknownService(offer.service.text)) }
            // The service for everything else owns nothing: a citizen must hear whom to ask.
            if (offer.service == fallbackService) != (offer.authority != nil) {
                faults.append(
                    offer.authority == nil
                        ? .missingKey("authority")
                        : .badValue(key: "authority", expected: "none, where the desk's own service is named"))
            }
            for (key, text) in offer.texts {
                let missing = languages.filter { text.byLanguage[$0]?.contains { !$0.isWhitespace } != true }
                if !missing.isEmpty {
                    faults.append(.badValue(key: key, expected: "a text in \(missing.joined(separator: " and in "))"))
                }
                faults += text.linksUsed.filter { !links.contains($0) }.map { .unlistedLink($0) }
            }
            return faults.map { DeskProblem($0, at: offer.origin) }
        }
    }
}

extension Offer {
    /// Everything that a citizen may read, by key.
    fileprivate var texts: [(key: String, text: LocalizedText)] {
        var texts = [("title", title), ("sentence", sentence), ("source", source)]
        if let authority { texts.append(("authority", authority)) }
        if let due { texts.append(("due", due.text)) }
        return texts + conditions.map { ("conditions", $0.text) }
    }
}

extension LocalizedText {
    /// Links in any of the languages; see `Answer.linksUsed`.
    fileprivate var linksUsed: [String] {
        byLanguage.values.sorted().flatMap { Answer.links(in: $0) }
    }
}
