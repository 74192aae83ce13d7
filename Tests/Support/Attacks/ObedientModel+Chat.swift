package import LanguageModels
import Transparency

extension ObedientModel {
    /// Answers a request as it is sent. A placeholder of a link is taken for the link that it is asked to write.
    package func answer(to request: ChatRequest) -> String {
        let text = { (role: ChatRequest.Message.Role) in request.messages.last { $0.role == role }?.text ?? "" }
        let schema = request.form.map { JSONValue($0.schema.json()) } ?? .null
        var (user, last) = (text(.user), 0)
        while user.contains("[LINK-\(last + 1)]") {
            last += 1
            user = user.replacing("[LINK-\(last)]", with: "https://placeholder-\(last)")
        }
        var answer = answer(system: text(.system), user: user, schema: schema)
        // From the last on: the first is the beginning of the tenth.
        for number in (0...last).reversed() where number > 0 {
            answer = answer.replacing("https://placeholder-\(number)", with: "[LINK-\(number)]")
        }
        return answer
    }
}

extension JSONValue {
    init(_ json: JSON) {
        self =
            switch json {
            case .null: .null
            case .bool(let value): .bool(value)
            case .integer(let value): .integer(value)
            case .number(let value): .number(value)
            case .string(let value): .string(value)
            case .array(let items): .array(items.map { JSONValue($0) })
            case .object(let members):
                .object(Dictionary(uniqueKeysWithValues: members.map { ($0.name, JSONValue($0.value)) }))
            }
    }
}
