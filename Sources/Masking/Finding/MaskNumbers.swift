import Extraction

/// Which kind of number some letters and digits are, by check rule, form and the word before them.
enum MaskNumbers {
    enum Cue { case tax, social, document, bank, phone, reference, driver }

    /// - Parameter value: Capitals and digits without marks.
    /// - Returns: nil where it is too short to name anybody.
    static func kind(of value: [UInt8], hasPlus: Bool, cue: Cue?, hasSlashes: Bool) -> MaskKind? {
        let text = String(decoding: value, as: UTF8.self)
        let digits = value.count { $0 <= 0x39 }
        if CheckRules.isIBAN(text) { return .iban }
        if CheckRules.isDriverNumber(text) { return .driver }
        if CheckRules.isNationalInsurance(text) || isPensionNumber(value) { return .socialSecurity }
        if isVehicle(value) { return .vehicle }
        if digits == value.count {
            if (13...19).contains(digits), isLuhn(value) { return .card }
            if cue == nil || cue == .tax, CheckRules.isTaxNumber(text) { return .tax }
        }
        // `2022-2024`, `1998/99`, written as one.
        if areYears(value) { return nil }
        let isCode = digits < value.count && value.count >= 5 && digits >= 2
        guard digits >= NumberFinder.digits || isCode || cue != nil && digits >= 4 else { return nil }
        switch cue {
        case .tax: return .tax
        case .social: return .socialSecurity
        case .document: return .document
        case .bank: return .bank
        case .driver: return .driver
        case .reference: return .reference
        case .phone where digits == value.count: return .phone
        default: break
        }
        if digits == value.count, (7...15).contains(digits), hasPlus || value[0] == 0x30 { return .phone }
        if hasSlashes, digits == value.count, (10...13).contains(digits) { return .tax }
        return .number
    }

    private static func areYears(_ value: [UInt8]) -> Bool {
        guard value.count.isMultiple(of: 4), value.count <= 12, value.allSatisfy({ $0 <= 0x39 }) else { return false }
        return stride(from: 0, to: value.count, by: 4).allSatisfy {
            let century = value[$0..<$0 + 2]
            return century.elementsEqual("19".utf8) || century.elementsEqual("20".utf8)
        }
    }

    /// ISO/IEC 7812-1 annex B.
    static func isLuhn(_ digits: [UInt8]) -> Bool {
        var sum = 0
        for (place, byte) in digits.reversed().enumerated() {
            let digit = Int(byte - 0x30)
            let doubled = place % 2 == 1 ? digit * 2 : digit
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum % 10 == 0
    }

    /// German pension insurance number: area, date of birth, initial, serial number, check digit (VKVV § 2, § 4).
    static func isPensionNumber(_ value: [UInt8]) -> Bool {
        guard value.count == 12, (0x41...0x5A).contains(value[8]),
            (value[..<8] + value[9...]).allSatisfy({ (0x30...0x39).contains($0) })
        else { return false }
        let letter = Int(value[8] - 0x40)
        let digits =
            value[..<8].map { Int($0 - 0x30) } + [letter / 10, letter % 10] + value[9..<11].map { Int($0 - 0x30) }
        let weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]
        let sum = zip(digits, weights).reduce(0) { sum, pair in
            let product = pair.0 * pair.1
            return sum + product / 10 + product % 10
        }
        return sum % 10 == Int(value[11] - 0x30)
    }

    /// ISO 3779: 17 characters without I, O and Q; the last four are digits in practice.
    private static func isVehicle(_ value: [UInt8]) -> Bool {
        value.count == 17 && !value.contains { "IOQ".utf8.contains($0) } && value.count { $0 <= 0x39 } >= 4
            && value.contains { $0 > 0x39 } && value[13...].allSatisfy { $0 <= 0x39 }
    }

    static func cue(_ word: String) -> Cue? {
        if let known = cues[word] { return known }
        guard word.utf8.count > 5 else { return nil }
        return word.hasSuffix("nummer") || word.hasSuffix("zeichen") || word.hasSuffix("nr") ? .reference : nil
    }

    private static let cues: [String: Cue] = {
        let lists: [(Cue, String)] = [
            (
                .tax,
                "steuernummer steuernr stnr idnr steuerid steueridentifikationsnummer tin utr finanzamt identifikationsnummer"
            ),
            (
                .social,
                "sozialversicherungsnummer sozialversicherungsnr rentenversicherungsnummer rvnr svnr versichertennummer nino nhs insurance rentennummer"
            ),
            (
                .document,
                "ausweis ausweisnummer personalausweis personalausweisnummer pass passnummer reisepass passport perso aufenthaltstitel brp seriennummer"
            ),
            (.bank, "konto kontonummer kontonr blz bankleitzahl account sort bic swift"),
            (
                .phone,
                "tel telefon telefonnummer fon fax mobil mobilnummer handy handynummer rufnummer phone telephone mobile landline whatsapp"
            ),
            (.driver, "fuehrerscheinnummer fuehrerschein licence license driver"),
            (
                .reference,
                "aktenzeichen az gz reference ref referenz ticket vorgang case file order kassenzeichen pcn invoice booking application customer claim crime"
            ),
        ]
        var cues: [String: Cue] = [:]
        for (cue, list) in lists {
            for word in list.split(separator: " ") { cues[String(word)] = cue }
        }
        return cues
    }()
}
