/// Splits one header block into fields, in one pass and without copying.
struct HeaderScanner {
    /// Where a header block ended.
    struct Outcome {
        /// The first byte of the body.
        var bodyStart: Int
        /// The fields found.
        var fieldCount = 0
    }

    let bytes: [UInt8]
    let limits: MailLimits

    /// Reads fields from `start` to the empty line, to a line that cannot be a field, or to `end`.
    ///
    /// - Parameters:
    ///   - isBoundary: Tells whether the line that begins there is a boundary of an enclosing multipart.
    ///   - emit: Takes name, value up to the limit and whole value of each field; gives false when no more are wanted.
    func scan(
        from start: Int, to end: Int, defects: inout DefectList, isBoundary: (Int, Int) -> Bool,
        emit: (_ name: Range<Int>, _ value: Range<Int>, _ whole: Range<Int>) -> Bool
    ) -> Outcome {
        var position = start
        var outcome = Outcome(bodyStart: start)
        var name: Range<Int>?
        var valueStart = 0
        var valueEnd = 0
        var isFull = false
        var lastKnownField: Int?
        func finish() {
            guard let range = name else { return }
            name = nil
            var high = valueEnd
            if high - valueStart > limits.fieldBytes {
                high = valueStart + limits.fieldBytes
                defects.note(.headerCut, at: range.lowerBound)
            }
            outcome.fieldCount += 1
            if !isFull,
                range.lowerBound - start > limits.headerBytes || !emit(range, valueStart..<high, valueStart..<valueEnd)
            {
                isFull = true
                defects.note(.headerCut, at: range.lowerBound)
            }
        }
        while position < end {
            let newline = firstIndex(of: Byte.lf, in: bytes, from: position, to: end)
            let lineEnd = newline > position && bytes[newline - 1] == Byte.cr ? newline - 1 : newline
            let next = min(newline + 1, end)
            if lineEnd == position {
                finish()
                outcome.bodyStart = next
                return outcome
            }
            let first = bytes[position]
            if first == Byte.space || first == Byte.tab {
                if name != nil {
                    valueEnd = lineEnd
                } else if outcome.fieldCount == 0, trimmed(bytes, position..<lineEnd).isEmpty {
                    outcome.bodyStart = next
                    return outcome
                } else {
                    defects.note(.malformedHeaderLine, at: position)
                }
                position = next
                continue
            }
            if first == Byte.hyphen, isBoundary(position, lineEnd) {
                finish()
                defects.note(.missingBlankLine, at: position)
                outcome.bodyStart = position
                return outcome
            }
            if let colon = colon(position, lineEnd) {
                finish()
                var nameEnd = colon
                while nameEnd > position, bytes[nameEnd - 1] == Byte.space || bytes[nameEnd - 1] == Byte.tab {
                    nameEnd -= 1
                }
                name = position..<nameEnd
                valueStart = colon + 1
                valueEnd = lineEnd
            } else if isFromLine(position, lineEnd), name == nil {
                defects.note(.leadingFromLine, at: position)
            } else if outcome.fieldCount > 0 || name != nil, isFollowedByFields(position, end, &lastKnownField) {
                finish()
                defects.note(.malformedHeaderLine, at: position)
            } else {
                finish()
                defects.note(.missingBlankLine, at: position)
                outcome.bodyStart = position
                return outcome
            }
            position = next
        }
        finish()
        outcome.bodyStart = end
        return outcome
    }

    /// The colon that ends a field name, if the line begins with one (RFC 5322 section 3.6.8, blanks before it as in 4.5).
    private func colon(_ start: Int, _ end: Int) -> Int? {
        var index = start
        while index < end, bytes[index] > 0x20, bytes[index] < 0x7F, bytes[index] != Byte.colon {
            index += 1
        }
        guard index > start else { return nil }
        while index < end, bytes[index] == Byte.space || bytes[index] == Byte.tab { index += 1 }
        return index < end && bytes[index] == Byte.colon ? index : nil
    }

    /// True if the block goes on with a field that mail programs write, so that the line at `start` is only damage.
    ///
    /// The answer is worked out once for a block: `last` is where the last such field stands.
    private func isFollowedByFields(_ start: Int, _ end: Int, _ last: inout Int?) -> Bool {
        if let last { return start < last }
        var found = start
        var position = start
        while position < end, position - start <= limits.headerBytes {
            let newline = firstIndex(of: Byte.lf, in: bytes, from: position, to: end)
            let lineEnd = newline > position && bytes[newline - 1] == Byte.cr ? newline - 1 : newline
            if lineEnd == position { break }
            if let colon = colon(position, lineEnd), FieldNames.isUsual(bytes, trimmed(bytes, position..<colon)) {
                found = position
            }
            position = newline + 1
        }
        last = found
        return start < found
    }

    private func isFromLine(_ start: Int, _ end: Int) -> Bool {
        hasPrefix("from ", in: bytes, at: start, to: end) || hasPrefix(">from ", in: bytes, at: start, to: end)
    }
}
