/// A text with places written `{{name}}`, read once.
package struct PromptText: Sendable, Equatable {
    package enum Piece: Sendable, Equatable {
        case words(String)
        case slot(String)
    }

    /// The place of the code that marks citizens' text; see ``DataFence``. It is no slot and nobody fills it.
    package static let codePlace = "code"

    /// As written in the file.
    package let source: String
    package let pieces: [Piece]

    /// - Throws: ``PromptError/badPlace(line:)`` where braces are not closed or hold something other than small letters,
    ///   digits and hyphens. A prompt that must show two braces is not possible, and none needs to.
    package init(_ source: String) throws(PromptError) {
        self.source = source
        let bytes = Array(source.utf8)
        var pieces: [Piece] = []
        var start = 0
        var place = 0
        var line = 1
        while place < bytes.count {
            if bytes[place] == 0x0A { line += 1 }
            guard bytes[place] == UInt8(ascii: "{") || bytes[place] == UInt8(ascii: "}"), place + 1 < bytes.count,
                bytes[place + 1] == bytes[place]
            else {
                place += 1
                continue
            }
            guard bytes[place] == UInt8(ascii: "{") else { throw .badPlace(line: line) }
            var end = place + 2
            while end < bytes.count, Self.isNameByte(bytes[end]) { end += 1 }
            guard end > place + 2, end + 1 < bytes.count, bytes[end] == UInt8(ascii: "}"),
                bytes[end + 1] == UInt8(ascii: "}")
            else { throw .badPlace(line: line) }
            if start < place { pieces.append(.words(String(decoding: bytes[start..<place], as: UTF8.self))) }
            pieces.append(.slot(String(decoding: bytes[place + 2..<end], as: UTF8.self)))
            place = end + 2
            start = place
        }
        if start < bytes.count { pieces.append(.words(String(decoding: bytes[start...], as: UTF8.self))) }
        self.pieces = pieces
    }

    /// The names of all places, in order, the code's included.
    package var places: [String] {
        pieces.compactMap { piece in
            if case .slot(let name) = piece { name } else { nil }
        }
    }

    package static func isNameByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "-")
    }
}
