import Crypto

/// What an answer depends on, as SHA-256: the same question to the same model under the same parameters has one key.
///
/// Each part goes in behind its length, so that no two different questions make the same bytes.
package struct AnswerCacheKey: Sendable, Hashable {
    /// 32 bytes.
    package let digest: [UInt8]

    /// - Parameters:
    ///   - endpoint: The endpoint's address in its one way of writing.
    ///   - promptDigest: Of prompt and its version, in whatever form the prompts have.
    ///   - request: Gives model, parameters, form and content.
    package init(
        endpoint: String, service: ModelService, promptDigest: [UInt8], request: ChatRequest, options: WireOptions
    ) {
        self.init(
            endpoint: endpoint, service: service, promptDigest: promptDigest, request: request,
            wire: request.wire(for: service, options))
    }

    /// - Parameter wire: The request as it is sent.
    package init(
        endpoint: String, service: ModelService, promptDigest: [UInt8], request: ChatRequest, wire: WireRequest
    ) {
        let parameters: JSON = [
            "temperature": request.parameters.temperature.map { .number($0) } ?? .null,
            "seed": request.parameters.seed.map { .integer($0) } ?? .null,
            "maxTokens": .integer(Int64(request.parameters.maxTokens)),
            "stop": .array(request.parameters.stop.map { .string($0) }),
        ]
        // The body holds what is sent; the parameters stand beside it, since an endpoint may not be sent all of them.
        let parts: [[UInt8]] = [
            Array("answer-cache/1".utf8), Array(endpoint.utf8), Array(service.name.utf8), Array(wire.path.utf8),
            Array(request.model.utf8), parameters.bytes, promptDigest, wire.body,
        ]
        var hash = SHA256()
        for part in parts {
            withUnsafeBytes(of: UInt64(part.count).bigEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: part)
        }
        digest = Array(hash.finalize())
    }
}
