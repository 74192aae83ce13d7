import SignIn
import Testing

@Suite struct PasswordRuleTests {
    private static let names = ["jana", "Jana Weiß"]

    @Test(arguments: [
        "zwölf Birnen", "korrektes Pferd Batterie", "Tr0ub4dor&3-xyz", "violett-kaktus-siebzehn", "ein Satz mit Sinn",
        "正しい馬電池ホチキス一二三四",
    ])
    func `a password that nobody guesses is taken`(text: String) {
        #expect(Password(text).weakness(for: Self.names) == nil)
    }

    @Test(arguments: [
        "passwort2026", "Passwort1234", "P@ssw0rd2026", "password!!!!", "Sommer-2026!", "S0mm3r2026!!", "qwertz123456",
        "qwertzuiopasdf", "abcdefghijkl", "123456789012", "111111111111", "abcabcabcabc", "asdfghjkl123",
        "Hallo-Welcome1", "RathausStadt1", "2026-11-22-1", "Buergerbuero1", "Postroom2026",
    ])
    func `a password that is guessed first is refused`(text: String) {
        #expect(Password(text).weakness(for: Self.names) == .common)
    }

    @Test(arguments: ["janajanajana", "Jana-Weiß-2026", "2026JANAWEISS", "jana.jana.jana1"])
    func `a password that is the name is refused`(text: String) {
        #expect(Password(text).weakness(for: Self.names + ["janaweiss"]) == .ownName)
    }

    @Test func `twelve characters are enough and eleven are not`() {
        #expect(Password("äöü-kaktus-7").weakness(for: []) == nil)
        #expect(Password("äöü-kaktus-").weakness(for: []) == .tooShort)
        #expect(Password.fewestCharacters == 12 && Password.advisedCharacters == 15)
    }

    @Test func `256 bytes are taken and 257 are not`() {
        let text = String((0..<256).map { Character(Unicode.Scalar(UInt8(0x21 + $0 * 7 % 90))) })
        #expect(text.utf8.count == Password.mostBytes)
        #expect(Password(text).weakness(for: []) == nil)
        #expect(Password(text + "x").weakness(for: []) == .tooLong)
    }
}
