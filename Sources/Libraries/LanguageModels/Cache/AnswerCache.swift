/// Where answers are kept. A citizen's words stand in them: what erases a person must erase them here too.
package protocol AnswerStore: Sendable {
    /// The kept reply, or `nil`.
    mutating func answer(for key: AnswerCacheKey) -> String?

    /// Keeps an answer; an implementation may drop any others, or this one, to stay within its bounds.
    mutating func keep(_ answer: String, for key: AnswerCacheKey)

    mutating func forget(_ key: AnswerCacheKey)

    mutating func forgetAll()
}

/// Answers in memory, bounded by their number and bytes. Keeping and finding take constant time.
///
/// There are two halves: answers go into the young one; when it is full, it becomes the old one and the old one is
/// dropped. What is found in the old one moves into the young one, so that what is asked for again stays.
package struct AnswerCache: AnswerStore {
    package struct Limits: Sendable, Equatable {
        /// Answers in both halves together, at least 2.
        package var answers: Int
        /// Bytes in both halves together.
        package var bytes: Int

        package init(answers: Int = 10_000, bytes: Int = 64 << 20) { (self.answers, self.bytes) = (answers, bytes) }
    }

    private let limits: Limits
    private var young: [AnswerCacheKey: String] = [:]
    private var old: [AnswerCacheKey: String] = [:]
    private var youngBytes = 0
    private var oldBytes = 0

    package init(_ limits: Limits = Limits()) { self.limits = limits }

    /// Answers that are kept now.
    package var count: Int { young.count + old.count }

    /// Bytes of the answers that are kept now, without their keys.
    package var bytes: Int { youngBytes + oldBytes }

    package mutating func answer(for key: AnswerCacheKey) -> String? {
        if let answer = young[key] { return answer }
        guard let answer = old[key] else { return nil }
        keep(answer, for: key)
        return answer
    }

    /// An answer of more than half of the allowed bytes is not kept.
    package mutating func keep(_ answer: String, for key: AnswerCacheKey) {
        forget(key)
        let size = answer.utf8.count
        guard size <= limits.bytes / 2, limits.answers >= 2 else { return }
        if young.count >= limits.answers / 2 || youngBytes + size > limits.bytes / 2 {
            (old, oldBytes) = (young, youngBytes)
            (young, youngBytes) = ([:], 0)
        }
        young[key] = answer
        youngBytes += size
    }

    package mutating func forget(_ key: AnswerCacheKey) {
        if let answer = young.removeValue(forKey: key) { youngBytes -= answer.utf8.count }
        if let answer = old.removeValue(forKey: key) { oldBytes -= answer.utf8.count }
    }

    package mutating func forgetAll() { self = AnswerCache(limits) }
}
