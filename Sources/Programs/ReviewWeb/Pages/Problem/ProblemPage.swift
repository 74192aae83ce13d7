import Enquiries
import Hummingbird

extension Problem {
    /// What a program gets in place of the page.
    struct Told: Encodable, Sendable {
        let status: Int
        let title: String
        let what: String
        let next: String
    }

    /// The page, or its JSON form where the path asks for that.
    ///
    /// - Parameter typed: What the visitor had written into the form, so that it is not lost.
    func response(asking path: String, language: Language, visit: Visit?, typed: [String]) -> Response {
        let words = ProblemWords(kind)
        var response: Response
        if path.hasSuffix(".json") {
            let told = Told(
                status: Int(status.code), title: language(words.title), what: language(words.what),
                next: language(words.next))
            response = (try? .json(told, status: status)) ?? Response(status: status)
        } else {
            response = .page(page(words, path, language, visit, typed), status: status)
        }
        switch kind {
        case .wrongMethod(let allowed): response.set("Allow", allowed.joined(separator: ", "))
        case .tooManySignIns: response.set("Retry-After", "60")
        case .signInBusy: response.set("Retry-After", "10")
        default: break
        }
        return response
    }

    private func page(
        _ words: ProblemWords, _ path: String, _ say: Language, _ visit: Visit?, _ typed: [String]
    ) -> Html {
        let frame = Frame(title: say(words.title), language: say, visit: visit, address: SitePath.queue.text)
        return frame.page {
            section(.class("sheet narrow")) {
                h1 { say(words.title) }
                p { say(words.what) }
                p { say(words.next) }
                if !typed.isEmpty || visit != nil { p(.class("quiet")) { say(ProblemWords.safe) } }
                for (index, text) in typed.enumerated() {
                    div(.class("field")) {
                        label(.for("typed-\(index)")) { say(ProblemWords.typed) }
                        textarea(.id("typed-\(index)"), .rows(min(16, 2 + text.count / 60))) { text }
                    }
                }
                p(.class("actions")) {
                    if let id = Self.caseID(in: path) {
                        anchor(.class("button"), .href(.file(id))) { say(ProblemWords.reopen) }
                    }
                    anchor(.class("button"), .href(visit == nil ? .signIn : .queue)) {
                        say(visit == nil ? Word.signIn : ProblemWords.toQueue)
                    }
                }
            }
        }
    }

    /// The case that a path below `/cases/` names.
    private static func caseID(in path: String) -> CaseID? {
        let steps = path.split(separator: "/")
        guard steps.count == 3, steps[0] == "cases" else { return nil }
        return CaseID(String(steps[1]))
    }
}
