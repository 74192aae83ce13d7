import Enquiries
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
        do {
            return sha256Hex(try ServiceModel.Part.allCases.flatMap { try model.bytes(of: $0) ?? [] })
        } catch {
            return "none: \(error)"
        }
    }
}
