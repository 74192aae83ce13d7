import Cases
import Enquiries
import Foundation

/// What an officer proves with who he or she is, as a row holds it.
struct CredentialRow {
    static let columns =
        "officer, password, password_set_at, totp_secret, totp_last_step, recovery_codes, last_sign_in"

    let officer: String
    var password: String?
    var passwordSetAt: Int64?
    /// Hexadecimal.
    var secret: String?
    var lastStep: Int64?
    /// With commas between.
    var recoveryCodes = ""
    /// ISO 8601.
    var lastSignIn: String?

    private init(officer: String) { self.officer = officer }

    init(_ row: any SQLRow, from first: Int = 0) throws {
        officer = try row.at(first)
        password = try row.at(first + 1)
        passwordSetAt = try row.at(first + 2)
        secret = try row.at(first + 3)
        lastStep = try row.at(first + 4)
        recoveryCodes = try row.at(first + 5)
        lastSignIn = try row.at(first + 6)
    }

    /// The row of an officer, or an empty one that is not kept yet.
    static func stored(_ id: OfficerID, in db: any SQLSession) throws -> CredentialRow {
        try db.row("SELECT \(columns) FROM credentials WHERE officer = ?", [id.text]).map { try CredentialRow($0) }
            ?? CredentialRow(officer: id.text)
    }

    var seal: RowSeal {
        // A value that is missing is not the same as an empty one.
        let fields = [password, passwordSetAt.map { "\($0)" }, secret, lastStep.map { "\($0)" }, lastSignIn]
        return RowSeal([officer, recoveryCodes] + fields.map { $0.map { "=" + $0 } ?? "" })
    }

    func keep(in db: any SQLSession) throws {
        try db.execute(
            """
            INSERT INTO credentials (\(Self.columns), seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (officer) DO UPDATE SET password = excluded.password,
                password_set_at = excluded.password_set_at, totp_secret = excluded.totp_secret,
                totp_last_step = excluded.totp_last_step, recovery_codes = excluded.recovery_codes,
                last_sign_in = excluded.last_sign_in, seal = excluded.seal
            """,
            [
                officer, password, passwordSetAt, secret, lastStep, recoveryCodes, lastSignIn, seal.bytes,
            ])
    }

    /// - Throws: ``StoreError/damaged(_:)`` where a secret or a day cannot be understood.
    func credentials() throws(StoreError) -> OfficerCredentials {
        var credentials = OfficerCredentials()
        credentials.password = password
        credentials.passwordSetAt = passwordSetAt.map { Timestamp(milliseconds: $0) }
        credentials.lastStep = lastStep
        credentials.recoveryCodes = recoveryCodes.split(separator: ",").map(String.init)
        if let secret {
            guard let bytes = Self.bytes(secret) else {
                throw .damaged("the second factor of officer \(officer) cannot be understood")
            }
            credentials.totpSecret = bytes
        }
        if let lastSignIn {
            guard let day = CalendarDate(iso8601: lastSignIn) else {
                throw .damaged("the last sign-in of officer \(officer) cannot be understood")
            }
            credentials.lastSignIn = day
        }
        return credentials
    }

    mutating func take(_ credentials: OfficerCredentials) {
        password = credentials.password
        passwordSetAt = credentials.passwordSetAt?.milliseconds
        secret = credentials.totpSecret.map { bytes in
            bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }
        lastStep = credentials.lastStep
        recoveryCodes = credentials.recoveryCodes.joined(separator: ",")
        lastSignIn = credentials.lastSignIn?.iso8601
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
