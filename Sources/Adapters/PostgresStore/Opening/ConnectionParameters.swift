/// Limits on work at a server. Times are in milliseconds.
package struct PostgresLimits: Sendable {
    /// Connections that read at the same time, 1 or more; one more writes.
    package var readers = 4
    /// How long one statement may take, waiting for other programs included.
    package var statement = 30_000
    /// How long a transaction of a program that hangs may keep others from writing.
    package var idleInTransaction = 30_000
    /// How long a connection may take to be made.
    package var connecting = 5_000
    /// How long a lost server is looked for before work is given up.
    package var patience = 10_000

    package init() {}
}

extension PostgresAddress {
    /// What libpq is told, by its names.
    ///
    /// - Throws: ``PostgresAddressProblem/passwordFile(_:_:)``.
    func parameters(_ limits: PostgresLimits) throws -> [(name: String, value: String)] {
        var parameters = [
            ("host", host), ("port", String(port)), ("user", user), ("dbname", database),
            ("application_name", "postroom"), ("client_encoding", "UTF8"),
            ("connect_timeout", String(max(2, (limits.connecting + 999) / 1000))),
            // A server that vanished without a word is noticed within half a minute.
            ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "20000"),
            (
                "options",
                "-c statement_timeout=\(limits.statement) "
                    + "-c idle_in_transaction_session_timeout=\(limits.idleInTransaction) "
                    // A commit that returned is on disk, whatever the server's default.
                    + "-c synchronous_commit=on "
                    // To compile a statement takes longer than any list may take.
                    + "-c jit=off"
            ),
        ]
        switch tls {
        case .none: parameters.append(("sslmode", "disable"))
        case .verified(let root, let certificate, let key):
            parameters.append(("sslmode", "verify-full"))
            parameters.append(("sslrootcert", root ?? "/etc/ssl/certs/ca-certificates.crt"))
            if let certificate { parameters.append(("sslcert", certificate)) }
            if let key { parameters.append(("sslkey", key)) }
        }
        if let passwordFile {
            do {
                parameters.append(("password", try PasswordFile.password(in: passwordFile)))
            } catch { throw PostgresAddressProblem.passwordFile(passwordFile, error) }
        }
        return parameters
    }
}
