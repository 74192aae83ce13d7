import Enquiries
import LanguageModels
import Masking
import Transparency

extension ConsultingDesk {
    /// Asks, or takes the earlier answer, and checks what came. Never throws: each outcome is a value with its record.
    ///
    /// A call costs what the endpoint counted, or an upper estimate where it said nothing; one that an end of the program
    /// cut off costs what was held back for it.
    package func ask(_ call: PreparedCall) async -> Consulted {
        let begin = surroundings.now().milliseconds
        if let kept = call.kept {
            let reply = ModelReply(outcome: .answer(kept), usage: .nothing, model: nil)
            return consulted(call, reply, outcome(of: kept, call), begin)
        }
        guard isStillChecked(call) else {
            release(call)
            let nothing = ModelReply(outcome: .failed(.setup), usage: .nothing, model: nil)
            return consulted(call, nothing, .none(.withheld), begin)
        }
        let reply = await model.ask(call.request)
        if let reservation = call.reservation {
            budget?.settle(reservation, cost: model.card.price.amount(reply.usage))
        }
        guard case .answer(let text) = reply.outcome else {
            return consulted(call, reply, .none(.call(reply.outcome.withoutText)), begin)
        }
        let outcome = outcome(of: text, call)
        switch outcome {
        case .opinion, .text: cache.keep(text, for: call.key)
        case .none: break
        }
        return consulted(call, reply, outcome, begin)
    }

    /// The form in which an endpoint is told the schema may have changed since; such bytes are searched again.
    private func isStillChecked(_ call: PreparedCall) -> Bool {
        let body = model.wire(call.request).body
        return body == call.checked.bytes || (try? call.residual.check(body)) != nil
    }

    private func outcome(of text: String, _ call: PreparedCall) -> Consulted.Outcome {
        do throws(Unanswered) {
            switch call.reading {
            case .opinion(let mail): return .opinion(try OpinionReader(call, mail, desk: desk).read(text))
            case .draft(let shown, let mail):
                return .text(try DraftReader(call, shown, mail, links: links).read(text, model: model.card.model))
            }
        } catch {
            return .none(error)
        }
    }

    private func consulted(
        _ call: PreparedCall, _ reply: ModelReply, _ outcome: Consulted.Outcome, _ begin: Int64
    ) -> Consulted {
        Consulted(
            outcome: outcome, record: call.log.answered(reply, to: call, as: outcome, since: begin),
            model: model.card.model, isCached: call.isAnswered)
    }
}
