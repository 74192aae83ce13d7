import Cases
import Drafting
package import Enquiries
import Review
import Transparency

extension EnquiryPipeline {
    /// Takes made-up mails in and plants an error in each draft that the desk makes of them.
    ///
    /// - Parameter choice: Chooses the claim that becomes wrong.
    /// - Returns: How many cases now hold an error. The others are closed: without one they would only cost time.
    package func seed(_ mails: [ArrivedMail], by officer: Officer, choice: () -> Int) async throws -> Int {
        var planted = 0
        for receipt in try await receive(mails) {
            guard case .opened(let id) = receipt else { continue }
            let file = try await sortNow(id)
            if try await plant(in: file, choice: choice()) {
                planted += 1
            } else if file.state.after(.officerClosed) != nil {
                let step = try office(of: file).review.setAside(file, by: officer)
                try await store.commit([CaseChange(step.value, because: step.records)])
            }
        }
        return planted
    }

    private func plant(in file: CaseFile, choice: Int) async throws -> Bool {
        guard file.state == .drafted, let draft = file.draft else { return false }
        let office = try office(of: file)
        let claims = office.checks.findings(
            in: draft.text, language: draft.language, answering: file.newest, concerns: [], usedAnswers: [],
            sentences: [], today: surroundings.day(of: surroundings.now(), at: office.desk))
        guard let made = ErrorPlanter.plant(in: draft.text, claims: claims, choice: choice) else { return false }
        let step = try office.review.plant(made.check, text: made.text, in: file)
        try await store.commit([CaseChange(step.value, because: step.records)])
        return true
    }
}
