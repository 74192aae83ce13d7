import Crypto

/// A code that stands in once for an app that was lost: 80 random bits in four groups, such as `ABCD-EFGH-IJKL-MNOP`.
package struct RecoveryCode: Sendable, Equatable {
    /// Codes that a person gets at a time.
    package static let count = 10
    package static let bytes = 10

    package let text: String

    /// - Parameter random: ``bytes`` fresh random bytes.
    package init(random: [UInt8]) {
        let letters = Array(Base32.text(random))
        text = stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: "-")
    }

    /// What is kept in place of a code, however it was typed; `nil` where it cannot be one. So many random bits need no
    /// slow hash.
    package static func digest(_ typed: String) -> String? {
        guard let bytes = Base32.bytes(typed), bytes.count == Self.bytes else { return nil }
        return Hexadecimal.text(Array(SHA256.hash(data: bytes)))
    }
}
