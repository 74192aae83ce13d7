import Enquiries
import Testing

@testable import ReviewWeb

/// What the page of the rules shows of officers' corrections.
@Suite struct RuleExamplesTests {
    @Test func `the rules show what officers said of intents and flags, of the own desk alone`() async throws {
        let desk = SmallDesk(twoDesks: true)
        for (id, place) in [("c1", SmallDesk.desk.id), ("c2", DeskID("land"))] {
            var file = SmallDesk.file(id, at: place)
            file.decision?.intent = .complaint
            file.decision?.flags = [.legal]
            file.decision?.relabelling = TriageDecision.Relabelling(
                intentFrom: .report, flagsFrom: [.spam], by: OfficerID("secret-name"), at: SmallDesk.noon)
            desk.keep(file)
        }
        desk.keep(SmallDesk.file("c3"))
        let browser = try await Browser(desk, with: [.read])
        let page = try await browser.get("/rules?desk=stadt").text
        #expect(page.contains("Corrected by people") && page.contains("href=\"/cases/c1\""))
        for word in [Word(Intent.report), Word(Intent.complaint), Word(Flag.legal), Word(Flag.spam)] {
            #expect(page.contains(Language.english(word)), "\(word)")
        }
        #expect(!page.contains("/cases/c2") && !page.contains("/cases/c3") && !page.contains("secret-name"))
        let json = try await browser.get("/rules.json?desk=stadt").text
        #expect(json.contains("\"flagsAdded\":[\"legal\"],\"flagsRemoved\":[\"spam\"]"))
    }

    @Test(arguments: [ReviewSettings.Limits.examplesOfRules, ReviewSettings.Limits.examplesOfRules + 1])
    func `the rules show the newest corrections, so many and no more`(count: Int) async throws {
        let desk = SmallDesk()
        for number in 0..<count {
            var file = SmallDesk.file("c\(100 + number)")
            file.decision?.relabelling = TriageDecision.Relabelling(
                intentFrom: .report, flagsFrom: [.spam], by: OfficerID("o"), at: SmallDesk.noon)
            desk.keep(file)
        }
        let page = try await Browser(desk, with: [.read]).get("/rules").text
        let shown = page.components(separatedBy: "href=\"/cases/c").count - 1
        #expect(shown == ReviewSettings.Limits.examplesOfRules)
        #expect(page.contains("/cases/c\(99 + count)\"") && page.contains("/cases/c100\"") == (shown == count))
    }
}
