/// Line ends and stray control bytes of decoded text.
enum TextLines {
    /// `text` with CRLF and CR made LF, without a leading U+FEFF, NUL replaced by U+FFFD.
    static func normalized(_ text: String, hadNul: () -> Void) -> String {
        var text = text
        let needsWork = text.withUTF8 { bytes -> Bool in
            if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return true }
            var found = false
            for byte in bytes where byte == Byte.cr || byte == 0 {
                found = true
                break
            }
            return found
        }
        guard needsWork else { return text }
        var sawNul = false
        let output = text.withUTF8 { bytes -> [UInt8] in
            var output: [UInt8] = []
            var nuls = 0
            for byte in bytes where byte == 0 { nuls += 1 }
            output.reserveCapacity(bytes.count + 2 * nuls)
            var index = 0
            if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { index = 3 }
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                if byte == Byte.cr {
                    if index < bytes.count, bytes[index] == Byte.lf { index += 1 }
                    output.append(Byte.lf)
                } else if byte == 0 {
                    sawNul = true
                    output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                } else {
                    output.append(byte)
                }
            }
            return output
        }
        if sawNul { hadNul() }
        return String(decoding: output, as: UTF8.self)
    }
}
