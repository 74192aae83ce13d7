/// Why a prompt cannot be read or filled. Names and sizes only, never a content.
package enum PromptError: Error, Sendable, Equatable, CustomStringConvertible {
    case badPlace(line: Int)
    case missingSlot(String)
    case unknownSlot(String)
    /// A list was given for a text, or a text for a list.
    case wrongKind(slot: String, needed: PromptSlot.Kind)
    /// The answer must choose among the entries of a list, and there is none.
    case emptyList(String)
    case badItem(slot: String, position: Int)
    case repeatedItem(slot: String, position: Int)
    case slotTooLong(String, bytes: Int, limit: Int)
    case promptTooLong(bytes: Int, limit: Int)
    case badVersionLine(line: Int)

    package var description: String {
        switch self {
        case .badPlace(let line):
            "line \(line): two braces begin or end no place; write {{name}} in small letters, digits and hyphens"
        case .missingSlot(let name): "the slot \"\(name)\" was not filled; hand in a value for it"
        case .unknownSlot(let name): "the prompt has no slot \"\(name)\"; remove the value or declare the slot"
        case .wrongKind(let name, let kind):
            "the slot \"\(name)\" takes \(kind == .text ? "a text" : "a list"); hand in the other form"
        case .emptyList(let name):
            "the list \"\(name)\" is empty, so there is no answer to choose; do not ask the model"
        case .badItem(let name, let position):
            "entry \(position) of \"\(name)\" has no usable id; use 1 to 100 letters, digits, dots, hyphens, underscores"
        case .repeatedItem(let name, let position):
            "entry \(position) of \"\(name)\" repeats the id of an earlier one; give it its own id"
        case .slotTooLong(let name, let bytes, let limit):
            "the slot \"\(name)\" has \(bytes) bytes, \(limit) are allowed; shorten it or raise its limit"
        case .promptTooLong(let bytes, let limit):
            "the filled prompt has \(bytes) bytes, \(limit) are allowed; lower the limits of its slots"
        case .badVersionLine(let line):
            "line \(line) of the list of versions is not \"name version digest\"; correct it"
        }
    }
}
