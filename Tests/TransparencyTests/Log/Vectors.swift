import Foundation
import Transparency

/// The cases of one file in `Vectors`.
struct Vectors<Case: Decodable>: Decodable {
    let cases: [Case]

    static func read(_ name: String) throws -> [Case] {
        try JSONDecoder().decode(Self.self, from: Self.file(name)).cases
    }

    static func file(_ name: String) throws -> Data {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try Data(contentsOf: folder.appendingPathComponent("Vectors/\(name).json"))
    }
}

/// `ok`, or the word for the failure.
func verdict(_ work: () throws -> Void) -> String {
    outcome {
        try work()
        return "ok"
    }
}

/// What `work` gives, or the word for its failure.
func outcome(_ work: () throws -> String) -> String {
    do {
        return try work()
    } catch let failure as LogFailure {
        return failure.code
    } catch {
        return "\(error)"
    }
}

extension String {
    /// The bytes of this Base64.
    var raw: [UInt8] { Data(base64Encoded: self).map { Array($0) } ?? [] }
}
