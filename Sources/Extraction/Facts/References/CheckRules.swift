/// Check digits and form rules of numbers that authorities and banks give out.
package enum CheckRules {
    /// ISO 13616: the number, its first four characters moved behind, letters as 10 to 35, is 1 modulo 97.
    package static func isIBAN(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 15, bytes.count <= 34, let length = ibanLengths[String(text.prefix(2))],
            bytes.count == length
        else { return false }
        var remainder = 0
        for byte in bytes[4...] + bytes[..<4] {
            switch byte {
            case 0x30...0x39: remainder = (remainder * 10 + Int(byte - 0x30)) % 97
            case 0x41...0x5A: remainder = (remainder * 100 + Int(byte - 0x41) + 10) % 97
            default: return false
            }
        }
        return remainder == 1
    }

    /// Characters of an IBAN by country, of the SWIFT IBAN registry.
    package static let ibanLengths: [String: Int] = [
        "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18,
        "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20,
        "LV": 21, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "RS": 22, "SE": 24, "SI": 19, "SK": 24,
        "TR": 26, "UA": 29,
    ]

    /// German tax identification number: 11 digits, the first no zero, check digit by ISO 7064 MOD 11,10.
    package static func isTaxNumber(_ text: String) -> Bool {
        let digits = text.utf8.map { Int($0) - 0x30 }
        guard digits.count == 11, digits.allSatisfy({ (0...9).contains($0) }), digits[0] != 0 else { return false }
        var product = 10
        for digit in digits.dropLast() {
            let sum = (digit + product) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        let check = 11 - product
        return digits[10] == (check == 10 ? 0 : check)
    }

    /// Serial number of German identity cards and passports with its check digit (ICAO Doc 9303 part 3: weights 7, 3, 1,
    /// letters as 10 to 35).
    package static func isDocumentSerial(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, let check = bytes.last, (0x30...0x39).contains(check) else { return false }
        var sum = 0
        for (place, byte) in bytes.dropLast().enumerated() {
            let value: Int
            switch byte {
            case 0x30...0x39: value = Int(byte - 0x30)
            case 0x41...0x5A: value = Int(byte - 0x41) + 10
            default: return false
            }
            sum += value * [7, 3, 1][place % 3]
        }
        return sum % 10 == Int(check - 0x30)
    }

    /// British National Insurance number: two letters, six digits, `A` to `D` (HMRC, NIM39110: no `D F I Q U V` first or
    /// second, no `O` second, and some pairs are not given out).
    package static func isNationalInsurance(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 9, bytes[2..<8].allSatisfy({ (0x30...0x39).contains($0) }),
            (0x41...0x44).contains(bytes[8]), bytes[..<2].allSatisfy({ (0x41...0x5A).contains($0) })
        else { return false }
        let prefix = String(text.prefix(2))
        return !prefix.contains { "DFIQUV".contains($0) } && prefix.last != "O"
            && !["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].contains(prefix)
    }

    /// British driver number, by its published form: five characters of the surname filled up with 9, the decade of the year
    /// of birth, month (51 to 62 for women), day, the year's last digit, two initials (9 for none), a digit, two letters.
    package static func isDriverNumber(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        guard bytes.count == 16, isLetter(bytes[0]), bytes[5..<11].allSatisfy(isDigit) else { return false }
        let padding = bytes[..<5].drop(while: isLetter)
        guard padding.allSatisfy({ $0 == 0x39 }) else { return false }
        func number(_ places: Range<Int>) -> Int { bytes[places].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        let written = number(6..<8)
        let month = written > 50 ? written - 50 : written
        let longest = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...12).contains(month), (1...longest[month]).contains(number(8..<10)) else { return false }
        let initials = bytes[11..<13].allSatisfy { isLetter($0) || $0 == 0x39 }
        let inOrder = bytes[11] != 0x39 || bytes[12] == 0x39
        return initials && inOrder && isDigit(bytes[13]) && isLetter(bytes[14]) && isLetter(bytes[15])
    }
}
