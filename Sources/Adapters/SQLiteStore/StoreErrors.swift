import Cases
import GRDB
import StoreSQL

// Only result codes and names of the schema get into texts: SQLite's messages name columns and constraints, never the
// values that were bound.
extension StoreError {
    /// What an error of the database means for the office.
    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self = Self.meaning(of: error)
        // Its text would quote the whole row.
        case is RowDecodingError, is WrongKind: self = .damaged("a row holds a value of the wrong kind")
        case is CancellationError: self = .failed("the work was called off before it was done")
        default: self = .failed("an unexpected error of the kind \(type(of: error))")
        }
    }

    /// The same while opening, where the path helps and holds no personal data.
    init(opening path: String, _ mode: SQLiteStore.Mode, _ error: any Error) {
        switch StoreError(error) {
        case .cannotWrite where error is DatabaseError && mode == .readOnly:
            self = .failed(
                "\(path): SQLite cannot make its short-lived files beside it, which readers need too; copy the store to a "
                    + "directory of your own")
        case .damaged(let reason): self = .damaged("\(path): \(reason)")
        case .failed(let reason) where error is DatabaseError: self = .failed("\(path): \(reason)")
        case .cannotWrite(let reason) where error is DatabaseError: self = .cannotWrite("\(path): \(reason)")
        case let other: self = other
        }
    }

    private static func meaning(of error: DatabaseError) -> StoreError {
        let code = error.extendedResultCode.rawValue
        switch error.resultCode {
        case .SQLITE_FULL: return .cannotWrite("the disk is full")
        case .SQLITE_READONLY: return .cannotWrite("it is read-only (SQLite code \(code))")
        case .SQLITE_IOERR:
            switch error.extendedResultCode {
            case .SQLITE_IOERR_SHORT_READ, .SQLITE_IOERR_READ:
                return .damaged("part of the file cannot be read (SQLite code \(code))")
            // The index of the write-ahead log could not grow.
            case .SQLITE_IOERR_SHMSIZE:
                return .cannotWrite("the disk is full, or reports an error (SQLite code \(code))")
            default: return .cannotWrite("the disk reports an error (SQLite code \(code))")
            }
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            return .cannotWrite("the file or its directory cannot be opened (SQLite code \(code))")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            return .damaged("the file is not a sound database (SQLite code \(code))")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return .failed("another program kept it busy for too long; try again")
        case .SQLITE_CONSTRAINT:
            return .failed("it refuses the change: \(error.message ?? "a rule of the schema forbids it")")
        case .SQLITE_TOOBIG: return .failed("a mail or case is larger than SQLite can keep")
        case .SQLITE_MISUSE: return .failed("it is closed already")
        default: return .failed("SQLite code \(code)")
        }
    }
}
