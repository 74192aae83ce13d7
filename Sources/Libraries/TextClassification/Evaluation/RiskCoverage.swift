/// What is gained by leaving the least certain texts to people: the risk among the texts kept, for every share kept
/// (El-Yaniv and Wiener, JMLR 2010).
public struct RiskCoverage: Sendable, Hashable {
    /// One point of the curve: all texts at or above a confidence are kept.
    public struct Point: Sendable, Hashable {
        /// The confidence from which texts are kept, 0 to 1.
        public var threshold: Double
        /// The share of texts that is kept, 0 to 1.
        public var coverage: Double
        /// The share of the kept texts that is wrong, 0 to 1.
        public var risk: Double
        /// How many of the kept texts are wrong.
        public var wrong: Int
        /// How many texts are kept.
        public var kept: Int
    }

    /// The points, one for each confidence that occurs, most certain first. Texts of equal confidence are kept together.
    public var points: [Point]
    /// The area under the curve: the mean over texts of the risk among the texts that are at least as certain
    /// (AURC; Geifman, Uziel and El-Yaniv, ICLR 2019). 0 is perfect; 0 without texts.
    public var area: Double

    /// Draws the curve.
    /// - Parameter outcomes: How sure the classifier was of each text, 0 to 1, and whether it was right.
    public init(_ outcomes: [(confidence: Double, isRight: Bool)]) {
        let ranked = outcomes.sorted { $0.confidence > $1.confidence }
        var points: [Point] = []
        var wrong = 0
        var area = 0.0
        var kept = 0
        while kept < ranked.count {
            let threshold = ranked[kept].confidence
            let before = kept
            while kept < ranked.count, ranked[kept].confidence == threshold {
                if !ranked[kept].isRight { wrong += 1 }
                kept += 1
            }
            let risk = Double(wrong) / Double(kept)
            area += risk * Double(kept - before) / Double(ranked.count)
            points.append(
                Point(
                    threshold: threshold, coverage: Double(kept) / Double(ranked.count), risk: risk, wrong: wrong,
                    kept: kept))
        }
        self.points = points
        self.area = area
    }

    /// The point that keeps the most texts while at least `accuracy` of them are right; nil where none does.
    public func widest(accuracy: Double) -> Point? {
        points.last { Double($0.kept - $0.wrong) >= accuracy * Double($0.kept) }
    }
}
