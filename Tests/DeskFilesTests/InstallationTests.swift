import DeskFiles
import Foundation
import Testing

struct InstallationTests {
    private func read(_ marks: String) throws -> Installation {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data((Installation.text(desks: ["desks/a"]) + marks).utf8)
            .write(to: folder.appendingPathComponent(Installation.fileName))
        return try Installation(folder: folder.path)
    }

    @Test func `replies are unsigned and have no address to look them up unless the configuration says so`() throws {
        let installation = try read("")
        #expect(installation.signing.isEmpty && installation.verifyPrefix == nil)
    }

    @Test func `keys and the address of records are read`() throws {
        let installation = try read(
            """
            marks:
              verify: https://ki.stadt.example/v/
              dkim:
                - {domain: stadt.example, selector: post-2026, keyFile: dkim.pem}
                - {domain: b.example, selector: s, keyFile: /keys/b.pem}
            """)
        #expect(installation.verifyPrefix == "https://ki.stadt.example/v/")
        #expect(installation.signing.map(\.domain) == ["stadt.example", "b.example"])
        #expect(installation.signing.map(\.selector) == ["post-2026", "s"])
        #expect(installation.signing.map(\.keyFile) == [installation.folder + "/dkim.pem", "/keys/b.pem"])
    }

    @Test(arguments: [
        "marks: {verify: \"http://a.example\"}", "marks: {verify: \"https://ä.example\"}", "marks: {very: x}",
        "marks: {dkim: [{domain: a.example, selector: s}]}", "marks: {dkim: {domain: a.example}}", "marks: yes",
        "marks: {dkim: [{domain: a.example, selector: s, keyFile: k, password: x}]}",
    ])
    func `mistakes in the marks are named`(marks: String) {
        #expect(throws: InstallationError.self) { try read(marks) }
    }
}
