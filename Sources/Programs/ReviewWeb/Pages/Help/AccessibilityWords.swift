/// The statement on accessibility (BITV 2.0, § 12b BGG), as the help page carries it. What it claims stands, criterion by
/// criterion, in Docs/Accessibility.md.
struct AccessibilityStatement: Sendable {
    let say: Language

    var html: Html {
        section(.id("accessibility"), .aria("labelledby", "accessibility-title")) {
            h2(.id("accessibility-title")) { say(Self.title) }
            p { say(Self.claim) }
            h3 { say(Self.gapsTitle) }
            ul { for gap in Self.gaps { li { say(gap) } } }
            p { say(Self.method) }
            h3 { say(Self.feedbackTitle) }
            p { say(Self.feedback) }
            p { say(Self.enforcement) }
        }
    }

    static let title = Word("Erklärung zur Barrierefreiheit", "Accessibility statement")
    static let claim = Word(
        "Dieser Arbeitsplatz soll für alle bedienbar sein: mit Tastatur, mit Vorlesesoftware, bei starker "
            + "Vergrößerung und ohne Skripte. Er ist mit EN 301 549 und der BITV 2.0 teilweise vereinbar.",
        "Everybody should be able to use this desk: with a keyboard, with a screen reader, strongly enlarged and without "
            + "scripts. It partly conforms to EN 301 549 and BITV 2.0.")
    static let gapsTitle = Word("Was noch fehlt", "What is still missing")
    static let gaps = [
        Word(
            "Nach 30 Minuten ohne Seitenaufruf endet die Sitzung, ohne dass vorher gewarnt wird. Speichern Sie längere "
                + "Texte zwischendurch.",
            "After 30 minutes without opening a page the session ends without a warning. Save longer texts in between."),
        Word(
            "Menschen, die mit Vorlesesoftware arbeiten, haben ihn noch nicht erprobt.",
            "People who work with a screen reader have not tried it yet."),
    ]
    static let method = Word(
        "Grundlage ist eine Selbstbewertung vom 22. November 2026: Programme prüfen bei jeder Änderung alle Seiten in "
            + "einem Browser, den Rest sah sich eine Person an.",
        "This rests on a self-assessment of 22 November 2026: programs check all pages in a browser at every change, a "
            + "person looked at the rest.")
    static let feedbackTitle = Word("Barriere melden", "Report a barrier")
    static let feedback = Word(
        "Stört Sie etwas bei der Arbeit? Sagen Sie es der Person, die Postroom bei Ihnen betreut. Nennen Sie die Seite und "
            + "was nicht ging. Ihre Schwerbehindertenvertretung unterstützt Sie dabei.",
        "Does something get in your way? Tell the person who runs Postroom in your house. Name the page and what did not "
            + "work. The representative for employees with disabilities helps you with it.")
    static let enforcement = Word(
        "Bekommen Sie keine Antwort, die hilft, können Sie sich an die Schlichtungsstelle oder Durchsetzungsstelle wenden, "
            + "die für Ihre Behörde zuständig ist. Beim Bund ist das die Schlichtungsstelle nach § 16 BGG.",
        "If you get no answer that helps, you can turn to the arbitration or enforcement body that is in charge of your "
            + "authority. For federal authorities this is the arbitration service under § 16 BGG.")
}
