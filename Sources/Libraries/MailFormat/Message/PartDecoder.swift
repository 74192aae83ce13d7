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
            text = charset.text(bytes, range, isClean: &isClean)
        } else {
            let data = data(of: part, limit: limits.decodedTextBytes, defects: &defects)
            text = charset.text(data, 0..<data.count, isClean: &isClean)
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
}
