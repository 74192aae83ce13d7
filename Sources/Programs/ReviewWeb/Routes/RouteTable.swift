import Enquiries
import Hummingbird

extension Route {
    /// Everything that the desk answers.
    package static let table: [Route] =
        everybody + accounts + cases + actions + lists + insight + administration

    /// What the desk answers without a sign-in, and help.
    private static let everybody: [Route] =
        [
            .open(.get, "/") { _, _ in .seeOther(.queue) },
            .open(.get, "/healthz") { _, _ in .plain("alive\n") },
            .open(.get, "/readyz", Readiness.answer),
            .open(.get, "/style.css") { _, asking in .asset(.style, asking) },
            .open(.get, "/keys.js") { _, asking in .asset(.keys, asking) },
            .open(.get, "/icon.svg") { _, asking in .asset(.icon, asking) },
            .open(.post, "/language", LanguageChoice.answer),
            .officers(.get, "/help", needs: nil, HelpPage.answer),
            .officers(.get, "/verify", needs: nil, VerifyPage.ask),
            .officers(.post, "/verify", needs: nil, VerifyPage.answer),
        ]

    /// Cases, one by one.
    private static let cases: [Route] =
        twins("/cases", needs: .read, QueuePage.self) + twins("/cases/{id}", needs: .read, CasePage.self) + [
            .officers(.get, "/cases/{id}/mail", needs: .read, Downloads.mail),
            .officers(.get, "/cases/{id}/reply", needs: .read, Downloads.reply),
            .officers(.get, "/cases/{id}/edit", needs: .edit, EditPage.html),
        ]

    /// What officers do to a case. Each is a form on the case page.
    private static let actions: [Route] = [
        .officers(.post, "/cases/{id}/approval", needs: .approveTogether, CaseAction.approve),
        .officers(.post, "/cases/{id}/withdrawal", needs: .approveTogether, TeamAction.withdraw),
        .officers(.post, "/cases/{id}/second-person", needs: .edit, TeamAction.askSecond),
        .officers(.post, "/cases/{id}/claim", needs: .edit, TeamAction.claim),
        .officers(.post, "/cases/{id}/snooze", needs: .edit, TeamAction.snooze),
        .officers(.post, "/cases/{id}/waking", needs: .edit, TeamAction.wake),
        .officers(.post, "/cases/{id}/labels", needs: .edit, TeamAction.relabel),
        .officers(.post, "/cases/{id}/discard", needs: .edit, TeamAction.discard),
        .officers(.post, "/cases/{id}/split", needs: .edit, TeamAction.split),
        .officers(.post, "/cases/{id}/merge", needs: .edit, TeamAction.merge),
        .officers(.post, "/chosen/claim", needs: .edit, ListAction.claim),
        .officers(.post, "/chosen/discard", needs: .edit, ListAction.discard),
        .officers(.post, "/cases/{id}/draft", needs: .edit, EditPage.save),
        .officers(.post, "/cases/{id}/insertion", needs: .edit, EditPage.insert),
        .officers(.post, "/cases/{id}/rejection", needs: .edit, CaseAction.reject),
        .officers(.post, "/cases/{id}/service", needs: .edit, CaseAction.reassign),
        .officers(.post, "/cases/{id}/handover", needs: .edit, CaseAction.handOver),
        .officers(.post, "/cases/{id}/closing", needs: .edit, CaseAction.close),
        .officers(.post, "/cases/{id}/reopening", needs: .edit, CaseAction.reopen),
        .officers(.post, "/cases/{id}/settlement", needs: .supervise, CaseAction.settle),
    ]
}
