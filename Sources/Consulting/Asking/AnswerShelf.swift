package import LanguageModels
import Synchronization

/// Answers that passed all checks, by the question's bytes, in memory alone. Citizens' masked words stand in them: what
/// erases a person must call ``forgetAll()``. Safe to use from many tasks at once.
package final class AnswerShelf: Sendable {
    private let cache: Mutex<AnswerCache>

    package init(_ limits: AnswerCache.Limits = AnswerCache.Limits()) { cache = Mutex(AnswerCache(limits)) }

    /// Answers that are kept now.
    package var count: Int { cache.withLock { $0.count } }

    package func forgetAll() { cache.withLock { $0.forgetAll() } }

    func answer(for key: AnswerCacheKey) -> String? { cache.withLock { $0.answer(for: key) } }

    func keep(_ answer: String, for key: AnswerCacheKey) { cache.withLock { $0.keep(answer, for: key) } }

    func forget(_ key: AnswerCacheKey) { cache.withLock { $0.forget(key) } }
}
