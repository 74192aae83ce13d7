/// The parts of a form that carries a file (multipart/form-data, RFC 7578).
enum FormParts {
    /// Parts of a form at most.
    static let mostParts = 20

    /// Texts and files by name, the first of equal names counting.
    ///
    /// - Parameter contentType: The value of the field Content-Type; it names the boundary.
    /// - Returns: `nil` where the form is not in its form, cut off, or has too many parts.
    static func read(_ bytes: [UInt8], contentType: String) -> [String: [UInt8]]? {
        guard let boundary = parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count) else {
            return nil
        }
        let delimiter = Array("--\(boundary)".utf8)
        let lineEnd: [UInt8] = [0x0D, 0x0A]
        guard bytes.starts(with: delimiter) else { return nil }
        var place = delimiter.count
        var parts: [String: [UInt8]] = [:]
        for _ in 0...mostParts {
            if bytes[place...].starts(with: Array("--".utf8)) { return parts }
            guard bytes[place...].starts(with: lineEnd), let head = bytes[place...].firstRange(of: lineEnd + lineEnd),
                let end = bytes[head.upperBound...].firstRange(of: lineEnd + delimiter)
            else { return nil }
            let fields = String(decoding: bytes[(place + 2)..<max(place + 2, head.lowerBound)], as: UTF8.self)
            let disposition = fields.split(separator: "\r\n").first {
                $0.lowercased().hasPrefix("content-disposition:")
            }
            guard let name = disposition.flatMap({ parameter("name", of: String($0)) }) else { return nil }
            if parts[name] == nil { parts[name] = Array(bytes[head.upperBound..<end.lowerBound]) }
            place = end.upperBound
        }
        return nil
    }

    /// The value of `; name=value`, quoted or not.
    private static func parameter(_ name: String, of field: String) -> String? {
        for part in field.split(separator: ";").dropFirst() {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let key = halves[0].filter { $0 != " " && $0 != "\t" }
            guard halves.count == 2, key.lowercased() == name else { continue }
            let value = halves[1].trimming { $0 == " " || $0 == "\t" }
            return value.count >= 2 && value.first == "\"" && value.last == "\""
                ? String(value.dropFirst().dropLast()) : String(value)
        }
        return nil
    }
}

extension Substring {
    fileprivate func trimming(_ isBlank: (Character) -> Bool) -> Substring {
        var rest = drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }
}
