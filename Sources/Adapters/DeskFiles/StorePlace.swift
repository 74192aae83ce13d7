import Enquiries

/// Where a desk directory keeps its cases.
package enum StorePlace: Sendable, Equatable {
    /// A file of the embedded store (SQLite).
    case file(String)
    /// A database of a PostgreSQL server, and the file with its password where the server asks for one.
    case database(url: String, passwordFile: String?)

    /// The file; `nil` where it is a database.
    package var file: String? { if case .file(let path) = self { path } else { nil } }
    /// The file with the password; `nil` where there is none.
    package var passwordFile: String? { if case .database(_, let path) = self { path } else { nil } }

    static let key = "store"
    static let passwordKey = "storePasswordFile"

    /// Whether this is the address of a server and not the name of a file.
    package static func isAddress(_ text: String) -> Bool {
        ["postgresql://", "postgres://"].contains { text.lowercased().hasPrefix($0) }
    }

    /// - Parameter text: An address, or the name of a file.
    package init(_ text: String, passwordFile: String?) {
        self = Self.isAddress(text) ? .database(url: text, passwordFile: passwordFile) : .file(text)
    }

    /// As it stands in the configuration.
    package var setting: String {
        switch self {
        case .file(let path): "\(Self.key): \(path)"
        case .database(let url, let passwordFile):
            "\(Self.key): \(url)" + (passwordFile.map { "\n\(Self.passwordKey): \($0)" } ?? "")
        }
    }

    init(_ fields: Fields, inside: (String) -> String) {
        let text = fields.has(Self.key) ? fields.text(Self.key) : "store.sqlite"
        let passwordFile = fields.has(Self.passwordKey) ? inside(fields.text(Self.passwordKey)) : nil
        if Self.isAddress(text) {
            self = .database(url: text, passwordFile: passwordFile)
        } else {
            self = .file(inside(text))
            if passwordFile != nil {
                fields.problem(
                    .badValue(key: Self.passwordKey, expected: "a store: postgresql://… beside it"),
                    at: Self.passwordKey)
            }
        }
    }
}
