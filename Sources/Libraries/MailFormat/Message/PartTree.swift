/// Finds the parts of a message: one pass over the lines, an explicit stack of open multiparts, no copying of bodies.
struct PartTree {
    private struct Open {
        let part: Int
        let boundary: [UInt8]
        var childCount = 0
    }

    private struct BoundaryLine {
        let level: Int
        let isClosing: Bool
        let start: Int
        let next: Int
    }

    let bytes: [UInt8]
    let limits: MailLimits
    private(set) var parts: [MailPart] = []
    private(set) var fields: [HeaderField] = []
    private(set) var defects: DefectList
    private var stack: [Open] = []

    init(_ bytes: [UInt8], limits: MailLimits) {
        self.bytes = bytes
        self.limits = limits
        defects = DefectList(limit: limits.defects)
        build()
    }

    private mutating func build() {
        var position = 0
        var wantsPart = true
        while true {
            if wantsPart {
                guard parts.count < limits.parts else {
                    defects.note(.tooManyParts, at: position)
                    break
                }
                position = openPart(at: position)
            }
            guard let line = nextBoundary(from: position) else { break }
            close(downTo: line.level + 1, at: bodyEnd(before: line.start), isTerminated: false)
            if line.isClosing {
                closeTop(at: line.next, isTerminated: true)
                wantsPart = false
            } else {
                stack[line.level].childCount += 1
                wantsPart = true
            }
            position = line.next
        }
        close(downTo: 0, at: bytes.count, isTerminated: false)
    }

    /// Reads the header of a part and opens it; gives the position from which boundaries are looked for.
    private mutating func openPart(at start: Int) -> Int {
        let index = parts.count
        let parent = stack.last?.part
        let isInDigest = parent.map { parts[$0].contentType == "multipart/digest" } ?? false
        var part = MailPart(
            index: index, parent: parent, depth: stack.count, fields: fields.count..<fields.count,
            header: start..<start,
            body: start..<bytes.count, contentType: isInDigest ? "message/rfc822" : "text/plain")
        var header = PartHeader()
        let outcome = readFields(from: start, into: &header)
        part.fields = part.fields.lowerBound..<fields.count
        part.header = start..<outcome.bodyStart
        part.body = outcome.bodyStart..<bytes.count
        header.describe(&part, bytes: bytes, fields: fields, limits: limits, defects: &defects)
        if part.kind == .multipart {
            if stack.count >= limits.depth {
                defects.note(.tooDeep, at: start)
                part.kind = .leaf
            } else if let boundary = part.boundary {
                stack.append(Open(part: index, boundary: boundary))
            } else {
                defects.note(.missingBoundary, at: start)
                part.kind = .leaf
            }
        }
        parts.append(part)
        return outcome.bodyStart
    }

    private mutating func readFields(from start: Int, into header: inout PartHeader) -> HeaderScanner.Outcome {
        let scanner = HeaderScanner(bytes: bytes, limits: limits)
        let bytes = bytes
        let limit = limits.headerFields
        let stack = stack
        var found = fields
        fields = []
        let outcome = scanner.scan(
            from: start, to: bytes.count, defects: &defects,
            isBoundary: { Self.boundary(bytes, $0, $1, stack) != nil },
            emit: { name, value, whole in
                guard found.count < limit else { return false }
                header.take(bytes, name, index: found.count)
                found.append(
                    HeaderField(
                        bytes: bytes, nameRange: name, valueRange: value, wholeRange: whole,
                        fallback: .utf8OrWindows1252))
                return true
            })
        fields = found
        return outcome
    }

    private func nextBoundary(from start: Int) -> BoundaryLine? {
        guard !stack.isEmpty else { return nil }
        var position = start
        while position + 2 < bytes.count {
            let newline = firstIndex(of: Byte.lf, in: bytes, from: position, to: bytes.count)
            if bytes[position] == Byte.hyphen, bytes[position + 1] == Byte.hyphen,
                let (level, isClosing) = Self.boundary(bytes, position, newline, stack)
            {
                return BoundaryLine(
                    level: level, isClosing: isClosing, start: position, next: min(newline + 1, bytes.count))
            }
            position = newline + 1
        }
        return nil
    }

    /// The innermost multipart whose boundary the line is, and whether it closes it. Blanks at the end are allowed.
    private static func boundary(_ bytes: [UInt8], _ start: Int, _ end: Int, _ stack: [Open]) -> (Int, Bool)? {
        var end = end
        while end > start, Byte.isSpace(bytes[end - 1]) { end -= 1 }
        let length = end - start - 2
        guard length >= 1, bytes[start] == Byte.hyphen, bytes[start + 1] == Byte.hyphen else { return nil }
        var level = stack.count - 1
        while level >= 0 {
            let boundary = stack[level].boundary
            if length == boundary.count, matches(bytes, start + 2, boundary) { return (level, false) }
            if length == boundary.count + 2, bytes[end - 1] == Byte.hyphen, bytes[end - 2] == Byte.hyphen,
                matches(bytes, start + 2, boundary)
            {
                return (level, true)
            }
            level -= 1
        }
        return nil
    }

    private static func matches(_ bytes: [UInt8], _ start: Int, _ boundary: [UInt8]) -> Bool {
        for index in 0..<boundary.count where bytes[start + index] != boundary[index] { return false }
        return true
    }

    /// The end of what stands before a boundary line: the line break in front of it belongs to the boundary.
    private func bodyEnd(before start: Int) -> Int {
        guard start > 0, bytes[start - 1] == Byte.lf else { return start }
        return start > 1 && bytes[start - 2] == Byte.cr ? start - 2 : start - 1
    }

    /// Ends the last leaf and all multiparts above `level` of the stack.
    private mutating func close(downTo level: Int, at end: Int, isTerminated: Bool) {
        endLastLeaf(at: end)
        while stack.count > level { closeTop(at: end, isTerminated: isTerminated) }
    }

    private mutating func endLastLeaf(at end: Int) {
        guard let last = parts.indices.last, parts[last].kind != .multipart, parts[last].body.upperBound == bytes.count
        else { return }
        if let parent = parts[last].parent, !stack.contains(where: { $0.part == parent }) { return }
        parts[last].body = min(parts[last].body.lowerBound, end)..<max(end, min(parts[last].body.lowerBound, end))
    }

    private mutating func closeTop(at end: Int, isTerminated: Bool) {
        guard let top = stack.popLast() else { return }
        let start = parts[top.part].body.lowerBound
        parts[top.part].body = min(start, end)..<end
        if top.childCount == 0 {
            defects.note(.emptyMultipart, at: start)
            parts[top.part].kind = .leaf
        } else if !isTerminated {
            defects.note(.unterminatedMultipart, at: end)
        }
    }
}
