package import Enquiries
package import TextClassification

/// What a desk has learned from its training enquiries: which words speak for which service and which intent.
package struct ServiceModel: Sendable {
    package let services: TextClassifier
    package let intents: TextClassifier
    /// First 16 hexadecimal digits of the SHA-256 of the training data. Records name it.
    package let version: String

    package init(services: TextClassifier, intents: TextClassifier, version: String) {
        (self.services, self.intents, self.version) = (services, intents, version)
    }

    /// Trains on labelled enquiries. The same enquiries give the same model.
    package init(learning enquiries: [TrainingEnquiry], version: String) {
        services = TextClassifier.train(
            enquiries.map { LabelledText(id: $0.id, text: $0.text, label: $0.service) })
        intents = TextClassifier.train(
            enquiries.map { LabelledText(id: $0.id, text: $0.text, label: $0.intent.rawValue) })
        self.version = version
    }
}
