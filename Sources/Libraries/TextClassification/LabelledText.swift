/// A text together with the label a person gave it: one training or test example.
public struct LabelledText: Sendable, Hashable {
    /// What identifies the example in reports and folds; unique within one set.
    public var id: String
    /// The text as written, any Unicode, may be empty.
    public var text: String
    /// The one label that is right for the text.
    public var label: String
    /// Examples of one group (a thread, near-duplicates) never stand on both sides of a fold; nil: a group of its own.
    public var group: String?
    /// How much the example counts against others; 1 is usual, 0 leaves it out.
    public var weight: Double

    /// Makes an example.
    /// - Parameters:
    ///   - id: What identifies the example in reports; may be empty where nobody asks for it.
    ///   - text: The text as written.
    ///   - label: The label that is right for it.
    ///   - group: The thread or cluster of near-duplicates it belongs to, if any.
    ///   - weight: How much it counts, 0 or more.
    public init(id: String = "", text: String, label: String, group: String? = nil, weight: Double = 1) {
        self.id = id
        self.text = text
        self.label = label
        self.group = group
        self.weight = weight
    }
}
