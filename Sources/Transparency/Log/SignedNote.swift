/// A text with signatures (C2SP signed-note): the text, an empty line, a line for each signature.
package struct SignedNote: Sendable, Equatable {
    package struct Signature: Sendable, Equatable {
        package let name: String
        /// Four bytes.
        package let keyID: [UInt8]
        package let bytes: [UInt8]

        /// `— name Base64`, with a line feed.
        package var line: String { "\u{2014} \(name) \(base64(keyID + bytes))\n" }

        package init(name: String, keyID: [UInt8], bytes: [UInt8]) {
            (self.name, self.keyID, self.bytes) = (name, keyID, bytes)
        }

        /// - Parameter line: Without its line feed.
        package init(line: ArraySlice<UInt8>) throws(LogFailure) {
            guard let rest = line.after("\u{2014} "), let blank = rest.firstIndex(of: 0x20) else {
                throw .malformed(.note, "a signature line is not of the form \u{2014} name signature")
            }
            let name = String(decoding: rest[..<blank], as: UTF8.self)
            guard NoteName.isValid(name) else { throw .malformed(.note, "a signature has no proper name") }
            guard let bytes = exactBase64(rest[(blank + 1)...]), bytes.count > 4 else {
                throw .malformed(.note, "a signature is not Base64 of more than four bytes")
            }
            self.init(name: name, keyID: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
        }

        package func isOf(_ key: NoteVerifier) -> Bool { keyID == key.id && sameBytes(name, key.name) }
    }

    /// Bytes in a note at most.
    package static let largest = 131_072
    /// Signatures in a note at most; the specification asks for at least 16.
    package static let mostSignatures = 64

    /// Ends in a line feed.
    package let text: [UInt8]
    package private(set) var signatures: [Signature]

    package init(text: [UInt8], signatures: [Signature] = []) { (self.text, self.signatures) = (text, signatures) }

    /// Reads a note. That it can be read says nothing about its signatures.
    package init(_ bytes: some Collection<UInt8>) throws(LogFailure) {
        guard bytes.count <= Self.largest else {
            throw .tooLarge(.note, bytes: bytes.count, limit: Self.largest)
        }
        let bytes = Array(bytes)
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .malformed(.note, "it is not UTF-8") }
        guard bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else {
            throw .malformed(.note, "it has a control character")
        }
        // The signatures follow the last empty line.
        guard bytes.count >= 2, bytes.last == 0x0A,
            let blank = bytes.indices.dropFirst().last(where: { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A })
        else { throw .malformed(.note, "it has no empty line before its signatures, or no line feed at its end") }
        text = Array(bytes[..<blank])
        var lines = LineReader(bytes[(blank + 1)...])
        var signatures: [Signature] = []
        while let line = lines.next() {
            guard signatures.count < Self.mostSignatures else {
                throw .malformed(.note, "it has more than \(Self.mostSignatures) signatures")
            }
            signatures.append(try Signature(line: line))
        }
        guard !signatures.isEmpty else { throw .malformed(.note, "it has no signature") }
        self.signatures = signatures
    }

    package var bytes: [UInt8] { text + [0x0A] + signatures.flatMap { Array($0.line.utf8) } }

    /// Adds signatures that are not there yet. An older one of the same key goes.
    package mutating func add(_ more: [Signature]) {
        for signature in more {
            signatures.removeAll { $0.keyID == signature.keyID && sameBytes($0.name, signature.name) }
            signatures.append(signature)
        }
    }

    /// Adds the signature of a log's key.
    ///
    /// - Throws: ``LogFailure/malformed(_:_:)`` where the key is not of the type for logs.
    package mutating func sign(with key: NoteSigner) throws(LogFailure) {
        guard key.verifier.type == .ed25519 else { throw .malformed(.key, "it is the key of a witness, not of a log") }
        let signature = try key.signature(of: text)
        add([Signature(name: key.verifier.name, keyID: key.verifier.id, bytes: signature)])
    }

    /// - Throws: ``LogFailure/wrongKey(_:)`` where no signature is of `key`, ``LogFailure/badSignature(_:)`` where one
    ///   is and does not fit.
    package func check(against key: NoteVerifier) throws(LogFailure) {
        let own = signatures.filter { $0.isOf(key) }
        guard !own.isEmpty, key.type == .ed25519 else { throw .wrongKey(key.name) }
        for signature in own where !key.isValid(signature.bytes, of: text) { throw .badSignature(key.name) }
    }
}
