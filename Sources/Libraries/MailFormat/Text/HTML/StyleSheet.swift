/// The rules of `<style>` elements that can hide something: simple selectors, alone or after ancestors.
struct StyleSheet {
    private struct Compound {
        var element: String?
        var id: String?
        var classes: [String] = []

        func matches(_ tag: HTMLTag, _ tagClasses: [Substring]) -> Bool {
            if let element, element != tag.name { return false }
            if let id, id != tag.id?.lowercased() { return false }
            return classes.allSatisfy { wanted in tagClasses.contains { $0 == wanted } }
        }
    }

    private struct Rule {
        let compounds: [Compound]
        let style: CSSDeclarations
    }

    private var rules: [Rule] = []
    private static let limit = 200
    /// Comparisons of a rule with an element that are made for one mail; later elements count as unstyled.
    private var comparisonsLeft = 2_000_000

    var isEmpty: Bool { rules.isEmpty }

    /// Adds the rules of one `<style>` element. Rules for print or for certain window sizes are left out.
    mutating func add(_ text: String) {
        let bytes = Array(CSSDeclarations.plain(text).utf8)
        var index = 0
        while index < bytes.count, rules.count < Self.limit {
            let open = firstIndex(of: 0x7B, in: bytes, from: index, to: bytes.count)
            guard open < bytes.count else { return }
            var start = index
            if let statement = bytes[index..<open].lastIndex(of: Byte.semicolon) { start = statement + 1 }
            let selector = String(decoding: bytes[trimmed(bytes, start..<open)], as: UTF8.self)
            if selector.hasPrefix("@") {
                if selector == "@media all" || selector == "@media screen" || selector.hasPrefix("@supports") {
                    index = open + 1
                } else {
                    index = blockEnd(bytes, open)
                }
                continue
            }
            let close = firstIndex(of: 0x7D, in: bytes, from: open, to: bytes.count)
            addRule(selector, String(decoding: bytes[(open + 1)..<max(close, open + 1)], as: UTF8.self))
            index = close + 1
        }
    }

    private func blockEnd(_ bytes: [UInt8], _ open: Int) -> Int {
        var depth = 0
        var index = open
        while index < bytes.count {
            if bytes[index] == 0x7B { depth += 1 }
            if bytes[index] == 0x7D {
                depth -= 1
                if depth == 0 { return index + 1 }
            }
            index += 1
        }
        return index
    }

    private mutating func addRule(_ selectors: String, _ body: String) {
        let style = CSSDeclarations(body)
        guard !style.values.isEmpty else { return }
        for selector in selectors.split(separator: ",").prefix(50) {
            let text = selector.trimmingPrefix { $0 == "}" || $0.isWhitespace }
            let compounds = text.split { $0 == " " || $0 == ">" || $0 == "\n" || $0 == "\t" }.map(Self.compound)
            guard !compounds.isEmpty, compounds.count <= 4 else { continue }
            let known = compounds.compactMap { $0 }
            if known.count == compounds.count, rules.count < Self.limit {
                rules.append(Rule(compounds: known, style: style))
            }
        }
    }

    /// Reads `element#id.class`, or gives nil for what is not understood (pseudo-classes, attributes).
    private static func compound(_ text: Substring) -> Compound? {
        var result = Compound()
        var current = ""
        var mark: Character = " "
        func finish() {
            guard !current.isEmpty else { return }
            switch mark {
            case ".": result.classes.append(current)
            case "#": result.id = current
            default: if current != "*" { result.element = current }
            }
            current = ""
        }
        for letter in text {
            if letter == "." || letter == "#" {
                finish()
                mark = letter
            } else if letter == ":" || letter == "[" || letter == "+" || letter == "~" {
                return nil
            } else {
                current.append(letter)
            }
        }
        finish()
        return result
    }

    /// Applies the rules that match `tag`, in the order they were written.
    mutating func apply(to style: inout ElementStyle, _ tag: HTMLTag, ancestors: (Int) -> HTMLTag?) {
        guard !rules.isEmpty, comparisonsLeft > 0 else { return }
        comparisonsLeft -= rules.count
        let classes = Self.classes(of: tag)
        for rule in rules {
            guard let last = rule.compounds.last, last.matches(tag, classes) else { continue }
            if matchesAncestors(rule.compounds.dropLast(), ancestors) {
                comparisonsLeft -= 20
                style.apply(rule.style)
            }
        }
    }

    private func matchesAncestors(_ compounds: ArraySlice<Compound>, _ ancestors: (Int) -> HTMLTag?) -> Bool {
        var wanted = compounds
        var level = 0
        while let compound = wanted.last, level < 64 {
            guard let tag = ancestors(level) else { return false }
            if compound.matches(tag, Self.classes(of: tag)) { wanted = wanted.dropLast() }
            level += 1
        }
        return wanted.isEmpty
    }

    private static func classes(of tag: HTMLTag) -> [Substring] {
        guard let classes = tag.classes else { return [] }
        return classes.lowercased().split(maxSplits: 32) { $0.isWhitespace }
    }
}

extension Substring {
    fileprivate func trimmingPrefix(_ isUnwanted: (Character) -> Bool) -> Substring { drop(while: isUnwanted) }
}
