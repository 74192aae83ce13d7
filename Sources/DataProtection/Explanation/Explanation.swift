package import Cases
package import Enquiries
import Transparency

/// What happened to a case and why, in plain words, made from what is stored and nothing else. No model, no rule and no
/// answer of the desk is read: it says what was done then, not what would be done now.
///
/// It serves Art. 13 to 15 GDPR and Art. 86 AI Act.
package struct Explanation: Sendable, Equatable {
    package struct Section: Sendable, Equatable {
        package let heading: String
        package let paragraphs: [String]
        /// Shown as a list below them.
        package let points: [String]
    }

    package let language: ExplanationLanguage
    package let title: String
    package let sections: [Section]

    /// What no record says and the authority has to.
    package struct Notices: Sendable {
        /// How long the case is kept, in the language of the explanation.
        package var retention: String?
        /// Where to object and to ask for a person.
        package var contact: String?

        package init(retention: String? = nil, contact: String? = nil) {
            (self.retention, self.contact) = (retention, contact)
        }
    }

    /// - Parameter records: All records of the case, oldest first.
    /// - Throws: ``StoreError/damaged(_:)`` where a record cannot be understood.
    package init(
        of file: CaseFile, records: [StoredRecord], in language: ExplanationLanguage, notices: Notices = Notices()
    ) throws(StoreError) {
        var forms: [RecordForm] = []
        for record in records { forms.append(try RecordForm(record)) }
        let content = ExplanationContent(file: file, forms: forms, notices: notices, language: language)
        self.language = language
        title = content.title
        sections = content.sections
    }

    /// For a terminal.
    package var lines: [String] {
        var lines = [title]
        for section in sections {
            lines += ["", section.heading] + section.paragraphs.map { "  " + $0 } + section.points.map { "  - " + $0 }
        }
        return lines
    }
}

/// Joins what ``StepWords`` and ``ExplanationWords`` say.
private struct ExplanationContent {
    let file: CaseFile
    let forms: [RecordForm]
    let notices: Explanation.Notices
    let language: ExplanationLanguage

    var title: String { say(ExplanationWords.title(file.id.text)) }

    var sections: [Explanation.Section] {
        [
            section(ExplanationWords.aboutHeading, [ExplanationWords.about(file)]),
            section(ExplanationWords.stepsHeading, [], points: forms.map { StepWords($0).said }),
            section(ExplanationWords.deciderHeading, deciders),
            section(ExplanationWords.logicHeading, [ExplanationWords.logic], points: logic),
            section(ExplanationWords.dataHeading, [ExplanationWords.data(file)]),
            section(ExplanationWords.recipientsHeading, [], points: recipients),
            Explanation.Section(
                heading: say(ExplanationWords.retentionHeading),
                paragraphs: [notices.retention ?? say(ExplanationWords.retentionUnknown)], points: []),
            Explanation.Section(
                heading: say(ExplanationWords.rightsHeading),
                paragraphs: [say(ExplanationWords.rights)] + (notices.contact.map { [$0] } ?? []), points: []),
            section(ExplanationWords.limitHeading, [ExplanationWords.limit]),
        ]
    }

    private func say(_ said: Said) -> String { said.text(in: language) }

    private func section(_ heading: Said, _ paragraphs: [Said], points: [Said] = []) -> Explanation.Section {
        Explanation.Section(
            heading: say(heading), paragraphs: paragraphs.map { say($0) }, points: points.map { say($0) })
    }

    /// Said only where the records show it.
    private var deciders: [Said] {
        let approvals = forms.filter { $0.action == "review" && $0["decision"]?.text == "approve" && $0.isByPerson }
        let sent = forms.filter { $0.action == "send" && $0["outcome"]?.text == "accepted" }
        let byPerson = forms.filter { $0.isByPerson && $0.action != "train" }
        var said = [byPerson.isEmpty ? ExplanationWords.nobodyYet : ExplanationWords.people(byPerson.count)]
        if !sent.isEmpty {
            let allApproved = sent.allSatisfy { reply in
                approvals.contains { $0.position < reply.position && reply.json["cause"]?.text == $0.id }
            }
            said.append(allApproved ? ExplanationWords.approved : ExplanationWords.approvalNotShown)
        } else {
            said.append(ExplanationWords.nothingSent)
        }
        return said
    }

    private var logic: [Said] {
        var seen: Set<String> = []
        let components = forms.flatMap(\.components).filter {
            seen.insert("\($0.kind)/\($0.id)/\($0.version)").inserted
        }
        return components.map { ExplanationWords.component($0) } + evidence
    }

    /// The words that counted in the last decision, in the order in which the record has them.
    private var evidence: [Said] {
        guard let form = forms.last(where: { $0.detail("evidence") != nil && !$0.isByPerson }) else { return [] }
        return (form.detail("evidence")?.items ?? []).compactMap { item in
            guard let text = item["text"]?.text, let source = item["source"]?.text else { return nil }
            return ExplanationWords.evidence(text, source: source)
        }
    }

    private var recipients: [Said] {
        var said = [ExplanationWords.theDesk(file.desk.text)]
        if let unit = file.handedOverTo { said.append(ExplanationWords.unit(unit)) }
        if forms.contains(where: { $0.action == "send" }) { said.append(ExplanationWords.mailServer) }
        return said + (models.isEmpty ? [ExplanationWords.noLanguageModel] : models)
    }

    /// Language models that got something of the case, each once. Where one was not asked in the end, it got nothing.
    private var models: [Said] {
        let calls = forms.filter { form in
            form.advice != .notAsked && form.components.contains { $0.kind == "llm" }
        }
        var operators: [String: (words: String?, isHere: Bool)] = [:]
        for call in calls {
            for component in call.components where component.kind == "llm" {
                let recipient = call["recipient"]
                let words = [recipient?["operator"]?.text, recipient?["region"]?.text].compactMap { $0 }
                    .joined(separator: ", ")
                // A draft's own record names the model alone.
                if operators[component.id] == nil || recipient != nil {
                    operators[component.id] = (
                        words.isEmpty ? nil : words, recipient?["this_machine"]?.bool == true
                    )
                }
            }
        }
        for host in forms.compactMap({ $0.detail("host")?.text }) where operators[host] == nil {
            operators[host] = (nil, false)
        }
        return operators.sorted { $0.key < $1.key }.map {
            ExplanationWords.languageModel($0.key, by: $0.value.words, isHere: $0.value.isHere)
        }
    }
}
