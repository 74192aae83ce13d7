/// The control words of chat formats, made harmless in citizens' text.
///
/// A server may read such words as control tokens even inside a message, and a mail could then end its own turn and
/// speak as the system. A blank behind their first character keeps them readable and makes them ordinary text.
package enum ChatMarks {
    /// As the chat templates of widespread open models write them.
    package static let known = [
        "<|", "|>", "<｜", "｜>", "<s>", "</s>", "<bos>", "<eos>", "<pad>", "<unk>", "[INST]", "[/INST]", "<<SYS>>",
        "<</SYS>>", "<start_of_turn>", "<end_of_turn>", "<think>", "</think>", "<tool_call>", "</tool_call>",
        "[SYSTEM_PROMPT]", "[/SYSTEM_PROMPT]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]", "[TOOL_CALLS]",
        "[TOOL_RESULTS]", "[/TOOL_RESULTS]",
    ]

    private static let byFirst = Dictionary(grouping: known.map { Array($0.utf8) }, by: { $0.first ?? 0 })

    /// - Returns: The text without control words, and how many there were.
    package static func defused(_ text: String) -> (text: String, count: Int) {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var count = 0
        for place in bytes.indices {
            out.append(bytes[place])
            guard let marks = byFirst[bytes[place]],
                marks.contains(where: { bytes[place...].prefix($0.count).elementsEqual($0) })
            else { continue }
            count += 1
            out.append(0x20)
        }
        return (String(decoding: out, as: UTF8.self), count)
    }
}
