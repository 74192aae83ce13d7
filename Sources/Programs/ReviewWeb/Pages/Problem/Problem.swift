import Cases
import Enquiries
import Hummingbird
import Pipeline
import Review

/// Something that did not work, as the desk tells it: what happened, whether the work is safe, what to do next.
struct Problem: Error, Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case signInFirst, foreignForm, wrongSignIn, tooManySignIns, signInBusy
        case lacksRight(Officer.Right)
        case notFound, noSuchCase, noSuchPerson, wrongMethod(allowed: [String])
        case notAForm, unreadableForm, formTooLong, addressTooLong, headerTooLong
        case missingField(Field)
        case changedMeanwhile(CaseID)
        case personChanged(OfficerID), lastAdministrator
        case refused(ReviewRefusal)
        case storeCannotWrite, storeUnreachable, storeFailed
        case other(status: Int)
    }

    /// A field of a form that must not be empty.
    enum Field: Sendable, Equatable { case unit, service, reason, version, person, note }

    let kind: Kind

    init(_ kind: Kind) { self.kind = kind }

    /// Any error of a request.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let refusal as ReviewRefusal:
            if case .lacksRight(let right) = refusal { kind = .lacksRight(right) } else { kind = .refused(refusal) }
        case let step as ImpossibleStep: kind = .refused(.notPossible(step.state))
        case let error as StoreError: kind = Self.kind(of: error)
        case is UnknownDesk: kind = .storeFailed
        case let error as HTTPError:
            kind = error.status.code == 404 ? .notFound : .other(status: Int(error.status.code))
        default: kind = .other(status: 500)
        }
    }

    static let signInFirst = Problem(.signInFirst)
    static let foreignForm = Problem(.foreignForm)
    static let addressTooLong = Problem(.addressTooLong)
    static let headerTooLong = Problem(.headerTooLong)
    static let formTooLong = Problem(.formTooLong)
    static let notAForm = Problem(.notAForm)
    static let unreadableForm = Problem(.unreadableForm)
    static func lacksRight(_ right: Officer.Right) -> Problem { Problem(.lacksRight(right)) }
    static func wrongMethod(allowed: [String]) -> Problem { Problem(.wrongMethod(allowed: allowed)) }

    private static func kind(of error: StoreError) -> Kind {
        switch error {
        case .noSuchCase, .noSuchMail, .noSuchReply: .noSuchCase
        case .changedMeanwhile(let id), .knownMail(let id), .leaseLost(let id): .changedMeanwhile(id)
        case .beingSent: .refused(.beingSent)
        case .cannotWrite, .inUse: .storeCannotWrite
        case .unreachable: .storeUnreachable
        case .notDurable, .damaged, .erasedLater, .newerSchema, .failed: .storeFailed
        }
    }

    /// For the log: the kind of an error without its text, which may hold what a citizen wrote.
    static func unseen(_ error: any Error) -> String {
        switch error {
        case let error as StoreError: "store: \(error)"
        case let error as UnknownDesk: "\(error)"
        default: "\(type(of: error)), answered as \(Problem(error).status.code)"
        }
    }

    var status: HTTPResponse.Status {
        switch kind {
        case .signInFirst: .unauthorized
        case .foreignForm, .lacksRight, .wrongSignIn: .forbidden
        case .tooManySignIns: .tooManyRequests
        case .notFound, .noSuchCase, .noSuchPerson: .notFound
        case .wrongMethod: .methodNotAllowed
        case .notAForm: .unsupportedMediaType
        case .unreadableForm: .badRequest
        case .formTooLong: .contentTooLarge
        case .addressTooLong: .uriTooLong
        case .headerTooLong: .requestHeaderFieldsTooLarge
        case .missingField: .unprocessableContent
        case .changedMeanwhile, .personChanged, .lastAdministrator: .conflict
        case .refused(let refusal): Self.status(of: refusal)
        case .storeCannotWrite, .storeUnreachable, .signInBusy: .serviceUnavailable
        case .storeFailed: .internalServerError
        case .other(let status): HTTPResponse.Status(code: status)
        }
    }

    private static func status(of refusal: ReviewRefusal) -> HTTPResponse.Status {
        switch refusal {
        case .lacksRight, .training: .forbidden
        case .sameLabels, .secondPersonNeeded, .noDraft, .newerMail, .otherBytes, .previewTooOld, .notPossible,
            .sameService, .notSorted, .notHeld, .beingSent:
            .conflict
        case .badSnooze, .snoozedPastDue, .cannotMerge, .noConcern, .openSlot, .openFindings, .emptyText, .noAddress,
            .cannotBeComposed, .unknownService:
            .unprocessableContent
        case .approvalBroken, .noRecord, .clockBehind: .internalServerError
        }
    }
}
