import Cases
import Enquiries
import SignIn

/// What the account page shows; its JSON twin is this value. No secret is in it.
struct AccountModel: Encodable, Sendable {
    struct Session: Encodable, Sendable {
        /// Names the session in the form that ends it.
        let id: String
        let began: Timestamp
        let lastUsed: Timestamp
        let kind: String
        let device: String
        let isThisOne: Bool
    }

    let id: String
    let name: String
    let grants: [String]
    let hasPassword: Bool
    /// Whether a new password takes the old one. Whoever came by a one-time link may have forgotten it.
    let asksForPassword: Bool
    let hasSecondFactor: Bool
    let recoveryCodesLeft: Int
    let sessions: [Session]
    let preferences: OfficerPreferences

    init(_ site: ReviewSite, _ visit: Visit) async throws {
        let credentials = try await site.officers.credentials(of: visit.officer.id)
        let now = site.surroundings.now()
        (id, name) = (visit.officer.id.text, visit.officer.name)
        grants = visit.officer.grants.map(\.text).sorted()
        hasPassword = credentials.password != nil
        asksForPassword = hasPassword && visit.session.kind != .link
        hasSecondFactor = credentials.totpSecret != nil
        recoveryCodesLeft = credentials.recoveryCodes.count
        sessions = try await site.officers.sessions(of: visit.officer.id).filter { !$0.isOver(at: now) }.map {
            Session(
                id: $0.shortID, began: $0.startedAt, lastUsed: $0.lastUsedAt, kind: $0.kind.rawValue,
                device: $0.device, isThisOne: $0.tokenSHA256 == visit.session.tokenSHA256)
        }
        preferences = visit.officer.preferences
    }
}

extension OfficerSession {
    /// The beginning of the digest: enough to name a session, and of no use to sign in.
    var shortID: String { String(tokenSHA256.prefix(16)) }
}

/// What became of a form of the account page. It travels in the address as a word of this list.
enum AccountNotice: String, Sendable, CaseIterable {
    case passwordSet = "password-set"
    case secondFactorOff = "second-factor-off"
    case sessionEnded = "session-ended"
    case othersEnded = "others-ended"
    case saved
    // Not done:
    case wrongPassword, wrongCode, notTheSame, tooShort, tooLong, common, ownName, keyTaken, noSecondFactor

    init(_ weakness: Password.Weakness) {
        switch weakness {
        case .tooShort: self = .tooShort
        case .tooLong: self = .tooLong
        case .common: self = .common
        case .ownName: self = .ownName
        }
    }

    var isDone: Bool {
        switch self {
        case .passwordSet, .secondFactorOff, .sessionEnded, .othersEnded, .saved: true
        default: false
        }
    }

    func html(_ say: Language) -> Html {
        notice(isDone ? .done : .danger, say) {
            p(.role(isDone ? "status" : "alert"), .id(isDone ? "done" : "problem"), .focusable(-1)) {
                say(Word.notice(self))
            }
        }
    }
}
