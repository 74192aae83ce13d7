/// A colour as CSS and old HTML attributes write it.
enum Colour: Equatable {
    case rgb(UInt8, UInt8, UInt8)
    /// Nothing is painted.
    case transparent

    static let white = Colour.rgb(255, 255, 255)
    static let black = Colour.rgb(0, 0, 0)

    init?(_ text: String) {
        let word = text.lowercased()
        if word == "transparent" {
            self = .transparent
        } else if let value = Self.names[word] {
            self = .rgb(UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255))
        } else if word.utf8.first == 0x23 {
            self.init(hex: Array(word.utf8.dropFirst()))
        } else if word.hasPrefix("rgb") {
            self.init(function: word)
        } else if word.hasPrefix("hsl") {
            self.init(hsl: word)
        } else if word.utf8.count == 6 || word.utf8.count == 3 {
            self.init(hex: Array(word.utf8))
        } else {
            return nil
        }
    }

    private init?(hex digits: [UInt8]) {
        let values = digits.compactMap { Byte.hexValue($0) }
        guard values.count == digits.count else { return nil }
        switch values.count {
        case 3, 4:
            if values.count == 4, values[3] == 0 { self = .transparent; return }
            self = .rgb(values[0] * 17, values[1] * 17, values[2] * 17)
        case 6, 8:
            if values.count == 8, values[6] * 16 + values[7] < 16 { self = .transparent; return }
            self = .rgb(values[0] * 16 + values[1], values[2] * 16 + values[3], values[4] * 16 + values[5])
        default: return nil
        }
    }

    private static func numbers(_ function: String) -> [Double] {
        let inside = function.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
        return inside.split { $0 == "," || $0 == " " || $0 == "/" }.prefix(4).compactMap { piece in
            if piece.hasSuffix("%") { return Double(piece.dropLast()).map { $0 * 2.55 } }
            return Double(piece.hasSuffix("deg") ? piece.dropLast(3) : piece)
        }
    }

    private init?(function: String) {
        let values = Self.numbers(function)
        guard values.count >= 3, values.allSatisfy(\.isFinite) else { return nil }
        if values.count == 4, values[3] < 0.1 {
            self = .transparent
            return
        }
        let channels = values.prefix(3).map { UInt8(min(max($0, 0), 255)) }
        self = .rgb(channels[0], channels[1], channels[2])
    }

    private init?(hsl: String) {
        let values = Self.numbers(hsl)
        guard values.count >= 3, values.allSatisfy(\.isFinite) else { return nil }
        if values.count == 4, values[3] < 0.1 {
            self = .transparent
            return
        }
        let light = UInt8(min(max(values[2], 0), 255))
        guard light < 12 || light > 243 || values[1] < 12 else { return nil }
        self = .rgb(light, light, light)
    }

    /// True if text in this colour cannot be told from a background in the other.
    func looksLike(_ other: Colour) -> Bool {
        guard case .rgb(let red, let green, let blue) = self, case .rgb(let red2, let green2, let blue2) = other else {
            return false
        }
        let distance = max(abs(Int(red) - Int(red2)), abs(Int(green) - Int(green2)), abs(Int(blue) - Int(blue2)))
        return distance <= 16
    }

    private static let names: [String: UInt32] = [
        "white": 0xFFFFFF, "snow": 0xFFFAFA, "ivory": 0xFFFFF0, "floralwhite": 0xFFFAF0, "ghostwhite": 0xF8F8FF,
        "whitesmoke": 0xF5F5F5, "azure": 0xF0FFFF, "mintcream": 0xF5FFFA, "honeydew": 0xF0FFF0, "aliceblue": 0xF0F8FF,
        "seashell": 0xFFF5EE, "lightyellow": 0xFFFFE0, "lavender": 0xE6E6FA, "linen": 0xFAF0E6, "oldlace": 0xFDF5E6,
        "black": 0x000000, "gray": 0x808080, "grey": 0x808080, "silver": 0xC0C0C0, "lightgray": 0xD3D3D3,
        "lightgrey": 0xD3D3D3, "gainsboro": 0xDCDCDC, "dimgray": 0x696969, "darkgray": 0xA9A9A9, "red": 0xFF0000,
        "maroon": 0x800000, "yellow": 0xFFFF00, "olive": 0x808000, "lime": 0x00FF00, "green": 0x008000,
        "aqua": 0x00FFFF, "cyan": 0x00FFFF, "teal": 0x008080, "blue": 0x0000FF, "navy": 0x000080,
        "fuchsia": 0xFF00FF, "magenta": 0xFF00FF, "purple": 0x800080, "orange": 0xFFA500, "darkblue": 0x00008B,
        "darkgreen": 0x006400, "darkred": 0x8B0000, "gold": 0xFFD700, "beige": 0xF5F5DC, "cornsilk": 0xFFF8DC,
        "window": 0xFFFFFF, "windowtext": 0x000000, "canvas": 0xFFFFFF, "canvastext": 0x000000,
    ]
}
