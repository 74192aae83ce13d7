import Crypto

/// What a key signs and how (C2SP signed-note, "Signature types").
package enum NoteKeyType: UInt8, Sendable {
    /// Ed25519 over the text of the note; for logs.
    case ed25519 = 0x01
    /// Ed25519 over the text and a time; for witnesses (C2SP tlog-cosignature).
    case cosignature = 0x04
}

/// A public key with a name, as written in policies: `name+hexadecimal id+Base64 of type and key`.
package struct NoteVerifier: Sendable, Equatable {
    package let name: String
    /// The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key).
    package let id: [UInt8]
    package let type: NoteKeyType
    /// 32 bytes.
    package let publicKey: [UInt8]

    init(name: String, type: NoteKeyType, publicKey: [UInt8]) {
        (self.name, self.type, self.publicKey) = (name, type, publicKey)
        id = Array(sha256(Array(name.utf8) + [0x0A, type.rawValue] + publicKey).prefix(4))
    }

    /// - Throws: ``LogFailure`` where this is no such key, or one of a kind that this program cannot check.
    package init(_ text: String) throws(LogFailure) {
        let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw .malformed(.key, "it has not the three parts name+id+key") }
        let (name, key) = (String(decoding: Array(parts[0]), as: UTF8.self), Array(parts[2])[...])
        guard NoteName.isValid(name) else { throw .malformed(.key, "its name is empty or has blanks") }
        guard let id = decodedHexadecimal(parts[1], upperCase: true), id.count == 4 else {
            throw .malformed(.key, "its id has not eight hexadecimal digits")
        }
        guard let bytes = exactBase64(key), let first = bytes.first else {
            throw .malformed(.key, "its last part is not Base64")
        }
        guard let type = NoteKeyType(rawValue: first) else {
            throw .newerVersion(.key, "signature type \(first)")
        }
        guard bytes.count == 33 else { throw .malformed(.key, "an Ed25519 key has 32 bytes") }
        self.init(name: name, type: type, publicKey: Array(bytes.dropFirst()))
        guard self.id == id else { throw .malformed(.key, "its id does not fit its name and key") }
    }

    package var text: String { "\(name)+\(hexadecimal(id))+\(base64([type.rawValue] + publicKey))" }

    func isValid(_ signature: some Sequence<UInt8>, of message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(Array(signature), for: message)
    }
}

/// A key that signs, as written in key files: `PRIVATE+KEY+name+hexadecimal id+Base64 of type and seed`.
package struct NoteSigner: Sendable, CustomStringConvertible {
    package let verifier: NoteVerifier
    private let seed: [UInt8]

    /// - Parameter seed: 32 random bytes.
    /// - Throws: ``LogFailure/malformed(_:_:)`` where the name or the seed cannot be used.
    package init(name: String, type: NoteKeyType, seed: [UInt8]) throws(LogFailure) {
        guard NoteName.isValid(name) else { throw .malformed(.key, "its name is empty or has blanks or +") }
        guard seed.count == 32, let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            throw .malformed(.key, "an Ed25519 seed has 32 bytes")
        }
        self.seed = seed
        verifier = NoteVerifier(name: name, type: type, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// - Parameter text: What a key file holds; one line feed at its end does not count.
    /// - Throws: ``LogFailure`` without any part of the key.
    package init(_ text: String) throws(LogFailure) {
        let line = text.hasSuffix("\n") ? text.dropLast() : text[...]
        let parts = line.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 4, omittingEmptySubsequences: false)
            .map { Array($0) }
        guard parts.count == 5, parts[0] == Array("PRIVATE".utf8), parts[1] == Array("KEY".utf8) else {
            throw .malformed(.key, "it is not a private key of the form PRIVATE+KEY+name+id+key")
        }
        guard let bytes = exactBase64(parts[4][...]), let first = bytes.first else {
            throw .malformed(.key, "its last part is not Base64")
        }
        guard let type = NoteKeyType(rawValue: first) else {
            throw .newerVersion(.key, "signature type \(first)")
        }
        try self.init(
            name: String(decoding: parts[2], as: UTF8.self), type: type, seed: Array(bytes.dropFirst()))
        guard verifier.id == decodedHexadecimal(parts[3], upperCase: true) else {
            throw .malformed(.key, "its id does not fit its name and key")
        }
    }

    /// The form for a key file. Secret.
    package var secretText: String {
        "PRIVATE+KEY+\(verifier.name)+\(hexadecimal(verifier.id))+\(base64([verifier.type.rawValue] + seed))"
    }

    package var description: String { "the private key of \(verifier.name) (not shown)" }

    func signature(of message: [UInt8]) throws(LogFailure) -> [UInt8] {
        do {
            return Array(try Curve25519.Signing.PrivateKey(rawRepresentation: seed).signature(for: message))
        } catch {
            throw .malformed(.key, "it cannot sign")
        }
    }
}

enum NoteName {
    /// Not empty, no blank of Unicode, no `+`, no control character; 255 bytes at most.
    static func isValid(_ name: String) -> Bool {
        (1...255).contains(name.utf8.count)
            && name.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20 && $0 != "\u{FFFD}"
            }
    }
}
