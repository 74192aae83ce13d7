import Cases
import StoreSQL

extension StoreError {
    /// What an error of the database means for the office.
    init(postgres error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let failure as PostgresFailure: self = Self.meaning(of: failure)
        case let problem as PostgresAddressProblem: self = .unreachable("\(problem)")
        case is WrongKind: self = .damaged("a row holds a value of the wrong kind")
        case is CancellationError: self = .failed("the work was called off before it was done")
        default: self = .failed("an unexpected error of the kind \(type(of: error))")
        }
    }

    private static func meaning(of failure: PostgresFailure) -> StoreError {
        switch failure {
        case .unreachable(let reason): .unreachable(reason)
        case .lost: .unreachable("the connection breaks again and again")
        case .refused(let state, let message): refusal(state, message)
        }
    }

    /// By SQLSTATE (appendix A of PostgreSQL's manual).
    private static func refusal(_ state: String, _ message: String?) -> StoreError {
        switch state {
        case "53100": .cannotWrite("the disk of the database server is full")
        case "25006": .cannotWrite("the database takes no changes, as a replica does not")
        case "42501": .cannotWrite("the user of the database lacks a right that postroom needs (PostgreSQL code 42501)")
        case "53200", "53400": .cannotWrite("the database server has no room left (PostgreSQL code \(state))")
        case "57014", "55P03", "40001", "40P01": .failed("the database was kept busy for too long; try again")
        case "XX001", "XX002": .damaged("part of the database cannot be read (PostgreSQL code \(state))")
        case let state where state.hasPrefix("58"):
            .cannotWrite("the disk of the database server reports an error (PostgreSQL code \(state))")
        case let state where state.hasPrefix("54"): .failed("a mail or case is larger than PostgreSQL can keep")
        case let state where state.hasPrefix("23") || state == "P0001":
            .failed("it refuses the change: \(message ?? "a rule of the schema forbids it")")
        default: .failed("PostgreSQL code \(state)")
        }
    }
}
