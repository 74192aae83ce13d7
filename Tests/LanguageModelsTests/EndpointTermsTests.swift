import Testing

@testable import LanguageModels

struct EndpointTermsTests {
    typealias Field = EndpointTerms.Field

    static let whole: [Field: String] = [
        .operatorName: "Rechenzentrum", .region: "EU", .contract: "AVV 12/2026", .purpose: "Bürgerpost",
        .transferBasis: "none needed",
    ]

    @Test func `whole terms are taken`() throws {
        let terms = try EndpointTerms(Self.whole, excludesTraining: true)
        #expect(terms[.contract] == "AVV 12/2026")
    }

    @Test func `everything that is missing or blank is named at once`() {
        for field in Field.allCases {
            var texts = Self.whole
            texts[field] = " \t"
            #expect(throws: EndpointTerms.Problem.missing([field])) {
                try EndpointTerms(texts, excludesTraining: true)
            }
        }
        #expect(throws: EndpointTerms.Problem.missing(Field.allCases)) {
            try EndpointTerms([:], excludesTraining: true)
        }
    }

    @Test func `a field may have 200 bytes and not one more, and training must be ruled out`() throws {
        var texts = Self.whole
        texts[.purpose] = String(repeating: "x", count: 200)
        _ = try EndpointTerms(texts, excludesTraining: true)
        texts[.purpose] = String(repeating: "x", count: 201)
        #expect(throws: EndpointTerms.Problem.tooLong(.purpose)) { try EndpointTerms(texts, excludesTraining: true) }
        #expect(throws: EndpointTerms.Problem.trainingNotExcluded) {
            try EndpointTerms(Self.whole, excludesTraining: false)
        }
    }

    /// Counts the calls that it gets and answers none.
    struct Nowhere: ModelTransport {
        struct Answer: ModelAnswerStream {
            let head = AnswerHead(status: 500)

            func next() async throws(TransportFailure) -> [UInt8]? { nil }
        }

        let isThisMachine: Bool

        func open(_ request: WireRequest) async throws(TransportFailure) -> Answer { throw .unreachable }
    }

    @Test(arguments: [(true, false, true), (true, true, true), (false, true, true), (false, false, false)])
    func `another machine is asked under terms only`(isHere: Bool, hasTerms: Bool, isAllowed: Bool) throws {
        let terms = hasTerms ? try EndpointTerms(Self.whole, excludesTraining: true) : nil
        func caller() throws -> ModelCaller<Nowhere> {
            try ModelCaller(
                Nowhere(isThisMachine: isHere), service: .chatCompletions, options: WireOptions(), terms: terms)
        }
        if isAllowed {
            _ = try caller()
        } else {
            #expect(throws: EndpointTerms.Problem.noTerms) { try caller() }
        }
    }
}
