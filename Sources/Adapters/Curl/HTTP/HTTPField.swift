/// One field of a request's or response's header (RFC 9110 section 5).
package struct HTTPField: Sendable, Equatable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }

    /// Whether it can be sent: a token and visible text, so that no value can start a line of its own.
    var isSendable: Bool {
        !name.isEmpty && name.utf8.allSatisfy(Self.isTokenByte)
            && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }

    func isNamed(_ other: String) -> Bool { name.lowercased() == other.lowercased() }

    /// RFC 9110 section 5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

/// A field whose value is secret, such as a key: only the place where it stands is known here.
package struct SecretField: Sendable, Equatable {
    package let name: String
    /// What stands before the secret, for example `Bearer ` with its blank.
    package let prefix: String
    /// The first line of this file is the secret. It is read for each request, so a new one needs no restart.
    package let file: String

    package init(_ name: String, prefix: String = "", file: String) {
        (self.name, self.prefix, self.file) = (name, prefix, file)
    }
}
