/// A length of CSS in pixels, or what it is relative to.
enum CSSLength {
    case pixels(Double)
    case relative(Double)

    init?(_ text: String) {
        let unit = text.drop { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-" || $0 == "+" || $0 == "e") }
        var digits = text.dropLast(unit.count)
        var unitText = String(unit)
        if digits.last == "e" {
            digits = digits.dropLast()
            unitText = "e" + unitText
        }
        guard let number = Double(digits), number.isFinite else { return nil }
        switch unitText {
        case "", "px": self = .pixels(number)
        case "pt": self = .pixels(number * 4 / 3)
        case "pc": self = .pixels(number * 16)
        case "in": self = .pixels(number * 96)
        case "cm": self = .pixels(number * 37.8)
        case "mm": self = .pixels(number * 3.78)
        case "rem": self = .pixels(number * 16)
        case "em", "ex", "ch": self = .relative(number)
        case "%": self = .relative(number / 100)
        case "vw", "vh", "vmin", "vmax": self = .pixels(number * 8)
        default: return nil
        }
    }

    /// The first length in a value, or nil.
    static func first(_ text: String?) -> CSSLength? {
        text?.split(separator: " ").first.flatMap { CSSLength(String($0)) }
    }

    func pixels(of base: Double) -> Double {
        switch self {
        case .pixels(let value): value
        case .relative(let factor): factor * base
        }
    }
}
