/// How much of an explanation to give.
public enum Explaining: Sendable, Hashable {
    case nothing
    /// For each of the two best labels the terms with the greatest weights, at most so many.
    case heaviest(Int)
    /// All terms of the two best labels.
    case everything
}
