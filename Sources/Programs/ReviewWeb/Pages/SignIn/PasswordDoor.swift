import Cases
import Enquiries
import SignIn

/// Checks id, password and code. A person who does not exist, one without a password and a wrong password cost the same.
struct PasswordDoor: Sendable {
    let site: ReviewSite

    /// Who signed in, and how; `nil` where something of it is wrong, whatever it is.
    ///
    /// - Throws: ``Problem/Kind/tooManySignIns`` or ``Problem/Kind/signInBusy``.
    func enter(_ asking: Asking) async throws -> (officer: Officer, kind: OfficerSession.Kind)? {
        let account = asking.form.text("officer")
        guard let password = try await password(of: account, asking, typed: "password") else { return nil }
        let (officer, credentials) = password
        guard !officer.grants.isEmpty else { return nil }
        if credentials.totpSecret != nil {
            guard try await code(asking.form["code"] ?? "", credentials, of: officer.id) else { return nil }
        }
        site.pace.forgive(asking.client, account)
        return (officer, credentials.totpSecret == nil ? .password : .passwordAndCode)
    }

    /// Whether the signed-in officer typed his or her own password, for what is worth asking again.
    func confirms(_ visit: Visit, _ asking: Asking) async throws -> Bool {
        let account = visit.officer.id.text
        guard try await password(of: account, asking, typed: "current") != nil else { return false }
        site.pace.forgive(asking.client, account)
        return true
    }

    private func password(
        of account: String, _ asking: Asking, typed field: String
    ) async throws -> (Officer, OfficerCredentials)? {
        let now = site.surroundings.now()
        guard site.pace.begin(asking.client, account, at: now) else { throw Problem(.tooManySignIns) }
        let id = OfficerID(account)
        let officer = try await site.officers.officer(id)
        let credentials = try await site.officers.credentials(of: id)
        let (typed, known) = (Password(asking.form[field] ?? ""), credentials.password.flatMap { PasswordHash($0) })
        do {
            guard try await site.hasher.matches(typed, known), let officer, let known else { return nil }
            if known.cost != site.hasher.cost {
                let hash = try await site.hasher.hash(typed, salt: site.freshSalt())
                try await site.officers.change(.rehashed(hash.text), of: id, by: id, at: now)
            }
            return (officer, credentials)
        } catch is PasswordHasher.Busy {
            site.pace.forgive(asking.client, account)
            throw Problem(.signInBusy)
        }
    }

    /// Uses up a code of the app or a recovery code.
    private func code(_ typed: String, _ credentials: OfficerCredentials, of id: OfficerID) async throws -> Bool {
        guard let secret = credentials.totpSecret else { return false }
        let factor = OneTimePassword(secret: secret)
        if let step = factor.step(of: typed, at: site.surroundings.now().seconds, after: credentials.lastStep) {
            return try await site.officers.useStep(step, of: id)
        }
        guard let digest = RecoveryCode.digest(typed) else { return false }
        return try await site.officers.useRecoveryCode(sha256: digest, of: id)
    }
}

extension ReviewSite {
    func freshSalt() -> [UInt8] { surroundings.randomBytes(PasswordHash.saltBytes) }
}
