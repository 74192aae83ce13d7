/// Something in a text that can be true or false, with the place where it stands.
package struct Fact: Sendable, Hashable {
    /// What a fact is. The forms of ``Fact/value`` in brackets.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// Money (`EUR 3070`: currency by ISO 4217 and hundredths).
        case amount
        /// A share (`1250`: hundredths of a percent).
        case percentage
        /// A stretch of time or an age (`14 days`).
        case period
        /// A time of day (`08:30`).
        case clockTime = "clock-time"
        /// A telephone number (`06990009115`; without the prefix of Germany or the United Kingdom, else `+33…`).
        case phone
        /// Street and house number (`kornmarkt 1`, folded).
        case address
        /// A German or British postcode (`60311`, `ZZ99 1PR`).
        case postcode
        /// A link or a bare domain (host and path without scheme, `www.` and closing slash).
        case link
        /// An e-mail address, lower case.
        case email
        /// A place in a law (`§ 75 vwgo`, `art 12 dsgvo`, `section 19`).
        case legalReference = "legal-reference"
        /// A number plate (`LFT-HS 38`, `TJ19 KVO`).
        case registrationMark = "registration-mark"
        /// The number under which an authority keeps a file, as written.
        case fileNumber = "file-number"
        /// The number by which a treasury knows a payment, digits as written.
        case paymentReference = "payment-reference"
        /// Any other number that a letter or an account bears.
        case reference
        /// Document reference number of a British log book (V5C), 11 digits.
        case documentReference = "document-reference"
        /// British driver number, 16 characters.
        case driverNumber = "driver-number"
        case iban
        case bic
        /// German tax identification number, 11 digits.
        case taxNumber = "tax-number"
        /// Serial number of an identity card, passport or driving licence.
        case identityDocument = "identity-document"
        /// British National Insurance number.
        case nationalInsurance = "national-insurance"

        /// Bank data and numbers that identify a person elsewhere. A reply never repeats them.
        package var isSensitive: Bool {
            switch self {
            case .iban, .bic, .taxNumber, .identityDocument, .nationalInsurance, .documentReference: true
            default: false
            }
        }

        /// Names a case, a payment, a vehicle or a person in the books of an authority.
        package var isReference: Bool {
            switch self {
            case .registrationMark, .fileNumber, .paymentReference, .reference, .driverNumber: true
            default: isSensitive
            }
        }
    }

    package let kind: Kind
    /// In the UTF-8 of the text.
    package let range: Range<Int>
    package let text: String
    /// The same for all spellings of one fact; see ``Kind`` for its form.
    package let value: String
    /// Whether the check rule of this kind holds; true where there is none.
    package let isValid: Bool

    package init(_ kind: Kind, range: Range<Int>, text: String, value: String, isValid: Bool = true) {
        (self.kind, self.range, self.text, self.value, self.isValid) = (kind, range, text, value, isValid)
    }
}
