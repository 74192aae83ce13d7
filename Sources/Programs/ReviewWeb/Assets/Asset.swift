import Transparency

/// A file that the desk itself brings along, in the program, so that nothing has to travel beside it.
struct Asset: Sendable {
    let type: String
    let text: String
    /// First digits of the SHA-256; it stands in addresses, so that browsers may keep the file for a year.
    let version: String

    var tag: String { "\"\(version)\"" }

    private init(type: String, text: String) {
        (self.type, self.text) = (type, text)
        version = String(sha256Hex(text.utf8).prefix(16))
    }

    static let style = Asset(type: "text/css; charset=utf-8", text: styleSheet)
    static let keys = Asset(type: "text/javascript; charset=utf-8", text: KeyTable.script + liveScript + sessionScript)
    static let icon = Asset(type: "image/svg+xml", text: iconDrawing)
}

/// A letter with a stamp.
private let iconDrawing = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\
    <rect x="2" y="6" width="28" height="20" rx="3" fill="#1f4e79"/>\
    <path d="M3 9l13 9 13-9" fill="none" stroke="#fff" stroke-width="2.5"/>\
    </svg>
    """
