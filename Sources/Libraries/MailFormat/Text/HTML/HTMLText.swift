/// Turns HTML into the text that a person would see: blocks on lines, lists with marks, links as `text (url)`.
struct HTMLText {
    private struct Open {
        let tag: HTMLTag
        let style: ElementStyle
        /// Where the text of a link begins.
        var start = 0
        var itemNumber = 0
    }

    let limits: MailLimits
    private var stack: [Open] = []
    /// How many elements of each name are open, so that an end tag nobody waits for costs nothing.
    private var openCounts: [String: Int] = [:]
    private var sheet = StyleSheet()
    private var quoteDepth = 0
    private var needsSpace = false
    private var buffer: [UInt8] = []

    init(limits: MailLimits) { self.limits = limits }

    /// Reads `html` and adds what can be seen, and what is hidden, to `collector`.
    static func read(_ html: String, limits: MailLimits, into collector: inout VisibleCollector) {
        var reader = HTMLText(limits: limits)
        var tokenizer = HTMLTokenizer(Array(html.utf8), limit: limits.htmlBytes)
        while let token = tokenizer.next() {
            switch token {
            case .text(let range): reader.addText(tokenizer.bytes, range, &collector)
            case .startTag(let tag): reader.open(tag, &collector)
            case .endTag(let name): reader.close(name, &collector)
            case .comment(let range): reader.addComment(tokenizer.bytes, range, &collector)
            }
        }
        while !reader.stack.isEmpty { reader.closeTop(&collector) }
    }

    private var style: ElementStyle { stack.last?.style ?? ElementStyle() }

    private mutating func open(_ tag: HTMLTag, _ collector: inout VisibleCollector) {
        endImplied(by: tag.name, &collector)
        if HTMLElements.void.contains(tag.name) {
            openVoid(tag, &collector)
            return
        }
        guard stack.count < limits.htmlDepth else { return }
        var style = style
        if HTMLElements.neverShown.contains(tag.name), !(tag.name == "dialog" && tag.isOpen) {
            if style.hidden == nil { style.hidden = .neverShown }
        }
        style.apply(tag)
        sheet.apply(to: &style, tag) { level in
            level < stack.count ? stack[stack.count - 1 - level].tag : nil
        }
        if let inline = tag.style { style.apply(CSSDeclarations(inline)) }
        let isVisible = style.hiddenKind == nil
        if isVisible { startBlock(tag, &collector) }
        if tag.name == "blockquote", isVisible { quoteDepth += 1 }
        stack.append(Open(tag: tag, style: style, start: collector.count))
        openCounts[tag.name, default: 0] += 1
        if tag.name == "li", isVisible { addItemMark(&collector) }
        if tag.name == "td" || tag.name == "th", isVisible { addCellMark(&collector) }
    }

    private mutating func startBlock(_ tag: HTMLTag, _ collector: inout VisibleCollector) {
        guard HTMLElements.block.contains(tag.name) else { return }
        breakLine(HTMLElements.spaced.contains(tag.name) ? 2 : 1, &collector)
        if QuoteMarkers.startsOldMessage(tag) { add(QuoteMarkers.line + "\n", &collector) }
    }

    private mutating func openVoid(_ tag: HTMLTag, _ collector: inout VisibleCollector) {
        guard style.hiddenKind == nil else { return }
        switch tag.name {
        case "br":
            collector.removeTrailing(Byte.space)
            newLine(&collector)
        case "hr":
            breakLine(1, &collector)
        case "img": addImage(tag, &collector)
        case "input":
            if let value = tag.value, tag.type?.lowercased() != "hidden" { add("[\(value.prefix(200))]", &collector) }
        default: break
        }
    }

    private mutating func addImage(_ tag: HTMLTag, _ collector: inout VisibleCollector) {
        var style = style
        if let inline = tag.style { style.apply(CSSDeclarations(inline)) }
        if let source = tag.source?.lowercased(), source.hasPrefix("http") || source.hasPrefix("//") {
            collector.remoteImages += 1
        }
        let isPixel = [tag.width, tag.height].contains { $0.flatMap { Int($0) }.map { $0 <= 2 } ?? false }
        guard let text = tag.alternative, !text.isEmpty else { return }
        if style.hiddenKind != nil || isPixel {
            collector.hide(style.hiddenKind ?? .tooSmall, String(text.prefix(500)))
        } else {
            let oneLine = text.prefix(200).split { $0.isWhitespace }.joined(separator: " ")
            if !oneLine.isEmpty { add("[\(oneLine)]", &collector) }
        }
    }

    private mutating func close(_ name: String, _ collector: inout VisibleCollector) {
        guard openCounts[name] ?? 0 > 0 else {
            if name == "br" || name == "p", style.hiddenKind == nil { newLine(&collector) }
            return
        }
        while let top = stack.last {
            closeTop(&collector)
            if top.tag.name == name { return }
        }
    }

    private mutating func endImplied(by name: String, _ collector: inout VisibleCollector) {
        guard let ends = HTMLElements.impliedEnds(of: name) else { return }
        var left = ends.reduce(0) { $0 + (openCounts[$1] ?? 0) }
        var lowest: Int?
        for index in stack.indices.suffix(Self.impliedReach).reversed() where left > 0 {
            let open = stack[index].tag.name
            if ends.contains(open) {
                lowest = index
                left -= 1
            } else if HTMLElements.scope.contains(open) {
                break
            }
        }
        if let lowest { while stack.count > lowest { closeTop(&collector) } }
    }

    /// Open elements that are looked through for one that a start tag ends by itself.
    private static let impliedReach = 32

    private mutating func closeTop(_ collector: inout VisibleCollector) {
        guard let open = stack.popLast() else { return }
        let name = open.tag.name
        openCounts[name, default: 1] -= 1
        guard open.style.hiddenKind == nil else { return }
        if name == "a" { addLinkTarget(open, &collector) }
        if HTMLElements.block.contains(name) { breakLine(HTMLElements.spaced.contains(name) ? 2 : 1, &collector) }
        if name == "blockquote" { quoteDepth = max(quoteDepth - 1, 0) }
    }

    private mutating func addLinkTarget(_ open: Open, _ collector: inout VisibleCollector) {
        guard let target = LinkTarget.shown(open.tag.href) else { return }
        let text = collector.text(from: open.start)
        if LinkTarget.isSame(text, target) { return }
        add(text.isEmpty ? target : " (\(target))", &collector)
    }

    private mutating func addItemMark(_ collector: inout VisibleCollector) {
        guard let list = stack.lastIndex(where: { $0.tag.name == "ol" || $0.tag.name == "ul" }) else {
            add("- ", &collector)
            return
        }
        if stack[list].tag.name == "ol" {
            stack[list].itemNumber += 1
            add("\(stack[list].itemNumber). ", &collector)
        } else {
            add("- ", &collector)
        }
    }

    private mutating func addCellMark(_ collector: inout VisibleCollector) {
        if collector.last != Byte.lf, collector.last != Byte.space { add(" ", &collector) }
    }

    private mutating func addComment(_ bytes: [UInt8], _ range: Range<Int>, _ collector: inout VisibleCollector) {
        let text = trimmed(bytes, range)
        guard !text.isEmpty else { return }
        let kept = text.prefix(limits.hiddenBytes)
        collector.hide(.comment, String(decoding: bytes[kept], as: UTF8.self))
    }

    private mutating func addText(_ bytes: [UInt8], _ range: Range<Int>, _ collector: inout VisibleCollector) {
        buffer.removeAll(keepingCapacity: true)
        if let kind = style.hiddenKind {
            if stack.last?.tag.name == "style" {
                sheet.add(String(decoding: bytes[range], as: UTF8.self))
                return
            }
            HTMLEntities.append(bytes, range.prefix(limits.hiddenBytes), to: &buffer)
            let text = trimmed(buffer, 0..<buffer.count)
            if !text.isEmpty { collector.hide(kind, String(decoding: buffer[text], as: UTF8.self)) }
            return
        }
        HTMLEntities.append(bytes, range, to: &buffer)
        if style.preservesSpace {
            for line in buffer.split(separator: Byte.lf, omittingEmptySubsequences: false).enumerated() {
                if line.offset > 0 { newLine(&collector) }
                let text = String(decoding: line.element.filter { $0 != Byte.cr }, as: UTF8.self)
                if !text.isEmpty { add(text, &collector) }
            }
            return
        }
        addCollapsed(&collector)
    }

    /// Adds the buffer with each run of white space made one blank, and none at the start of a line.
    private mutating func addCollapsed(_ collector: inout VisibleCollector) {
        var output: [UInt8] = []
        output.reserveCapacity(buffer.count)
        var last = collector.last
        if collector.count == 0 { last = Byte.lf }
        var index = 0
        while index < buffer.count {
            var byte = buffer[index]
            if byte == 0xC2, index + 1 < buffer.count, buffer[index + 1] == 0xA0 {
                byte = Byte.space
                index += 1
            } else if Byte.isSpace(byte) || byte == 0x0C {
                byte = Byte.space
                if last == Byte.space || last == Byte.lf {
                    index += 1
                    continue
                }
            }
            output.append(byte)
            last = byte
            index += 1
        }
        if !output.isEmpty { add(String(decoding: output, as: UTF8.self), &collector) }
    }

    /// Adds text to the current line, with quote marks where a line begins.
    private mutating func add(_ text: String, _ collector: inout VisibleCollector) {
        if quoteDepth > 0, collector.last == Byte.lf {
            collector.add(String(repeating: ">", count: min(quoteDepth, 16)) + " ")
        }
        collector.add(text)
    }

    private mutating func newLine(_ collector: inout VisibleCollector) {
        if quoteDepth > 0, collector.last == Byte.lf { collector.add(">") }
        collector.add("\n")
    }

    private mutating func breakLine(_ count: Int, _ collector: inout VisibleCollector) {
        collector.removeTrailing(Byte.space)
        guard quoteDepth == 0 || collector.last != Byte.lf else { return }
        var missing = count - collector.trailingLineFeeds
        if quoteDepth > 0 { missing = min(missing, 1) }
        for _ in 0..<max(missing, 0) { collector.add("\n") }
    }
}
