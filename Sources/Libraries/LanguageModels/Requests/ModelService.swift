/// Which kind of service an endpoint is: where its calls go below the endpoint's address, in which format, and in which
/// field the key stands.
package enum ModelService: Sendable, Equatable {
    /// OpenAI chat completions, as OpenAI, vLLM, llama.cpp, Ollama, Mistral and gateways speak it. The endpoint's address
    /// ends with the version, for example `/v1`.
    case chatCompletions
    /// The same on Azure: model and version of the interface stand in the path.
    case azure(AzureDeployment)
    /// Anthropic Messages. The endpoint's address ends with `/v1`.
    case anthropicMessages

    /// The name in stored profiles and cache keys.
    package var name: String {
        switch self {
        case .chatCompletions: "chat-completions"
        case .azure: "azure"
        case .anthropicMessages: "anthropic-messages"
        }
    }

    var chatPath: String {
        switch self {
        case .chatCompletions: "/chat/completions"
        case .azure(let deployment):
            "/openai/deployments/\(deployment.name)/chat/completions?api-version=\(deployment.version)"
        case .anthropicMessages: "/messages"
        }
    }

    /// Where the service lists its models; `nil` where that tells nothing.
    var modelsPath: String? {
        switch self {
        case .chatCompletions, .anthropicMessages: "/models"
        case .azure: nil
        }
    }

    var key: WireRequest.Key {
        switch self {
        case .chatCompletions: WireRequest.Key(field: "Authorization", prefix: "Bearer ")
        case .azure: WireRequest.Key(field: "api-key", prefix: "")
        case .anthropicMessages: WireRequest.Key(field: "x-api-key", prefix: "")
        }
    }

    var fields: [WireRequest.Field] {
        switch self {
        case .chatCompletions, .azure: []
        case .anthropicMessages: [WireRequest.Field("anthropic-version", "2023-06-01")]
        }
    }
}

/// A model on Azure. Both parts stand in the path of each call.
package struct AzureDeployment: Sendable, Equatable {
    package let name: String
    /// A date, for example `2024-10-21`, perhaps with `-preview`.
    package let version: String

    /// - Returns: `nil` where a part is empty, longer than 64 bytes, or holds anything but letters, digits, `-`, `.`, `_`.
    package init?(name: String, version: String) {
        guard [name, version].allSatisfy({ (1...64).contains($0.utf8.count) && $0.utf8.allSatisfy(Self.isPathByte) }),
            ![".", ".."].contains(name)
        else { return nil }
        (self.name, self.version) = (name, version)
    }

    private static func isPathByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._".utf8.contains(byte)
        }
    }
}
