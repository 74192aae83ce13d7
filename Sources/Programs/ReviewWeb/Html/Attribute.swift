/// An attribute of an element; its value is escaped. The list is closed: no event handlers, no `style`, no `srcdoc`, and
/// links and forms lead to a ``SitePath`` or nowhere.
struct Attribute: Sendable {
    /// Stands before the name: `aria-`, `data-` or nothing.
    private let family: String
    private let name: String
    /// `nil` for a name alone.
    private let value: String?
    private let isThere: Bool

    private init(_ name: String, _ value: String) { self.init(name, optional: value) }

    private init(flag name: String, _ isSet: Bool) {
        (family, self.name, value, isThere) = ("", name, nil, isSet)
    }

    private init(_ name: String, optional value: String?, family: String = "") {
        (self.family, self.name, self.value, isThere) = (family, name, value, value != nil)
    }

    /// Bytes that it takes where nothing is escaped, or a few more.
    var roughSize: Int { isThere ? family.utf8.count + name.utf8.count + (value?.utf8.count ?? 0) + 4 : 0 }

    /// A blank, the name and the value, escaped; nothing where it is not there.
    func write(to bytes: inout [UInt8]) {
        guard isThere else { return }
        bytes.append(UInt8(ascii: " "))
        bytes += family.utf8
        bytes += name.utf8
        guard let value else { return }
        bytes.append(UInt8(ascii: "="))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(escaping: value)
        bytes.append(UInt8(ascii: "\""))
    }

    static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
    static func id(_ id: String) -> Attribute { Attribute("id", id) }
    static func lang(_ code: String?) -> Attribute { Attribute("lang", optional: code) }
    static func dir(_ direction: String) -> Attribute { Attribute("dir", direction) }
    static func title(_ text: String) -> Attribute { Attribute("title", text) }
    static func hidden(_ isHidden: Bool = true) -> Attribute { Attribute(flag: "hidden", isHidden) }
    static func focusable(_ index: Int) -> Attribute { Attribute("tabindex", String(index)) }

    static func role(_ role: String) -> Attribute { Attribute("role", role) }
    static func aria(_ name: String, _ value: String?) -> Attribute {
        Attribute(name, optional: value, family: "aria-")
    }
    /// Read by the script alone.
    static func data(_ name: String, _ value: String?) -> Attribute {
        Attribute(name, optional: value, family: "data-")
    }

    static func href(_ path: SitePath) -> Attribute { Attribute("href", path.text) }
    /// A place on the same page.
    static func href(place: String) -> Attribute { Attribute("href", "#" + place) }
    static func action(_ path: SitePath) -> Attribute { Attribute("action", path.text) }
    static func formAction(_ path: SitePath) -> Attribute { Attribute("formaction", path.text) }
    static func source(_ path: SitePath) -> Attribute { Attribute("src", path.text) }
    static var post: Attribute { Attribute("method", "post") }
    /// The form carries a file.
    static var carryingFile: Attribute { Attribute("enctype", "multipart/form-data") }
    static var get: Attribute { Attribute("method", "get") }

    static func rel(_ text: String) -> Attribute { Attribute("rel", text) }
    static func type(_ text: String) -> Attribute { Attribute("type", text) }
    static func name(_ text: String) -> Attribute { Attribute("name", text) }
    static func value(_ text: String) -> Attribute { Attribute("value", text) }
    static func content(_ text: String) -> Attribute { Attribute("content", text) }
    static func charset(_ text: String) -> Attribute { Attribute("charset", text) }
    static func label(_ text: String) -> Attribute { Attribute("label", text) }
    static func `for`(_ id: String) -> Attribute { Attribute("for", id) }
    static func scope(_ text: String) -> Attribute { Attribute("scope", text) }
    static func rows(_ count: Int) -> Attribute { Attribute("rows", String(count)) }
    static func longest(_ count: Int) -> Attribute { Attribute("maxlength", String(count)) }
    static func autocomplete(_ text: String) -> Attribute { Attribute("autocomplete", text) }
    static func datetime(_ text: String) -> Attribute { Attribute("datetime", text) }
    static func minimum(_ number: Int) -> Attribute { Attribute("min", String(number)) }
    static func maximum(_ number: Int) -> Attribute { Attribute("max", String(number)) }

    static func selected(_ isSelected: Bool) -> Attribute { Attribute(flag: "selected", isSelected) }
    static func checked(_ isChecked: Bool) -> Attribute { Attribute(flag: "checked", isChecked) }
    static func required(_ isRequired: Bool = true) -> Attribute { Attribute(flag: "required", isRequired) }
    static func open(_ isOpen: Bool) -> Attribute { Attribute(flag: "open", isOpen) }
    static func `defer`(_ isDeferred: Bool = true) -> Attribute { Attribute(flag: "defer", isDeferred) }
    static func spellcheck(_ isOn: Bool) -> Attribute { Attribute("spellcheck", isOn ? "true" : "false") }

    /// Where in a drawing something is, and how large.
    enum Measure: String, Sendable { case x, y, x1, y1, x2, y2, width, height, rx }

    static func measure(_ name: Measure, _ value: Double) -> Attribute { Attribute(name.rawValue, number(value)) }
    /// The drawing's own measures; the page scales it.
    static func viewBox(width: Double, height: Double) -> Attribute {
        Attribute("viewBox", "0 0 \(number(width)) \(number(height))")
    }
    /// A line through points.
    static func through(_ points: [(x: Double, y: Double)]) -> Attribute {
        Attribute("d", points.enumerated().map { ($0 == 0 ? "M" : "L") + number($1.x) + " " + number($1.y) }.joined())
    }

    /// With one digit behind the point, and 0 for what is no number.
    private static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1_000_000 else { return "0" }
        let tenths = Int((value * 10).rounded())
        let text = "\(abs(tenths) / 10)" + (tenths % 10 == 0 ? "" : ".\(abs(tenths) % 10)")
        return tenths < 0 ? "-" + text : text
    }
}
