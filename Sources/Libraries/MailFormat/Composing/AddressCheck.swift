/// What may stand in a header, and on an SMTP line, without being quoted or encoded.
enum AddressCheck {
    /// True for `local@domain`: a dot-atom or quoted local part, a host name in ASCII or an address literal. An atom may hold
    /// letters beyond ASCII (RFC 6532 section 3.2), which only some mail servers take.
    static func isLegal(_ address: String) -> Bool {
        let bytes = Array(address.utf8)
        guard bytes.count <= 320, let at = bytes.lastIndex(of: Byte.at), at > 0, at + 1 < bytes.count else {
            return false
        }
        return isLocalPart(bytes[..<at]) && isDomain(bytes[(at + 1)...])
    }

    /// True for `left@right` without blanks, brackets and control characters (RFC 5322 section 3.6.4).
    static func isLegalIdentifier(_ id: String) -> Bool {
        let bytes = Array(id.utf8)
        guard bytes.count <= 900, bytes.contains(Byte.at) else { return false }
        return bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != Byte.less && $0 != Byte.greater }
    }

    private static func isAtom(_ byte: UInt8) -> Bool {
        if Byte.isLetter(byte) || Byte.isDigit(byte) { return true }
        return "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isLocalPart(_ part: ArraySlice<UInt8>) -> Bool {
        guard part.count <= 64 || part.first != Byte.quote else { return false }
        if part.first == Byte.quote {
            guard part.count >= 3, part.last == Byte.quote else { return false }
            var isEscaped = false
            for byte in part.dropFirst().dropLast() {
                guard byte >= 0x20, byte < 0x7F, byte != Byte.less, byte != Byte.greater else { return false }
                if isEscaped {
                    isEscaped = false
                } else if byte == Byte.backslash {
                    isEscaped = true
                } else if byte == Byte.quote {
                    return false
                }
            }
            return !isEscaped
        }
        // Marks that turn the direction of writing and their like would make one address look like another.
        let text = String(decoding: part, as: UTF8.self)
        guard text.utf8.elementsEqual(part),
            text.unicodeScalars.allSatisfy({
                $0.isASCII || $0.properties.isAlphabetic || $0.properties.numericType != nil
            })
        else { return false }
        return isDotted(part) { isAtom($0) || $0 >= 0x80 }
    }

    private static func isDomain(_ part: ArraySlice<UInt8>) -> Bool {
        if part.first == 0x5B {
            guard part.count >= 3, part.last == 0x5D else { return false }
            return part.dropFirst().dropLast().allSatisfy {
                Byte.isLetter($0) || Byte.isDigit($0) || $0 == Byte.colon || $0 == 0x2E || $0 == Byte.hyphen
            }
        }
        return isDotted(part) { Byte.isLetter($0) || Byte.isDigit($0) || $0 == Byte.hyphen || $0 == Byte.underscore }
    }

    private static func isDotted(_ part: ArraySlice<UInt8>, _ isLegal: (UInt8) -> Bool) -> Bool {
        var previous: UInt8 = 0x2E
        for byte in part {
            if byte == 0x2E { if previous == 0x2E { return false } } else if !isLegal(byte) { return false }
            previous = byte
        }
        return previous != 0x2E
    }
}
