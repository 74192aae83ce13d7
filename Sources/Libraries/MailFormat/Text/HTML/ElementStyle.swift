/// How an element is shown, as far as it decides whether a person can read it.
struct ElementStyle {
    /// Set where the element and all within it cannot be seen.
    var hidden: HiddenContent.Kind?
    private var isInvisible = false
    private var fontSize = 16.0
    private var colour = Colour.black
    /// What is behind the text; nil where that is a picture and so unknown.
    private var background: Colour? = .white
    var preservesSpace = false

    /// Why text here cannot be seen, or nil if it can.
    var hiddenKind: HiddenContent.Kind? {
        if let hidden { return hidden }
        if isInvisible { return .notDisplayed }
        if fontSize < 3 { return .tooSmall }
        if colour == .transparent { return .sameColour }
        if let background, colour.looksLike(background) { return .sameColour }
        return nil
    }

    /// Applies what the attributes of old HTML say.
    mutating func apply(_ tag: HTMLTag) {
        if tag.isHidden { hide(.notDisplayed) }
        if tag.hasBackgroundImage { background = nil }
        if let text = tag.background, let colour = Colour(text) { paint(colour) }
        if let text = tag.colour, tag.name == "font" || tag.name == "body", let colour = Colour(text) {
            self.colour = colour
        }
        if tag.name == "font", let size = tag.size, let number = Int(size) {
            fontSize =
                number < 0 ? max(fontSize + Double(number) * 3, 8) : [10, 10, 13, 16, 18, 24, 32, 48][min(number, 7)]
        }
        if tag.name == "a", hiddenKind == nil, colour == .black { colour = .rgb(0, 0, 238) }
        if tag.name == "pre" || tag.name == "textarea" || tag.name == "xmp" { preservesSpace = true }
    }

    private mutating func hide(_ kind: HiddenContent.Kind) { if hidden == nil { hidden = kind } }

    private mutating func paint(_ colour: Colour) { if colour != .transparent { background = colour } }

    /// Applies declarations of a rule or of a `style` attribute.
    mutating func apply(_ style: CSSDeclarations) {
        guard !style.values.isEmpty else { return }
        applyDisplay(style)
        applyFont(style)
        applyColours(style)
        applyBox(style)
        applyPlace(style)
    }

    private mutating func applyDisplay(_ style: CSSDeclarations) {
        if style["display"] == "none" || style["mso-hide"] == "all" || style["content-visibility"] == "hidden" {
            hide(.notDisplayed)
        }
        switch style["visibility"] {
        case "hidden", "collapse": isInvisible = true
        case "visible", "initial": isInvisible = false
        default: break
        }
        if let opacity = Self.fraction(style["opacity"]), opacity < 0.1 { hide(.notDisplayed) }
        if let filter = style["filter"],
            let inside = Self.argument(filter, of: "opacity") ?? Self.argument(filter, of: "alpha"),
            let opacity = Self.fraction(inside.hasPrefix("opacity=") ? String(inside.dropFirst(8)) + "%" : inside),
            opacity < 0.1
        {
            hide(.notDisplayed)
        }
        if let space = style["white-space"] { preservesSpace = space.hasPrefix("pre") || space == "break-spaces" }
    }

    private mutating func applyFont(_ style: CSSDeclarations) {
        if let font = style["font"] {
            for word in font.split(separator: " ") {
                let size = word.prefix { $0 != "/" }
                if let length = CSSLength(String(size)), size.contains(where: { !$0.isNumber }) || size == "0" {
                    fontSize = length.pixels(of: fontSize)
                    break
                }
            }
        }
        guard let size = style["font-size"] else { return }
        if let length = CSSLength(size) {
            fontSize = length.pixels(of: fontSize)
        } else if let named = Self.namedSizes[size] {
            fontSize = named
        }
    }

    private static let namedSizes: [String: Double] = [
        "xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32,
        "initial": 16,
    ]

    private mutating func applyColours(_ style: CSSDeclarations) {
        if let paint = style["background"] ?? style["background-color"] ?? style["background-image"] {
            if paint.contains("url(") || paint.contains("gradient(") {
                background = nil
            } else {
                let words = paint.contains("(") ? [Substring(paint)] : paint.split(separator: " ")
                for word in words { if let colour = Colour(String(word)) { self.paint(colour) } }
            }
        }
        if style["background-image"]?.contains("(") == true { background = nil }
        if let text = style["background-color"], let colour = Colour(text) { paint(colour) }
        if let text = style["color"], let colour = Colour(text) { self.colour = colour }
        if let text = style["-webkit-text-fill-color"], let colour = Colour(text) { self.colour = colour }
    }

    private mutating func applyBox(_ style: CSSDeclarations) {
        let clips = style["overflow"] ?? style["overflow-y"] ?? style["overflow-x"] ?? "visible"
        if clips != "visible" {
            for side in ["height", "max-height", "width", "max-width"] {
                if let length = CSSLength.first(style[side]), length.pixels(of: 400) <= 2 { hide(.tooSmall) }
            }
        }
        if let clip = style["clip"], let inside = Self.argument(clip, of: "rect") {
            let edges = inside.split { $0 == "," || $0 == " " }.compactMap { CSSLength(String($0))?.pixels(of: 16) }
            if edges.count == 4, edges[2] - edges[0] <= 1 || edges[1] - edges[3] <= 1 { hide(.offScreen) }
        }
        if let path = style["clip-path"] {
            if let inside = Self.argument(path, of: "inset"), let length = CSSLength.first(inside),
                length.pixels(of: 100) >= 50
            {
                hide(.offScreen)
            }
            if let inside = Self.argument(path, of: "circle"), let length = CSSLength.first(inside),
                length.pixels(of: 1) <= 0
            {
                hide(.offScreen)
            }
        }
    }

    private mutating func applyPlace(_ style: CSSDeclarations) {
        for name in ["text-indent", "margin-left", "margin-top", "margin-right"] {
            if let length = CSSLength.first(style[name]), abs(length.pixels(of: 16)) >= 900 { hide(.offScreen) }
        }
        if let margin = style["margin"] {
            for word in margin.split(separator: " ") {
                if let length = CSSLength(String(word)), length.pixels(of: 16) <= -900 { hide(.offScreen) }
            }
        }
        if let position = style["position"], position != "static" {
            for side in ["left", "top", "right", "bottom"] {
                if let length = CSSLength.first(style[side]), abs(length.pixels(of: 16)) >= 900 { hide(.offScreen) }
            }
        }
        guard let transform = style["transform"] ?? style["-webkit-transform"] else { return }
        for name in ["scale", "scalex", "scaley", "scale3d"] {
            if let inside = Self.argument(transform, of: name), let factor = CSSLength.first(inside.replacingCommas),
                abs(factor.pixels(of: 1)) < 0.1
            {
                hide(.tooSmall)
            }
        }
        for name in ["translate", "translatex", "translatey", "translate3d"] {
            guard let inside = Self.argument(transform, of: name) else { continue }
            for word in inside.replacingCommas.split(separator: " ") {
                if let length = CSSLength(String(word)), abs(length.pixels(of: 16)) >= 900 { hide(.offScreen) }
            }
        }
    }

    private static func fraction(_ text: String?) -> Double? {
        guard let text, let length = CSSLength(text) else { return nil }
        return length.pixels(of: 1)
    }

    /// What stands in the brackets of `name(…)`, or nil.
    private static func argument(_ value: String, of name: String) -> String? {
        let bytes = Array(value.utf8)
        let wanted = Array((name + "(").utf8)
        guard bytes.count >= wanted.count else { return nil }
        for start in 0...(bytes.count - wanted.count) where bytes[start..<(start + wanted.count)].elementsEqual(wanted)
        {
            if start > 0, Byte.isLetter(bytes[start - 1]) { continue }
            let rest = start + wanted.count
            let end = firstIndex(of: Byte.closeParen, in: bytes, from: rest, to: bytes.count)
            return CSSDeclarations.trim(Substring(String(decoding: bytes[min(rest, end)..<end], as: UTF8.self)))
        }
        return nil
    }
}

extension String {
    fileprivate var replacingCommas: String { String(map { $0 == "," ? " " : $0 }) }
}
