package import Enquiries

extension LoadedDesk {
    /// The desk with more phrases to learn from than its folder holds.
    ///
    /// - Parameter version: What the training as a whole is called from now on.
    package func learning(_ more: [LexiconPhrase], version: String) -> LoadedDesk {
        LoadedDesk(
            desk: desk, training: training, lexicon: lexicon + more, badTrainingLines: badTrainingLines,
            rulesVersion: rulesVersion, answersVersion: answersVersion, offersVersion: offersVersion,
            trainingVersion: version, problems: problems, digests: digests, hasLearned: true)
    }
}
