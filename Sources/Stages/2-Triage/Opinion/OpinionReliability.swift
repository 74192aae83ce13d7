package import Enquiries

/// How often a language model's opinions were right on enquiries of a desk whose service is known, and which the desk's
/// own model was unsure about.
package struct OpinionReliability: Codable, Sendable, Equatable {
    package struct Share: Codable, Sendable, Equatable {
        package var right: Int
        package var of: Int

        package init(right: Int, of: Int) { (self.right, self.of) = (right, of) }

        /// The lower end of the 95 % Wilson interval (Wilson 1927), 0 to 1; 0 where nothing was measured.
        package var lowerBound: Double {
            guard of > 0 else { return 0 }
            let (n, z) = (Double(of), 1.959964)
            let share = Double(right) / n
            let middle = share + z * z / (2 * n)
            let width = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
            return max(0, (middle - width) / (1 + z * z / n))
        }
    }

    /// The model as the settings name it.
    package var model: String
    /// Of the prompt that was asked with, hexadecimal; another prompt was not measured.
    package var prompt: String
    /// By how sure the model said it was.
    package var bySureness: [SecondOpinion.Sureness: Share]

    package init(model: String, prompt: String, bySureness: [SecondOpinion.Sureness: Share]) {
        (self.model, self.prompt, self.bySureness) = (model, prompt, bySureness)
    }

    /// All opinions together.
    package var overall: Share {
        bySureness.values.reduce(into: Share(right: 0, of: 0)) { sum, share in
            sum.right += share.right
            sum.of += share.of
        }
    }

    /// Fewer measured opinions than this say nothing.
    package static let fewest = 30
}
