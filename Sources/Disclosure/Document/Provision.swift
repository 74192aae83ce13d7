/// Where a rule comes from, and whether its primary text was read for this project.
package enum Source: String, Sendable, CaseIterable {
    case aiAct = "ai-act"
    case omnibus
    case article6Guidelines = "article-6-guidelines"
    case article50Guidelines = "article-50-guidelines"
    case definitionGuidelines = "definition-guidelines"
    case codeOfPractice = "code-of-practice"
    case gdpr
    case atrs
    case algoritmeregister
    case maki
    case prov

    package enum Reading: Sendable { case primary, secondary, memory }

    package var reading: Reading {
        switch self {
        case .aiAct, .algoritmeregister: .primary
        case .omnibus, .article50Guidelines, .definitionGuidelines, .codeOfPractice, .maki: .secondary
        // A draft was read; the final text was not found.
        case .article6Guidelines: .secondary
        // Its numbering was read in part only.
        case .atrs: .secondary
        case .gdpr, .prov: .memory
        }
    }

    package var name: Words {
        switch self {
        case .aiAct: Words("Verordnung (EU) 2024/1689 (KI-VO)", "Regulation (EU) 2024/1689 (AI Act)")
        case .omnibus:
            Words("Verordnung (EU) 2026/1744 (Digital-Omnibus)", "Regulation (EU) 2026/1744 (Digital Omnibus)")
        case .article6Guidelines:
            Words(
                "Entwurf der Leitlinien der Kommission zu Art. 6 KI-VO (Mai 2026)",
                "Commission draft guidelines on Art. 6 AI Act (May 2026)")
        case .article50Guidelines:
            Words(
                "Leitlinien der Kommission zu Art. 50 KI-VO, C(2026) 5054",
                "Commission guidelines on Art. 50 AI Act, C(2026) 5054")
        case .definitionGuidelines:
            Words(
                "Leitlinien der Kommission zum Begriff KI-System, C(2025) 924",
                "Commission guidelines on the definition of an AI system, C(2025) 924")
        case .codeOfPractice:
            Words(
                "Verhaltenskodex zur Transparenz KI-erzeugter Inhalte (10.6.2026)",
                "Code of Practice on Transparency of AI-Generated Content (10.6.2026)")
        case .gdpr: Words("Verordnung (EU) 2016/679 (DSGVO)", "Regulation (EU) 2016/679 (GDPR)")
        case .atrs:
            Words(
                "UK Algorithmic Transparency Recording Standard, Vorlage 3.0",
                "UK Algorithmic Transparency Recording Standard, template 3.0")
        case .algoritmeregister:
            Words("Publicatiestandaard Algoritmeregister 1.0", "Publicatiestandaard Algoritmeregister 1.0")
        case .maki:
            Words(
                "Marktplatz der KI-Möglichkeiten, Transparenzregister des Bundes",
                "German federal AI marketplace and transparency register")
        case .prov: Words("W3C PROV-JSON (2013)", "W3C PROV-JSON (2013)")
        }
    }

    /// How far to trust what a document says of this source.
    func certainty(checked: Bool) -> Words {
        if checked { return Words("von der Behörde geprüft", "checked by the authority") }
        return switch reading {
        case .primary: Words("Wortlaut gelesen", "text read")
        case .secondary:
            Words(
                "nach Berichten Dritter oder einem Entwurf, noch zu prüfen",
                "according to others or to a draft, to be checked")
        case .memory: Words("aus allgemeiner Kenntnis, noch zu prüfen", "from general knowledge, to be checked")
        }
    }
}

/// A place in a law or a standard, written as each language writes it.
package struct Provision: Sendable, Equatable {
    package enum Place: Sendable, Equatable {
        /// `Art. 27(1)(a)`.
        case article(String, Int?, String?)
        /// `Annex IV(1)(a)`; the point is a number or, as in `B.4`, a section and a number.
        case annex(String, String?, String?)
        case point(String)
    }

    package let place: Place
    package let source: Source

    package static func article(
        _ number: String, _ paragraph: Int? = nil, _ letter: String? = nil, of source: Source = .aiAct
    ) -> Provision {
        Provision(place: .article(number, paragraph, letter), source: source)
    }

    package static func annex(_ number: String, _ point: String? = nil, _ letter: String? = nil) -> Provision {
        Provision(place: .annex(number, point, letter), source: .aiAct)
    }

    package static func point(_ name: String, of source: Source) -> Provision {
        Provision(place: .point(name), source: source)
    }

    package func text(in language: Language) -> String {
        let german = language == .german
        switch place {
        case .article(let number, let paragraph, let letter):
            let act =
                source == .gdpr ? (german ? "DSGVO" : "GDPR") : source == .aiAct ? (german ? "KI-VO" : "AI Act") : ""
            if german {
                return "Art. \(number)" + (paragraph.map { " Abs. \($0)" } ?? "")
                    + (letter.map { " Buchst. \($0)" } ?? "") + (act.isEmpty ? "" : " " + act)
            }
            return "Art. \(number)" + (paragraph.map { "(\($0))" } ?? "") + (letter.map { "(\($0))" } ?? "")
                + (act.isEmpty ? "" : " " + act)
        case .annex(let number, let point, let letter):
            if german {
                return "Anhang \(number)" + (point.map { " Nr. \($0)" } ?? "") + (letter.map { " Buchst. \($0)" } ?? "")
                    + " KI-VO"
            }
            return "Annex \(number)" + (point.map { " point \($0)" } ?? "") + (letter.map { "(\($0))" } ?? "")
                + " AI Act"
        case .point(let name): return name
        }
    }
}
