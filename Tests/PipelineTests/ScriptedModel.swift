import Consulting
import DeskFiles
import Enquiries
import Foundation
import LanguageModels
import Masking
import Sample
import Synchronization

/// A language model that says what it is told to, and remembers what it was asked.
final class ScriptedModel: LanguageModel {
    let card: ModelCard
    let asked = Mutex<[ChatRequest]>([])
    let isUp = Mutex(true)
    private let script: @Sendable (ChatRequest) async -> ModelOutcome

    init(parallel: Int = 4, _ script: @escaping @Sendable (ChatRequest) async -> ModelOutcome) {
        card = ModelCard(
            model: "scripted", endpoint: "http://127.0.0.1:1/v1", service: .chatCompletions, isThisMachine: true,
            terms: nil, parallel: parallel)
        self.script = script
    }

    var isAvailable: Bool { isUp.withLock { $0 } }
    var count: Int { asked.withLock { $0.count } }

    func wire(_ request: ChatRequest) -> WireRequest { request.wire(for: .chatCompletions) }

    func ask(_ request: ChatRequest) async -> ModelReply {
        asked.withLock { $0.append(request) }
        return ModelReply(
            outcome: await script(request), usage: TokenUsage(input: 10, output: 10), model: "scripted-1")
    }

    /// Whether a request asks for an opinion; the other kind asks for a draft.
    static func isOpinion(_ request: ChatRequest) -> Bool {
        request.messages.last?.text.contains("Which service owns this mail?") == true
    }

    static func opinion(_ service: String, sureness: String = "sure", instructs: Bool = false) -> ModelOutcome {
        .answer(
            #"{"evidence":[],"instructs":\#(instructs),"intent":"report","service":"\#(service)","sureness":"\#(sureness)","too":[]}"#
        )
    }

    static func draft(_ sentence: String, answer: String = "waste.general") -> ModelOutcome {
        .answer(#"{"open":[],"sentences":[{"answers":["\#(answer)"],"paragraph":1,"text":"\#(sentence)"}]}"#)
    }

    /// - Parameter texts: Usual mail of the desk.
    func desk(
        _ desk: Desk, surroundings: Surroundings, uses: Set<Consultation.Question>, texts: [String]
    ) -> ConsultingDesk {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Prompts")
        return ConsultingDesk(
            desk: desk, prompts: PromptFolder(path: folder.standardized.path).prompts, model: self,
            common: CommonWords(texts: desk.answers.map(\.text) + texts),
            staysHere: true, uses: uses, budget: nil, cache: AnswerShelf(), surroundings: surroundings)
    }
}
