/// The header fields that say what a part is, collected while its header is read.
struct PartHeader {
    private var contentType: Int?
    private var disposition: Int?
    private var encoding: Int?
    private var contentID: Int?
    private var hasDuplicate = false

    /// Remembers a field of interest; of several with one name the first counts.
    mutating func take(_ bytes: [UInt8], _ name: Range<Int>, index: Int) {
        guard name.count >= 10, Byte.lowercased(bytes[name.lowerBound]) == 0x63, let known = KnownField(bytes, name)
        else { return }
        switch known {
        case .contentType where contentType == nil: contentType = index
        case .contentDisposition where disposition == nil: disposition = index
        case .contentTransferEncoding where encoding == nil: encoding = index
        case .contentID where contentID == nil: contentID = index
        default: hasDuplicate = hasDuplicate || known.isAboutPart
        }
    }

    /// Fills in what the fields say about `part`.
    func describe(
        _ part: inout MailPart, bytes: [UInt8], fields: [HeaderField], limits: MailLimits, defects: inout DefectList
    ) {
        if hasDuplicate { defects.note(.duplicateField, at: part.header.lowerBound) }
        var nameParameter: String?
        if let contentType {
            let value = structured(fields[contentType], bytes, limits, &defects)
            part.contentType = Self.mediaType(value.value) ?? "text/plain"
            part.charset = value["charset"]
            nameParameter = value["name"]
            if let boundary = value["boundary"], !boundary.isEmpty { part.boundary = Self.boundaryBytes(boundary) }
            part.isFlowed = value["format"]?.lowercased() == "flowed"
            part.deletesSpace = value["delsp"]?.lowercased() == "yes"
            part.reportType = value["report-type"]?.lowercased()
        }
        if part.contentType.utf8.starts(with: "multipart/".utf8) {
            part.kind = .multipart
        } else if part.contentType == "message/rfc822" || part.contentType == "message/global" {
            part.kind = .message
        }
        if let encoding {
            part.encoding = TransferEncoding(bytes, fields[encoding].valueRange)
            if part.encoding == .unknown {
                defects.note(.unknownTransferEncoding, at: fields[encoding].offset)
                part.encoding = .identity
            }
        }
        if let disposition {
            let value = structured(fields[disposition], bytes, limits, &defects)
            switch value.value {
            case "inline": part.disposition = .inline
            case "attachment": part.disposition = .attachment
            default: part.disposition = .other
            }
            if let name = value["filename"] { nameParameter = name }
        }
        part.filename = nameParameter.flatMap(FileName.cleaned)
        if let contentID {
            part.contentID = MessageIdentifiers.list(bytes, fields[contentID].valueRange, limit: 2).ids.first
        }
    }

    private func structured(
        _ field: HeaderField, _ bytes: [UInt8], _ limits: MailLimits, _ defects: inout DefectList
    ) -> StructuredValue {
        let value = StructuredValue(bytes, field.valueRange, fallback: field.fallback, limits: limits)
        if value.isCut { defects.note(.parametersCut, at: field.offset) }
        return value
    }

    /// `type/subtype` in lower case, or nil if the value is no media type.
    private static func mediaType(_ value: String) -> String? {
        let parts = value.utf8.split(separator: 0x2F, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            return value == "text" ? "text/plain" : value == "multipart" ? "multipart/mixed" : nil
        }
        return value
    }

    private static func boundaryBytes(_ boundary: String) -> [UInt8] {
        var bytes = Array(boundary.utf8)
        while let last = bytes.last, Byte.isSpace(last) { bytes.removeLast() }
        return bytes
    }
}
