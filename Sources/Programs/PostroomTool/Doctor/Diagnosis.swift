/// What the doctor found out about one thing.
struct Diagnosis: Sendable, Equatable {
    enum Standing: String, Sendable { case ok, warn, fail }

    /// What was looked at, in one word or two.
    let check: String
    let standing: Standing
    /// What is the case and, where it is not well, what to do.
    let words: String
    /// How the command ends because of it; only a failure counts.
    let ending: Ending

    static func ok(_ check: String, _ words: String) -> Diagnosis {
        Diagnosis(check: check, standing: .ok, words: words, ending: .ok)
    }

    static func warn(_ check: String, _ words: String) -> Diagnosis {
        Diagnosis(check: check, standing: .warn, words: words, ending: .ok)
    }

    static func fail(_ check: String, _ words: String, _ ending: Ending = .failure) -> Diagnosis {
        Diagnosis(check: check, standing: .fail, words: words, ending: ending)
    }

    static func fail(_ check: String, _ error: any Error) -> Diagnosis { .fail(check, "\(error)", Ending(error)) }

    /// One line, whatever the words hold.
    var line: String {
        let words = words.split(whereSeparator: \.isNewline).joined(separator: "; ")
        return "\(standing.rawValue)\(standing == .ok ? "  " : "") \(check): \(words)"
    }
}
