import Cases
import Foundation

/// An action record in its private form, as rows that people can read.
struct RecordRows: Encodable, Sendable {
    struct Row: Encodable, Sendable {
        let name: String
        let value: String
    }

    let id: String
    let action: String
    let position: Int64
    let rows: [Row]

    /// More rows than this no page shows.
    private static let mostRows = 200

    init(_ record: StoredRecord) {
        (id, action, position) = (record.id, record.action, record.position)
        guard let tree = try? JSONDecoder().decode(Tree.self, from: Data(record.privateForm)) else {
            rows = [Row(name: "", value: String(decoding: record.privateForm, as: UTF8.self))]
            return
        }
        var rows: [Row] = []
        tree.flatten(into: &rows, under: "", depth: 0)
        self.rows = Array(rows.prefix(Self.mostRows))
    }

    /// JSON of any shape.
    private indirect enum Tree: Decodable {
        case text(String)
        case list([Tree])
        case members([String: Tree])

        init(from decoder: any Decoder) throws {
            let one = try decoder.singleValueContainer()
            if one.decodeNil() {
                self = .text("–")
            } else if let flag = try? one.decode(Bool.self) {
                self = .text(flag ? "true" : "false")
            } else if let whole = try? one.decode(Int64.self) {
                self = .text(String(whole))
            } else if let number = try? one.decode(Double.self) {
                self = .text(String(number))
            } else if let text = try? one.decode(String.self) {
                self = .text(text)
            } else if let list = try? one.decode([Tree].self) {
                self = .list(list)
            } else {
                self = .members(try one.decode([String: Tree].self))
            }
        }

        func flatten(into rows: inout [Row], under name: String, depth: Int) {
            guard depth < 8 else { return }
            switch self {
            case .text(let text): rows.append(Row(name: name, value: text))
            case .list(let items):
                for (index, item) in items.enumerated() {
                    item.flatten(into: &rows, under: "\(name) \(index + 1)", depth: depth + 1)
                }
            case .members(let members):
                for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                    value.flatten(into: &rows, under: name.isEmpty ? key : "\(name) · \(key)", depth: depth + 1)
                }
            }
        }
    }
}
