import Transparency

/// The documents that `postroom export` writes.
package enum ExportKind: String, Sendable, CaseIterable {
    case functions = "ai-act-functions"
    case article6 = "art6-4"
    case annexIV = "annex-iv"
    case annexVIIIB = "annex-viii-b"
    case annexVIIIC = "annex-viii-c"
    case fundamentalRights = "fria"
    case dataProtection = "dpia"
    case recordOfProcessing = "ropa"
    case instructions
    case codeOfPractice = "cop-gap"
    case atrs
    case algoritmeregister
    case registerCSV = "register-csv"
    case publicPage = "public-page"
    case provenance = "prov"

    package enum Format: String, Sendable, CaseIterable { case markdown, json, csv, html }

    /// The first is the usual one.
    package var formats: [Format] {
        switch self {
        case .registerCSV: [.csv, .json, .markdown, .html]
        case .publicPage: [.html, .json, .markdown]
        case .provenance: [.json]
        default: [.markdown, .json, .html]
        }
    }

    /// The first is the usual one.
    package var languages: [Language] {
        switch self {
        case .atrs, .provenance: [.english]
        case .algoritmeregister: [.dutch]
        case .registerCSV: [.german]
        default: [.german, .english]
        }
    }
}

/// Why an export cannot be written.
package enum ExportProblem: Error, Sendable, Equatable, CustomStringConvertible {
    case noSuchFormat(ExportKind, ExportKind.Format)
    case noSuchLanguage(ExportKind, Language)
    /// A field is longer than the register takes. Counts are characters (Unicode scalars).
    case tooLong(field: String, key: ProfileKey, length: Int, limit: Int)
    case notAddress(field: String, key: ProfileKey)
    /// A case without records, or records that are none.
    case noRecords
    case malformedRecord(at: Int)

    package var description: String {
        switch self {
        case .noSuchFormat(let kind, let format):
            "\(kind.rawValue) is not written as \(format.rawValue). Use "
                + kind.formats.map(\.rawValue).joined(separator: ", ") + "."
        case .noSuchLanguage(let kind, let language):
            "\(kind.rawValue) is not written in \"\(language.rawValue)\". Use "
                + kind.languages.map(\.rawValue).joined(separator: ", ") + "."
        case .tooLong(let field, let key, let length, let limit):
            "The field \"\(field)\" has \(length) characters, at most \(limit) are allowed. Shorten "
                + "\(AuthorityProfile.fileName): \(key.rawValue)."
        case .notAddress(let field, let key):
            "The field \"\(field)\" must be a mail address or a link that begins with https://. Correct "
                + "\(AuthorityProfile.fileName): \(key.rawValue)."
        case .noRecords: "The case has no records. Name another case; list them with: postroom case list"
        case .malformedRecord(let place):
            "Record \(place) of the case is not in a form this version knows. Check the records with: "
                + "postroom audit verify"
        }
    }
}

/// Makes documents from material.
package struct Exporter: Sendable {
    package let material: ExportMaterial

    package init(_ material: ExportMaterial) { self.material = material }

    /// The document `kind` in `language`.
    ///
    /// - Throws: ``ExportProblem`` where a register would refuse what the profile says, or the language is not offered.
    ///   `prov` is no document: see ``ProvenanceGraph``.
    package func document(_ kind: ExportKind, in language: Language) throws(ExportProblem) -> Document {
        guard kind.languages.contains(language), kind != .provenance else { throw .noSuchLanguage(kind, language) }
        let pen = Pen(kind: kind, material: material, language: language)
        switch kind {
        case .functions: return pen.functions
        case .article6: return pen.article6
        case .annexIV: return pen.annexIV
        case .annexVIIIB: return pen.annexVIIIB
        case .annexVIIIC: return pen.annexVIIIC
        case .fundamentalRights: return pen.fundamentalRights
        case .dataProtection: return pen.dataProtection
        case .recordOfProcessing: return pen.recordOfProcessing
        case .instructions: return pen.instructions
        case .codeOfPractice: return pen.codeOfPractice
        case .atrs: return pen.atrs
        case .algoritmeregister: return try pen.algoritmeregister()
        case .registerCSV: return pen.register
        case .publicPage, .provenance: return pen.publicPage
        }
    }

    /// The file: the document in a format, as UTF-8.
    package func file(
        _ kind: ExportKind, in language: Language, as format: ExportKind.Format
    ) throws(ExportProblem) -> [UInt8] {
        guard kind.formats.contains(format) else { throw .noSuchFormat(kind, format) }
        let document = try document(kind, in: language)
        return switch format {
        case .markdown: Array(document.markdown.utf8)
        case .json: document.json.canonical + [UInt8(ascii: "\n")]
        case .csv: Array(document.registerCSV.utf8)
        case .html: Array(document.html.utf8)
        }
    }
}
