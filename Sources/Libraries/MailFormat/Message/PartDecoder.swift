/// Undoes transfer encodings and charsets of parts.
struct PartDecoder {
    let bytes: [UInt8]
    let limits: MailLimits

    /// The decoded bytes of a part, at most `limit` of them.
    func data(of part: MailPart, limit: Int, defects: inout DefectList) -> [UInt8] {
        var output: [UInt8] = []
        let start = part.body.lowerBound
        switch part.encoding {
        case .identity, .unknown:
            output = Array(bytes[part.body.prefix(limit)])
            if part.body.count > limit { defects.note(.decodedCut, at: start) }
        case .base64:
            let outcome: Base64.Outcome
            (output, outcome) = Base64.decode(bytes, part.body, limit: limit)
            if outcome.foreignBytes > 0 { defects.note(.damagedBase64, at: start) }
            if outcome.isCut { defects.note(.decodedCut, at: start) }
        case .quotedPrintable:
            let outcome = QuotedPrintable.decode(bytes, part.body, into: &output, limit: limit)
            if outcome.wrongEscapes > 0 { defects.note(.damagedQuotedPrintable, at: start) }
            if outcome.isCut { defects.note(.decodedCut, at: start) }
        case .uuencode:
            let outcome = UUEncoding.decode(bytes, part.body, into: &output, limit: limit)
            if outcome.damagedLines > 0 { defects.note(.damagedUUEncoding, at: start) }
            if outcome.isCut { defects.note(.decodedCut, at: start) }
        }
        return output
    }

    /// The number of bytes that a part decodes to.
    func size(of part: MailPart, defects: inout DefectList) -> Int {
        switch part.encoding {
        case .identity, .unknown: return part.body.count
        case .base64:
            let outcome = Base64.decodedSize(bytes, part.body)
            if outcome.foreignBytes > 0 { defects.note(.damagedBase64, at: part.body.lowerBound) }
            return outcome.size
        case .quotedPrintable, .uuencode:
            return data(of: part, limit: limits.decodedDataBytes, defects: &defects).count
        }
    }

    /// The text of a part: decoded, line ends made LF, a leading byte order mark dropped, NUL shown as U+FFFD.
    func text(of part: MailPart, defects: inout DefectList) -> String {
        let start = part.body.lowerBound
        var isClean = true
        let charset = charset(of: part, defects: &defects)
        let text: String
        if part.encoding == .identity {
            let range = part.body.prefix(limits.decodedTextBytes)
            if range.count < part.body.count { defects.note(.decodedCut, at: start) }
            text = Self.proven(charset, part, bytes, range).text(bytes, range, isClean: &isClean)
        } else {
            let data = data(of: part, limit: limits.decodedTextBytes, defects: &defects)
            let range = 0..<data.count
            text = Self.proven(charset, part, data, range).text(data, range, isClean: &isClean)
        }
        if !isClean { defects.note(.wrongCharset, at: start) }
        return TextLines.normalized(text, hadNul: { defects.note(.nulInText, at: start) })
    }

    private func charset(of part: MailPart, defects: inout DefectList) -> Charset {
        guard let label = part.charset else { return .utf8OrWindows1252 }
        if let charset = Charset(label: label) { return charset }
        defects.note(.unknownCharset, at: part.header.lowerBound)
        return .utf8OrWindows1252
    }

    /// The charset that the bytes themselves prove: a byte order mark overrules a label, `meta` in HTML a missing one.
    private static func proven(_ charset: Charset, _ part: MailPart, _ bytes: [UInt8], _ range: Range<Int>) -> Charset {
        if bytes[range].starts(with: [0xEF, 0xBB, 0xBF]), charset != .utf8, charset != .utf7 {
            return .utf8OrWindows1252
        }
        guard part.charset == nil, part.contentType == "text/html" else { return charset }
        let head = range.prefix(2_048)
        for index in head where bytes[index] | 0x20 == 0x63 {
            guard hasPrefix("charset=", in: bytes, at: index, to: head.upperBound) else { continue }
            var start = index + 8
            while start < head.upperBound, bytes[start] == Byte.quote || bytes[start] == 0x27 { start += 1 }
            var end = start
            while end < head.upperBound,
                Byte.isLetter(bytes[end]) || Byte.isDigit(bytes[end]) || bytes[end] == Byte.hyphen
                    || bytes[end] == Byte.underscore
            {
                end += 1
            }
            guard let declared = Charset(label: bytes, start..<end) else { return charset }
            if case .utf16LittleEndian = declared { return charset }
            return declared == .utf8 ? .utf8OrWindows1252 : declared
        }
        return charset
    }
}
