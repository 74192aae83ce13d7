/// A name that is unique among the values of one kind, such as all cases of a store.
///
/// The text is opaque, holds no personal data and may appear in logs, addresses of pages and proofs.
package struct Identifier<Kind>: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) { self.text = text }

    package var description: String { text }

    package static func < (one: Self, other: Self) -> Bool { one.text < other.text }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

package typealias CaseID = Identifier<CaseFile>
package typealias MailID = Identifier<ArrivedMail>
package typealias DraftID = Identifier<Draft>
package typealias ReplyID = Identifier<Reply>
package typealias OfficerID = Identifier<Officer>
package typealias DeskID = Identifier<Desk>
package typealias ServiceID = Identifier<Service>
