import ReviewWeb
import Testing

@Suite struct ManyDesksTests {
    @Test(arguments: [
        (ReviewSettings.Limits.desksWithServices, true), (ReviewSettings.Limits.desksWithServices + 1, false),
    ])
    func `lists offer the services of all desks up to a number of desks, and beyond it those of the one that is shown`(
        _ desks: Int, _ areAllServicesThere: Bool
    ) async throws {
        let browser = try await Browser(SmallDesk(moreDesks: desks - 1), with: [.read])
        for path in ["/cases?", "/search?"] {
            let page = try await browser.get(path).text
            #expect(page.contains("value=\"more5\"") && page.contains("value=\"stadt\""))
            #expect(page.contains("value=\"more5/traffic\"") == areAllServicesThere, "\(path)")
            let shown = try await browser.get(path + "only=more5").text
            #expect(shown.contains("value=\"more5/traffic\""), "\(path)")
            #expect(shown.contains("value=\"more6/traffic\"") == areAllServicesThere, "\(path)")
        }
    }
}
