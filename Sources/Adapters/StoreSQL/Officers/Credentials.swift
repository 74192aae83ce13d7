package import Cases
package import Enquiries

extension SQLStore {
    package func credentials(of id: OfficerID) async throws(StoreError) -> OfficerCredentials {
        try await reading { try CredentialRow.stored(id, in: $0).credentials() }
    }

    package func change(
        _ change: CredentialChange, of id: OfficerID, by: OfficerID?, at: Timestamp
    ) async throws(StoreError) {
        try await editing(id) { credentials, db in
            credentials.apply(change, at: at)
            if let what = change.what { try appendChange(OfficerChange(what, of: id, by: by, at: at), in: db) }
            return true
        }
    }

    package func useStep(_ step: Int64, of id: OfficerID) async throws(StoreError) -> Bool {
        try await editing(id) { credentials, _ in
            guard credentials.totpSecret != nil, credentials.lastStep.map({ step > $0 }) ?? true else { return false }
            credentials.lastStep = step
            return true
        }
    }

    package func useRecoveryCode(sha256: String, of id: OfficerID) async throws(StoreError) -> Bool {
        try await editing(id) { credentials, _ in
            guard let index = credentials.recoveryCodes.firstIndex(of: sha256) else { return false }
            credentials.recoveryCodes.remove(at: index)
            return true
        }
    }

    /// Reads and keeps the credentials of an officer in one transaction; `edit` says whether there is something to keep.
    @discardableResult
    private func editing(
        _ id: OfficerID, _ edit: @escaping @Sendable (inout OfficerCredentials, any SQLSession) throws -> Bool
    ) async throws(StoreError) -> Bool {
        try await writing { db in
            guard try OfficerRow.stored(id, in: db) != nil else { return false }
            var row = try CredentialRow.stored(id, in: db)
            var credentials = try row.credentials()
            guard try edit(&credentials, db) else { return false }
            row.take(credentials)
            try row.keep(in: db)
            return true
        }
    }
}
