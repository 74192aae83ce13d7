package import Enquiries

/// Where that is kept with which officers prove who they are. Each change is one step of its own, so that none undoes
/// another that happens at the same time.
package protocol CredentialStore: Sendable {
    /// Empty where an officer has none.
    func credentials(of id: OfficerID) async throws(StoreError) -> OfficerCredentials
    /// Changes them, with a note of who did. Nothing happens where there is no such officer.
    func change(
        _ change: CredentialChange, of id: OfficerID, by: OfficerID?, at: Timestamp
    ) async throws(StoreError)
    /// Uses up a step of the second factor: true once for each, and never for one before another that was used.
    func useStep(_ step: Int64, of id: OfficerID) async throws(StoreError) -> Bool
    /// Uses up a recovery code: true once for each.
    func useRecoveryCode(sha256: String, of id: OfficerID) async throws(StoreError) -> Bool
}

/// What an officer proves with who he or she is.
package struct OfficerCredentials: Sendable, Equatable {
    /// Salt, cost and result of scrypt, as the sign-in library writes them.
    package var password: String?
    package var passwordSetAt: Timestamp?
    /// The secret that the officer's app has too.
    package var totpSecret: [UInt8]?
    /// The newest step whose code was used.
    package var lastStep: Int64?
    /// SHA-256 of recovery codes that are still good, hexadecimal.
    package var recoveryCodes: [String] = []
    /// Day of the last sign-in in UTC. No more is kept of when somebody works.
    package var lastSignIn: CalendarDate?

    package init() {}

    package mutating func apply(_ change: CredentialChange, at: Timestamp) {
        switch change {
        case .password(let hash): (password, passwordSetAt) = (hash, at)
        case .rehashed(let hash): password = hash
        case .secondFactor(let secret, let step, let codes):
            (totpSecret, lastStep, recoveryCodes) = (secret, step, codes)
        case .noSecondFactor: (totpSecret, lastStep, recoveryCodes) = (nil, nil, [])
        case .recoveryCodes(let codes): recoveryCodes = codes
        }
    }
}

package enum CredentialChange: Sendable, Equatable {
    case password(String)
    /// The same password at another cost. It is not noted.
    case rehashed(String)
    /// With the step whose code proved that the app has it, and the recovery codes.
    case secondFactor(secret: [UInt8], step: Int64, recoveryCodes: [String])
    case noSecondFactor
    case recoveryCodes([String])

    /// How it is noted.
    package var what: OfficerChange.What? {
        switch self {
        case .password: .password
        case .rehashed: nil
        case .secondFactor: .secondFactor
        case .noSecondFactor: .noSecondFactor
        case .recoveryCodes: .recoveryCodes
        }
    }
}
