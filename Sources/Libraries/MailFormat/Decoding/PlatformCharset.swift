#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A multibyte charset that the C library converts, fed in stretches that cannot confuse its state.
enum PlatformCharset: String, Sendable {
    case gb18030 = "GB18030"
    case big5 = "BIG5-HKSCS"
    case eucJP = "EUC-JP-MS"
    case shiftJIS = "CP932"
    case eucKR = "UHC"
    case johab = "JOHAB"
    case eucTW = "EUC-TW"

    /// The text of `bytes[range]`; what the converter refuses becomes U+FFFD and the rest is read on.
    func text(_ bytes: [UInt8], _ range: Range<Int>, isClean: inout Bool) -> String {
        if isASCII(bytes, range) { return String(decoding: bytes[range], as: UTF8.self) }
        guard let converter = iconv_open("UTF-8", rawValue), converter != iconv_t(bitPattern: -1) else {
            isClean = false
            return String(decoding: bytes[range].map { $0 < 0x80 ? $0 : Byte.question }, as: UTF8.self)
        }
        defer { iconv_close(converter) }
        var output: [UInt8] = []
        output.reserveCapacity(range.count * 2)
        var chunk = [CChar](repeating: 0, count: 16_384)
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var input: UnsafeMutablePointer<CChar>? =
                UnsafeMutableRawPointer(mutating: base + range.lowerBound).assumingMemoryBound(to: CChar.self)
            var left = range.count
            while left > 0 {
                let before = left
                let (result, failure, written) = chunk.withUnsafeMutableBufferPointer { room in
                    var target = room.baseAddress
                    var space = room.count
                    let result = iconv(converter, &input, &left, &target, &space)
                    return (result, errno, room.count - space)
                }
                for index in 0..<written { output.append(UInt8(bitPattern: chunk[index])) }
                guard result == -1 else { break }
                if failure == E2BIG {
                    if left == before, written == 0 { break }
                    continue
                }
                guard left > 0 else { break }
                isClean = false
                output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                skipOne(&input, &left)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Steps over one refused byte, and over its trail byte unless that is ASCII and so may be markup (WHATWG).
    private func skipOne(_ input: inout UnsafeMutablePointer<CChar>?, _ left: inout Int) {
        guard let start = input else { return }
        var step = 1
        if left > 1, UInt8(bitPattern: start[0]) >= 0x80, UInt8(bitPattern: start[1]) >= 0x80 { step = 2 }
        input = start + step
        left -= step
    }
}
