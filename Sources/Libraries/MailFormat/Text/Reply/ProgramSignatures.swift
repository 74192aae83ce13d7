/// Recognises the line that a phone or a mail program puts under a text.
enum ProgramSignatures {
    private static let beginnings = WordSet(ReplyWords.programSignatures)
    private static let endings = WordSet(ReplyWords.programSignatureEnds)
    private static let devices = WordSet(ReplyWords.devices)
    private static let certain = WordSet(["sent from my ", "get outlook for"])

    /// True for a line such as `Sent from my iPhone`, given in lower case.
    ///
    /// A phrase that may also begin a sentence of the author counts only with the name of a device or program.
    static func isOne(_ line: [UInt8]) -> Bool {
        var start = 0
        while start < line.count, ReplyLine.isRuleByte(line[start]) || line[start] == Byte.space || line[start] == 0x5B
        {
            start += 1
        }
        if beginnings.match(line, at: start) != nil {
            if line.last == Byte.question || hasSentenceEnd(line) { return false }
            return certain.match(line, at: start) != nil || devices.found(in: line) != nil
        }
        guard line.count <= 80 else { return false }
        let core = line.last == 0x2E ? Array(line.dropLast()) : line
        return endings.ends(core) && devices.found(in: line) != nil
    }

    private static func hasSentenceEnd(_ line: [UInt8]) -> Bool {
        for index in line.indices.dropLast() where line[index] == 0x2E && line[index + 1] == Byte.space { return true }
        return false
    }
}
