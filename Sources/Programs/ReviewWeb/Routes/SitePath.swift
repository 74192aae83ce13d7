import Enquiries

/// An address within the desk. There is no way to make one that leads elsewhere.
struct SitePath: Sendable, Equatable {
    private(set) var text: String

    private init(_ steps: [String]) { text = "/" + steps.map(Self.escaped).joined(separator: "/") }

    static let start = SitePath([])
    static let style = SitePath(["style.css"])
    static let keys = SitePath(["keys.js"])
    static let icon = SitePath(["icon.svg"])
    static let signIn = SitePath(["sign-in"])
    static let signOut = SitePath(["sign-out"])
    static let language = SitePath(["language"])
    static let help = SitePath(["help"])
    static let verify = SitePath(["verify"])
    static let queue = SitePath(["cases"])
    static let account = SitePath(["account"])
    static let people = SitePath(["people"])
    static let session = SitePath(["session"])
    static let events = SitePath(["events"])

    /// The page of a main area, by its name in addresses.
    init(area: String) { self.init([area]) }

    /// A part of the own account, for example `password`.
    static func account(_ steps: String...) -> SitePath { SitePath(["account"] + steps) }
    static func person(_ id: OfficerID) -> SitePath { SitePath(["people", id.text]) }
    /// What is done to a person, for example `rights`.
    static func person(_ id: OfficerID, _ part: String) -> SitePath { SitePath(["people", id.text, part]) }
    /// A part of an area.
    func below(_ part: String) -> SitePath {
        var path = self
        path.text += "/" + Self.escaped(part)
        return path
    }

    /// Something below the page of a main area, for example `log/check`.
    static func area(_ area: Area, _ steps: String...) -> SitePath { SitePath([area.rawValue] + steps) }

    /// What is done to the chosen lines of a list, for example `claim`.
    static func chosen(_ part: String) -> SitePath { SitePath(["chosen", part]) }

    static func signIn(token: String) -> SitePath { SitePath(["sign-in", token]) }
    static func file(_ id: CaseID) -> SitePath { SitePath(["cases", id.text]) }
    /// A page or an action below a case, for example `approval`.
    static func file(_ id: CaseID, _ part: String) -> SitePath { SitePath(["cases", id.text, part]) }

    /// A place on that page.
    func at(place id: String) -> SitePath {
        var path = self
        path.text += "#" + Self.escaped(id)
        return path
    }

    /// The same path with further members in its query; members without a value are left out.
    func with(_ members: [(String, String?)]) -> SitePath {
        var path = self
        var separator = text.contains("?") ? "&" : "?"
        for (name, value) in members {
            guard let value, !value.isEmpty else { continue }
            path.text += separator + Self.escaped(name) + "=" + Self.escaped(value)
            separator = "&"
        }
        return path
    }

    /// Reads back an address that a form carries, so that a visitor returns to where he or she was. Only a plain path of
    /// this site counts; everything else leads to the start.
    init(returningTo text: String) {
        let bytes = Array(text.utf8)
        let isPlain = bytes.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x5C && $0 != 0x22 && $0 != 0x3C }
        let isLocal = bytes.first == 0x2F && (bytes.count == 1 || bytes[1] != 0x2F)
        self.text = isPlain && isLocal && bytes.count <= 1000 ? text : "/"
    }

    static func escaped(_ text: String) -> String {
        if text.utf8.allSatisfy(isPlain) { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte) {
                out.append(byte)
            } else {
                out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
