/// File names as strangers write them.
enum FileName {
    /// The name without control and direction characters and at most 255 bytes long, or nil if nothing is left.
    static func cleaned(_ name: String) -> String? {
        var scalars = String.UnicodeScalarView()
        var bytes = 0
        for scalar in name.unicodeScalars {
            let value = scalar.value
            if value < 0x20 || (0x7F..<0xA0).contains(value) || (0x202A...0x202E).contains(value)
                || (0x2066...0x2069).contains(value) || value == 0x200E || value == 0x200F
            {
                continue
            }
            bytes += UTF8.width(scalar)
            if bytes > 255 { break }
            scalars.append(scalar)
        }
        return scalars.isEmpty ? nil : String(scalars)
    }
}
