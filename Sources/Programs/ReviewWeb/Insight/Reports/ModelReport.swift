package import Enquiries

/// With what a desk decides.
package struct ModelReport: Encodable, Sendable, Equatable {
    /// One entry of the lineage of learned models.
    package struct Step: Encodable, Sendable, Equatable {
        package let at: Timestamp
        /// The word of the lineage, for example `promoted` or `back`.
        package let event: String
        package let version: String
        /// The version in use afterwards; `nil` for the desk's own.
        package let current: String?

        package init(at: Timestamp, event: String, version: String, current: String?) {
            (self.at, self.event, self.version, self.current) = (at, event, version, current)
        }
    }

    package struct Prompt: Encodable, Sendable, Equatable {
        package let name: String
        package let version: String
        /// SHA-256, hexadecimal.
        package let digest: String

        package init(name: String, version: String, digest: String) {
            (self.name, self.version, self.digest) = (name, version, digest)
        }
    }

    /// The language model that the settings name.
    package struct LanguageModel: Encodable, Sendable, Equatable {
        package let model: String
        package let endpoint: String
        package let uses: [String]
        /// What the last probe said, or that there was none.
        package let probe: String
        package let prompts: [Prompt]
        /// What is wrong with the prompts.
        package let problems: [String]

        package init(
            model: String, endpoint: String, uses: [String], probe: String, prompts: [Prompt], problems: [String]
        ) {
            (self.model, self.endpoint, self.uses) = (model, endpoint, uses)
            (self.probe, self.prompts, self.problems) = (probe, prompts, problems)
        }
    }

    /// The version that sorts mail.
    package let version: String
    /// Corrections of officers that it learned from; 0 for the desk's own.
    package let corrections: Int
    /// Why the desk's own model is used although another was learned; `nil` where there is nothing to say.
    package let because: String?
    package let rules: String
    package let answers: String
    /// Newest first.
    package let lineage: [Step]
    /// Why the lineage cannot be read; `nil` where it can.
    package let damage: String?
    /// `nil` where none is configured.
    package let languageModel: LanguageModel?

    package init(
        version: String, corrections: Int, because: String?, rules: String, answers: String, lineage: [Step],
        damage: String?, languageModel: LanguageModel?
    ) {
        (self.version, self.corrections, self.because) = (version, corrections, because)
        (self.rules, self.answers, self.lineage) = (rules, answers, lineage)
        (self.damage, self.languageModel) = (damage, languageModel)
    }
}
