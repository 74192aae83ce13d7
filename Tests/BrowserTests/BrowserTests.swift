import Testing

/// The built command in a real browser. Each test starts a script that has a desk and a Chromium of its own. A script and its
/// desk take turns and leave half of the machine idle, so two scripts run at a time: one of each suite.
private let isPossible: ConditionTrait = .enabled(if: BrowserScript.missing == nil, "\(BrowserScript.missing ?? "")")

@Suite(.serialized, isPossible)
struct PagesInBrowserTests {
    @Test func `axe-core finds nothing on any page, in both languages and both colour schemes`() throws {
        try BrowserScript.expectNothingWrong(in: "accessibility")
    }

    @Test func `every page can be used with the Tab key alone, and the focus is always seen`() throws {
        try BrowserScript.expectNothingWrong(in: "keyboard")
    }

    @Test func `every page fits 320 pixels, 400 percent zoom, large text and wide text spacing`() throws {
        try BrowserScript.expectNothingWrong(in: "narrow")
    }

    @Test func `what tells of itself is told to screen readers, and what can be mistaken can be mended`() throws {
        try BrowserScript.expectNothingWrong(in: "telling")
    }

    @Test func `a first load is light and comes from the desk alone`() throws {
        try BrowserScript.expectNothingWrong(in: "firstload")
    }
}

@Suite(.serialized, isPossible)
struct WorkInBrowserTests {
    @Test func `no hostile mail makes the browser ask for anything`() throws {
        try BrowserScript.expectNothingWrong(in: "hostile")
    }

    @Test func `none of a thousand payloads in any field of a mail runs`() throws {
        try BrowserScript.expectNothingWrong(in: "injection")
    }

    @Test func `the help page names the keys that work, and only Ctrl+Enter approves`() throws {
        try BrowserScript.expectNothingWrong(in: "keys")
    }

    @Test func `an officer clears twenty cases with six keys each or fewer, and sends nothing wrong`() throws {
        try BrowserScript.expectNothingWrong(in: "officer")
    }

    @Test func `the core of the work needs no script`() throws {
        try BrowserScript.expectNothingWrong(in: "scriptless")
    }
}
