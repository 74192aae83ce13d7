import ArgumentParser
import Cases
import DeskFiles
import Disclosure
import Enquiries
import Evaluator
import LMTPServer
import LogFolder
import Mailboxes
import Pipeline
import Review
import TextClassification
import Transparency

/// How the command ends, by the table in `Docs/Commands.md` (BSD sysexits where they fit).
enum Ending: Int32 {
    case ok = 0
    case failure = 1
    case usage = 64
    case badData = 65
    case unreachable = 69
    case inputOutput = 74
    case tryLater = 75
    case permission = 77
    case configuration = 78
    case gateMissed = 100
}

/// One line for people, and a code for programs.
struct Failure: Error, CustomStringConvertible {
    let ending: Ending
    let description: String

    init(_ ending: Ending, _ description: String) { (self.ending, self.description) = (ending, description) }
}

extension Ending {
    /// The code that an error leads to. Every error type has its row here, and only here.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure.ending
        case is DeskProblems, is InstallationError: self = .configuration
        case let error as DeskFolderError:
            if case .unreadable = error { self = .permission } else { self = .configuration }
        case is UnknownDesk: self = .configuration
        case is FunctionNotUsed: self = .failure
        case let error as MailboxError:
            switch error {
            case .notPermitted: self = .permission
            case .unreadable, .cannotKeepInput: self = .inputOutput
            case .beingWritten, .changedWhileReading: self = .tryLater
            case .notFound, .foreignFile, .notMail, .nothingInside, .notAFile, .empty, .tooLarge: self = .badData
            }
        case is ListenError: self = .failure
        case let error as DeliveryFailure: self = error == .noSpace ? .inputOutput : .permission
        case is ExportProblem: self = .configuration
        case is EvaluationProblem: self = .badData
        case is ModelFileError, is LineageDamage: self = .badData
        case let error as StoreError:
            switch error {
            case .cannotWrite: self = .inputOutput
            case .unreachable: self = .unreachable
            case .inUse, .changedMeanwhile, .leaseLost, .beingSent, .erasedLater: self = .tryLater
            case .damaged: self = .badData
            case .notDurable, .erasedLater, .newerSchema: self = .configuration
            case .noSuchCase, .noSuchMail, .noSuchReply, .knownMail, .failed: self = .failure
            }
        case let error as LogFolderError:
            switch error {
            case .refused, .damaged, .source, .leaf: self = .badData
            case .file: self = .inputOutput
            case .keyIsReadable, .key: self = .configuration
            case .busy, .notPublished: self = .tryLater
            }
        case is LogFault, is LogFailure: self = .badData
        case let error as ReviewRefusal:
            switch error {
            case .lacksRight, .training: self = .permission
            default: self = .failure
            }
        case let error as RunFolderError:
            switch error {
            case .inUse: self = .tryLater
            case .cannotWrite: self = .inputOutput
            case .changed, .newer: self = .configuration
            case .damaged, .noCases: self = .badData
            case .notEmpty, .holdsRun, .noRun, .unfinished: self = .failure
            }
        case is CancellationError: self = .tryLater
        default: self = .failure
        }
    }
}
