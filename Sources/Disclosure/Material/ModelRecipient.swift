/// Who runs the language model that an installation asks, as its configuration says. What the provider of the software
/// cannot know stands here in the operator's words.
package struct ModelRecipient: Sendable, Equatable {
    /// The model as the settings name it.
    package let model: String
    /// `nil` where it runs on a machine of the authority: then nobody else gets anything.
    package let operatorName: String?
    package let region: String
    /// The reference of the contract (GDPR Art. 28).
    package let contract: String
    package let purpose: String
    /// On what a transfer to a third country rests (GDPR Art. 44 to 49), or that there is none.
    package let transferBasis: String
    /// Ids of the functions that it serves, such as `llm.draft`.
    package let functions: Set<String>

    package init(
        model: String, operatorName: String?, region: String, contract: String, purpose: String, transferBasis: String,
        functions: Set<String>
    ) {
        (self.model, self.operatorName, self.region) = (model, operatorName, region)
        (self.contract, self.purpose, self.transferBasis) = (contract, purpose, transferBasis)
        self.functions = functions
    }
}
