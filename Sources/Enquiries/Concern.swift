/// One matter of a mail: the service that it belongs to, and the sentences that speak of it.
package struct Concern: Codable, Sendable, Equatable {
    package var service: ServiceID
    /// How probably the service is asked for, 0 to 1.
    package var probability: Double
    /// Sentences of ``Enquiry/text``, as offsets of its UTF-8, in order. Empty where no single sentence says it: then the
    /// whole mail speaks of it.
    package var sentences: [Range<Int>]

    package init(service: ServiceID, probability: Double, sentences: [Range<Int>]) {
        (self.service, self.probability, self.sentences) = (service, probability, sentences)
    }

    /// What the mail says about this matter, to compare answers with.
    package func text(of enquiry: Enquiry) -> String {
        guard !sentences.isEmpty else { return enquiry.subject + "\n" + enquiry.text }
        let bytes = Array(enquiry.text.utf8)
        return sentences.filter { $0.lowerBound >= 0 && $0.upperBound <= bytes.count }
            .map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: "\n")
    }
}
