/// What a masked piece of a text is. The raw value is the word in its placeholder: `[NAME-1]`.
///
/// Capitals, a hyphen and a number in brackets are kept by models in every language, and nobody writes a name so.
package enum MaskKind: String, Sendable, CaseIterable {
    case name = "NAME"
    /// Street with house number, postcode with place.
    case address = "ADDRESS"
    case email = "EMAIL"
    case phone = "PHONE"
    case link = "LINK"
    case iban = "IBAN"
    /// Payment card (ISO/IEC 7812, Luhn's check digit).
    case card = "CARD"
    /// BIC, sort code or account number.
    case bank = "BANK"
    /// Steuer-ID, Steuernummer or UTR.
    case tax = "TAX"
    /// Sozialversicherungsnummer, National Insurance number or NHS number.
    case socialSecurity = "SOCIAL"
    case driver = "DRIVER"
    /// Number plate.
    case plate = "PLATE"
    /// Vehicle identification number (ISO 3779).
    case vehicle = "VIN"
    /// Passport, identity card, residence permit, log book.
    case document = "DOCUMENT"
    /// Number under which an authority or a company keeps a matter.
    case reference = "REFERENCE"
    /// Date of birth or another day that names a person by its context.
    case date = "DATE"
    /// A number that no rule could name.
    case number = "NUMBER"
    /// A capitalised word that is neither usual nor known: perhaps a name, perhaps a place or a product.
    case word = "WORD"
    /// Text of the citizen that has itself the form of a placeholder.
    case literal = "TEXT"

    /// Whether the software took it out without knowing what it is.
    package var isUnclassified: Bool { self == .number || self == .word }

    /// Of two finds in one place the kind with the higher rank counts.
    var rank: Int {
        switch self {
        case .literal: 9
        case .email: 8
        case .iban, .card, .driver, .tax, .socialSecurity, .vehicle: 7
        case .link, .document: 6
        case .phone, .plate, .bank: 5
        case .reference: 4
        case .address, .date: 3
        case .name: 2
        case .number: 1
        case .word: 0
        }
    }
}

/// Stands in a masked text for one original.
package struct Placeholder: Hashable, Sendable {
    package let kind: MaskKind
    /// From 1 within a kind.
    package let number: Int

    package init(_ kind: MaskKind, _ number: Int) { (self.kind, self.number) = (kind, number) }

    package var text: String { "[\(kind.rawValue)-\(number)]" }
}

/// A place of a text that has to be masked.
struct MaskSpan {
    /// In the UTF-8 of the text.
    var range: Range<Int>
    var kind: MaskKind

    init(_ kind: MaskKind, _ range: Range<Int>) { (self.kind, self.range) = (kind, range) }

    /// In the order of the text, without overlaps. Spans that overlap become one, so that no part of either stays.
    static func united(_ spans: [MaskSpan]) -> [MaskSpan] {
        var united: [MaskSpan] = []
        for span in spans.sorted(by: {
            ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
        }) {
            guard var last = united.last, span.range.lowerBound < last.range.upperBound else {
                united.append(span)
                continue
            }
            last.range = last.range.lowerBound..<max(last.range.upperBound, span.range.upperBound)
            if span.kind.rank > last.kind.rank { last.kind = span.kind }
            united[united.count - 1] = last
        }
        return united
    }
}
