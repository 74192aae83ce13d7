package import Curl
package import LanguageModels
import Synchronization

/// The model that the settings name, over HTTP: tries again where that may help, leaves a failing endpoint alone, bounds the
/// time of it all, and knows how it is doing.
///
/// Only what cost nothing is tried again: what a budget held back for one call is enough for all tries.
package final class ConfiguredModel: LanguageModel {
    /// What the settings, the probe and the operator's terms say.
    package struct Settings: Sendable {
        package var endpoint: Endpoint
        package var service: ModelService
        package var model: String
        /// The first line of this file is the key. It is read for each call, so a new key needs no restart.
        package var keyFile: String?
        /// `nil` only where the endpoint is this very machine.
        package var terms: EndpointTerms?
        package var price = ModelPrice.free
        package var options = ConfiguredModel.safeOptions
        package var contextTokens: Int?
        /// Of each try; ``HTTPLimits/total`` is for the whole of ``ConfiguredModel/ask(_:)`` with all tries and waits.
        package var limits = HTTPLimits.standard
        package var retry = RetryPolicy()
        package var patience = ModelStanding.Patience()

        package init(endpoint: Endpoint, service: ModelService, model: String, keyFile: String?, terms: EndpointTerms?)
        {
            (self.endpoint, self.service, self.model) = (endpoint, service, model)
            (self.keyFile, self.terms) = (keyFile, terms)
        }
    }

    /// For an endpoint that was not probed: the form is told in the prompt, and nothing is sent that some endpoint refuses.
    package static let safeOptions = WireOptions(
        form: .plain, tokenField: .maxTokens, sendsTemperature: false, sendsSeed: false, isStream: false,
        asksUsage: false)

    private struct State {
        var standing: ModelStanding
        /// How the form is demanded where the endpoint rejected the schema, by the form's name.
        var lowered: [String: WireOptions.FormMode] = [:]
    }

    package let card: ModelCard
    private let settings: Settings
    private let http: HTTPClient
    private let time: ModelTime
    private let report: @Sendable (ModelTrouble) -> Void
    private let state: Mutex<State>

    /// - Parameters:
    ///   - http: Its number of parallel calls is the model's.
    ///   - report: Gets what a person should know, once; called from any task.
    /// - Throws: ``EndpointTerms/Problem/noTerms`` where there are none and the endpoint is another machine.
    package init(
        _ settings: Settings, http: HTTPClient, time: ModelTime,
        report: @escaping @Sendable (ModelTrouble) -> Void
    ) throws(EndpointTerms.Problem) {
        guard settings.endpoint.isThisMachine || settings.terms != nil else { throw .noTerms }
        (self.settings, self.http, self.time, self.report) = (settings, http, time, report)
        card = ModelCard(
            model: settings.model, endpoint: settings.endpoint.description, service: settings.service,
            isThisMachine: settings.endpoint.isThisMachine, terms: settings.terms, price: settings.price,
            contextTokens: settings.contextTokens, parallel: http.parallelCalls)
        state = Mutex(State(standing: ModelStanding(settings.patience)))
    }

    package var isAvailable: Bool {
        let (uptime, key) = (time.uptime(), keyState)
        return state.withLock { $0.standing.isAvailable(at: uptime, key: key) }
    }

    package var health: ModelHealth {
        let (moment, key) = (moment, keyState)
        return state.withLock { $0.standing.health(at: moment, key: key) }
    }

    /// Where the endpoint turns out to reject the schema, the request that follows differs from this one in how the form is
    /// demanded, and in nothing else.
    package func wire(_ request: ChatRequest) -> WireRequest {
        request.wire(for: settings.service, options(for: request))
    }

    package func ask(_ request: ChatRequest) async -> ModelReply {
        let end = time.uptime() + settings.limits.total
        var (usage, attempt) = (TokenUsage.nothing, 1)
        var numbers = HandedInNumbers(time.random)
        var last = ModelReply(outcome: .failed(.busy), usage: .nothing, model: nil)
        var options = options(for: request)
        while let permit = permit(), time.uptime() < end {
            let (reply, failure) = await tryOnce(request, options, until: end)
            usage = usage + reply.usage
            last = ModelReply(outcome: reply.outcome, usage: usage, model: reply.model)
            if let form = lowerForm(of: request, options, because: reply.outcome) {
                state.withLock { $0.standing.reached(permit) }
                options.form = form
                continue
            }
            take(reply.outcome, failure, permit)
            remember(options.form, for: request, after: reply.outcome)
            guard !Task.isCancelled, reply.usage == .nothing,
                let wait = wait(after: reply.outcome, failure, attempt, &numbers), time.uptime() + wait < end
            else { break }
            do { try await time.sleep(wait) } catch { break }
            attempt += 1
        }
        return last
    }

    private func permit() -> ModelStanding.Permit? {
        let (uptime, key) = (time.uptime(), keyState)
        return state.withLock { $0.standing.permit(at: uptime, key: key) }
    }

    private func tryOnce(
        _ request: ChatRequest, _ options: WireOptions, until end: Duration
    ) async -> (ModelReply, HTTPFailure?) {
        let heard = LastFailure()
        var limits = settings.limits
        limits.total = end - time.uptime()
        let transport = CurlModelTransport(
            client: http, endpoint: settings.endpoint, keyFile: settings.keyFile, limits: limits, now: time.clock,
            failed: { heard.note($0) })
        do throws(EndpointTerms.Problem) {
            let caller = try ModelCaller(
                transport, service: settings.service, options: options, terms: settings.terms)
            return (await caller.ask(request), heard.last)
        } catch {
            // Checked when the model was made.
            return (ModelReply(outcome: .failed(.setup), usage: .nothing, model: nil), nil)
        }
    }

    private func take(_ outcome: ModelOutcome, _ failure: HTTPFailure?, _ permit: ModelStanding.Permit) {
        // Our own queue or our own will: it says nothing about the endpoint.
        if outcome == .failed(.busy) || outcome == .failed(.cancelled) { return }
        let moment = moment
        guard let fault = ModelFault(outcome, failure) else {
            return state.withLock { $0.standing.worked(permit, at: moment) }
        }
        if let kind = state.withLock({ $0.standing.failed(permit, fault, at: moment) }) { say(kind) }
    }

    private func wait(
        after outcome: ModelOutcome, _ failure: HTTPFailure?, _ attempt: Int, _ random: inout HandedInNumbers
    ) -> Duration? {
        let what: RetryPolicy.Outcome
        switch (outcome, failure) {
        case (.serverError(let error), _) where error.mayTryAgain:
            what = .answered(status: error.status, retryAfter: error.retryAfter)
        case (.failed, let failure?): what = .failed(failure)
        default: return nil
        }
        guard case .wait(let wait) = settings.retry.next(after: what, attempt: attempt, using: &random) else {
            return nil
        }
        return wait
    }

    private func say(_ kind: ModelTrouble.Kind) {
        report(
            ModelTrouble(
                kind, endpoint: card.endpoint, model: settings.model, keyFile: settings.keyFile))
    }

    private var keyState: KeyFileState? { settings.keyFile.flatMap { KeyFileState(of: $0) } }

    private var moment: ModelStanding.Moment { .init(uptime: time.uptime(), clock: time.clock()) }
}

extension ConfiguredModel {
    private func options(for request: ChatRequest) -> WireOptions {
        var options = settings.options
        if let name = request.form?.name, let form = state.withLock({ $0.lowered[name] }) { options.form = form }
        return options
    }

    /// - Returns: How to demand the form once more, one rung lower, where the endpoint may have rejected the schema.
    private func lowerForm(
        of request: ChatRequest, _ options: WireOptions, because outcome: ModelOutcome
    ) -> WireOptions.FormMode? {
        guard request.form != nil, case .serverError(let error) = outcome, error.kind == .rejected,
            error.part == nil || error.part == .form
        else { return nil }
        return options.form.next(for: settings.service)
    }

    /// Only where the endpoint went along with it: a request that is rejected in every form was rejected for something else.
    private func remember(_ form: WireOptions.FormMode, for request: ChatRequest, after outcome: ModelOutcome) {
        if case .failed = outcome { return }
        guard let name = request.form?.name, ModelFault(outcome) == nil else { return }
        let isNews = state.withLock { state in
            guard form.rung > (state.lowered[name] ?? settings.options.form).rung else { return false }
            state.lowered[name] = form
            return true
        }
        if isNews { say(.formLowered(form: name, to: form.rawValue)) }
    }
}

extension WireOptions.FormMode {
    fileprivate var rung: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The next weaker way to demand a form. Messages has no mode for an object of any form.
    fileprivate func next(for service: ModelService) -> Self? {
        switch self {
        case .schema: .schemaWithoutBounds
        case .schemaWithoutBounds: service == .anthropicMessages ? .plain : .object
        case .object: .plain
        case .plain: nil
        }
    }
}

/// What the HTTP client said last about one call.
private final class LastFailure: Sendable {
    private let failure = Mutex<HTTPFailure?>(nil)

    var last: HTTPFailure? { failure.withLock { $0 } }

    func note(_ new: HTTPFailure) { failure.withLock { $0 = new } }
}
