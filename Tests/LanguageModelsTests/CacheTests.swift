import Testing

@testable import LanguageModels

struct CacheTests {
    static func key(
        endpoint: String = "https://model.example/v1", service: ModelService = .chatCompletions,
        model: String = "m", prompt: [UInt8] = [1, 2], text: String = "Hello", temperature: Double? = 0,
        seed: Int64? = 1, maxTokens: Int = 10, options: WireOptions = WireOptions()
    ) throws -> AnswerCacheKey {
        let request = try ChatRequest(
            model: model, messages: [.init(.user, text)],
            parameters: ChatParameters(temperature: temperature, seed: seed, maxTokens: maxTokens))
        return AnswerCacheKey(
            endpoint: endpoint, service: service, promptDigest: prompt, request: request, options: options)
    }

    static func found(_ key: AnswerCacheKey, _ cache: inout AnswerCache) -> String? { cache.answer(for: key) }

    @Test func `everything that an answer depends on is in the key`() throws {
        var unsent = WireOptions()
        (unsent.sendsSeed, unsent.sendsTemperature) = (false, false)
        let keys = [
            try Self.key(), try Self.key(endpoint: "https://other.example/v1"),
            try Self.key(service: .anthropicMessages), try Self.key(model: "n"), try Self.key(prompt: [1, 3]),
            try Self.key(text: "Hallo"), try Self.key(temperature: 0.1), try Self.key(temperature: nil),
            try Self.key(seed: 2), try Self.key(maxTokens: 11), try Self.key(options: unsent),
            try Self.key(seed: 2, options: unsent),
        ]
        #expect(Set(keys).count == keys.count)
        #expect(try Self.key() == Self.key())
        #expect(keys[0].digest.count == 32)
    }

    @Test func `the cache keeps within its bounds whatever comes`() throws {
        var cache = AnswerCache(.init(answers: 10, bytes: 100))
        for index in 0..<1_000 {
            cache.keep(String(repeating: "x", count: index % 60), for: try Self.key(text: "\(index)"))
            #expect(cache.count <= 10)
            #expect(cache.bytes <= 100)
        }
        #expect(cache.count > 0)
    }

    @Test func `an answer may have half of the bytes and not one more`() throws {
        var cache = AnswerCache(.init(answers: 10, bytes: 100))
        cache.keep(String(repeating: "x", count: 50), for: try Self.key(text: "a"))
        cache.keep(String(repeating: "x", count: 51), for: try Self.key(text: "b"))
        #expect(Self.found(try Self.key(text: "a"), &cache) != nil)
        #expect(Self.found(try Self.key(text: "b"), &cache) == nil)
    }

    @Test func `what is asked for again stays`() throws {
        var cache = AnswerCache(.init(answers: 10, bytes: 10_000))
        let wanted = try Self.key(text: "wanted")
        cache.keep("answer", for: wanted)
        for index in 0..<100 {
            cache.keep("other", for: try Self.key(text: "\(index)"))
            #expect(Self.found(wanted, &cache) == "answer")
        }
        #expect(Self.found(try Self.key(text: "0"), &cache) == nil)
    }

    @Test func `what is forgotten is gone, and a copy is a value of its own`() throws {
        var cache = AnswerCache()
        let key = try Self.key()
        cache.keep("first", for: key)
        cache.keep("second", for: key)
        let copy = cache
        #expect(Self.found(key, &cache) == "second")
        #expect(cache.count == 1 && cache.bytes == 6)
        cache.forget(key)
        #expect(Self.found(key, &cache) == nil && cache.bytes == 0)
        var other = copy
        #expect(Self.found(key, &other) == "second")
        other.forgetAll()
        #expect(other.count == 0 && other.bytes == 0)
    }
}
