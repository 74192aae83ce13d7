import Enquiries
import Foundation
import TextClassification
import Transparency
import Triage

/// How a desk learns, as the command and the review desk let it learn.
enum DeskTeaching {
    static func model(
        learning enquiries: [TrainingEnquiry], lexicon: [LexiconPhrase], rules: [KeywordRule], version: String
    ) -> ServiceModel {
        ServiceModel(learning: enquiries, lexicon: lexicon, rules: rules, version: version)
    }

    /// SHA-256 over the bytes of all parts of a model; what went wrong where a part has none.
    static func digest(of model: ServiceModel) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        do {
            let classifiers = model.services.serialized() + model.intents.serialized()
            let tags = model.signs?.serialized() ?? []
            return sha256Hex(try classifiers + tags + encoder.encode(model.choices))
        } catch {
            return "none: \(error)"
        }
    }
}
