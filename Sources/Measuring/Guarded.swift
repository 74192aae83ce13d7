package import Enquiries

/// A figure, or why it is not told.
///
/// Small groups are not told: a figure about two cases is one about two citizens, and a figure about the work of two
/// officers watches them (Article 88 GDPR).
package enum Guarded<Value: Sendable & Equatable>: Sendable, Equatable {
    case shown(Value)
    /// Fewer cases or officers than ``SmallGroups`` asks for.
    case tooFew

    package var value: Value? {
        guard case .shown(let value) = self else { return nil }
        return value
    }
}

extension Guarded: Encodable where Value: Encodable {
    private enum Key: String, CodingKey { case tooFew, value }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(value == nil, forKey: .tooFew)
        try container.encode(value, forKey: .value)
    }
}

/// How many cases and officers a figure must be about.
package enum SmallGroups {
    package static let fewestCases = 5
    package static let fewestOfficers = OversightSignals.fewestOfficers

    /// What a figure is made from.
    package struct Group: Sendable, Equatable {
        package var cases: Int
        /// `nil` where the figure says nothing about the work of officers.
        package var officers: Set<OfficerID>?

        package init(cases: Int, officers: Set<OfficerID>?) { (self.cases, self.officers) = (cases, officers) }

        package var isLargeEnough: Bool {
            cases >= fewestCases && (officers.map { $0.count >= fewestOfficers } ?? true)
        }

        fileprivate func joined(_ other: Group) -> Group {
            Group(
                cases: cases + other.cases,
                officers: officers.map { $0.union(other.officers ?? []) } ?? other.officers)
        }
    }

    /// Which parts of a whole must not be told. Where the whole is told beside its parts, what is missing can be
    /// computed: so the hidden parts together are a large enough group too, if need be by hiding a part that is large
    /// enough alone, the smallest first.
    package static func hidden<Key: Hashable & Comparable>(of parts: [Key: Group]) -> Set<Key> {
        var hidden = Set(parts.filter { $0.value.cases > 0 && !$0.value.isLargeEnough }.keys)
        var rest = parts.filter { $0.value.isLargeEnough }.sorted { one, other in
            one.value.cases != other.value.cases ? one.value.cases < other.value.cases : one.key < other.key
        }[...]
        func together() -> Group {
            hidden.reduce(Group(cases: 0, officers: nil)) { sum, key in parts[key].map(sum.joined) ?? sum }
        }
        while !hidden.isEmpty, !together().isLargeEnough, let next = rest.popFirst() { hidden.insert(next.key) }
        return hidden
    }
}
