/// What can go wrong on a connection. No text holds a value that was bound.
enum PostgresFailure: Error, Equatable {
    /// No connection could be made, for this reason in libpq's words.
    case unreachable(String)
    /// The connection broke while a statement was under way: whether it was carried out is not known.
    case lost
    /// The server refused a statement.
    ///
    /// - Parameters:
    ///   - state: SQLSTATE, five characters.
    ///   - message: The server's words where they name rules of the schema alone; `nil` where they might quote a value.
    case refused(state: String, message: String?)

    /// What a result that is none says.
    static func refusal(state: String, message: String) -> PostgresFailure {
        // 57P01 to 57P03: the server goes down or is not up yet. 08: the connection failed. 25P03: the server put us out.
        if state.hasPrefix("57P") || state.hasPrefix("08") || state == "25P03" { return .lost }
        // Class 23 are rules of the schema, P0001 are its guards. Both name columns and rules, never values.
        let isAboutRules = state.hasPrefix("23") || state == "P0001"
        return .refused(state: state, message: isAboutRules ? message : nil)
    }
}
