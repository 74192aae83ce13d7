/// `format=flowed` (RFC 3676): lines that end in a blank belong together, within one depth of quoting.
enum FlowedText {
    static func unwrapped(_ text: String, deletesSpace: Bool) -> String {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var line = 0
        var joinsWithDepth: Int?
        while line < bytes.count {
            let newline = firstIndex(of: Byte.lf, in: bytes, from: line, to: bytes.count)
            var start = line
            while start < newline, bytes[start] == Byte.greater { start += 1 }
            let depth = start - line
            if start < newline, bytes[start] == Byte.space { start += 1 }
            let content = bytes[start..<newline]
            let isSignature = content.elementsEqual("-- ".utf8)
            if let joined = joinsWithDepth, joined == depth, !isSignature {
                output.append(contentsOf: content)
            } else {
                if joinsWithDepth != nil { output.append(Byte.lf) }
                output.append(contentsOf: repeatElement(Byte.greater, count: depth))
                if depth > 0 { output.append(Byte.space) }
                output.append(contentsOf: content)
            }
            let isFlowed = content.last == Byte.space && !isSignature
            if isFlowed {
                if deletesSpace { output.removeLast() }
                joinsWithDepth = depth
            } else {
                joinsWithDepth = nil
                if newline < bytes.count { output.append(Byte.lf) }
            }
            line = newline + 1
        }
        return String(decoding: output, as: UTF8.self)
    }
}
