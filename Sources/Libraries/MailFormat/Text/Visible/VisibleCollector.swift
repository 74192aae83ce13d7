/// Gathers visible text scalar by scalar and sorts out the characters that have no appearance.
struct VisibleCollector {
    private var output: [UInt8] = []
    private var hidden: [HiddenContent] = []
    private var room: Int
    private var run: [UInt8] = []
    private var runKind: HiddenContent.Kind?
    private(set) var isBlank = true
    var remoteImages = 0

    init(limit: Int) { room = limit }

    /// The bytes gathered so far.
    var count: Int { output.count }

    /// The last byte gathered, or LF at the beginning.
    var last: UInt8 { output.last ?? Byte.lf }

    /// The number of line feeds at the end; two at the beginning.
    var trailingLineFeeds: Int {
        var found = 0
        var index = output.count
        while index > 0, output[index - 1] == Byte.lf, found < 2 {
            found += 1
            index -= 1
        }
        return index == 0 ? 2 : found
    }

    /// Begins a part on a line of its own.
    mutating func startPart() {
        if let last = output.last, last != Byte.lf { output.append(Byte.lf) }
    }

    /// Adds all that another collector gathered.
    mutating func append(_ other: VisibleCollector) {
        var other = other
        other.endRun()
        startPart()
        output.append(contentsOf: other.output)
        isBlank = isBlank && other.isBlank
        appendEvidence(of: other)
    }

    /// Adds what another collector found hidden, without its text.
    mutating func appendEvidence(of other: VisibleCollector) {
        var other = other
        other.endRun()
        for content in other.hidden { hide(content.kind, content.text) }
        remoteImages += other.remoteImages
    }

    /// Adds text a reader would see; invisible characters in it become evidence.
    mutating func add(_ text: String) {
        var text = text
        let isPlain = text.withUTF8 { bytes in
            bytes.allSatisfy { $0 < 0x7F && ($0 >= 0x20 || $0 == Byte.lf || $0 == Byte.tab) }
        }
        if isPlain {
            text.withUTF8 { output.append(contentsOf: $0) }
            if isBlank { isBlank = text.utf8.allSatisfy { Byte.isSpace($0) } }
            return
        }
        if text.utf8.count > output.count { output.reserveCapacity(output.count + text.utf8.count) }
        for scalar in text.unicodeScalars { add(scalar) }
        endRun()
    }

    /// Adds one scalar; a run of invisible ones is one piece of evidence, see ``endRun()``.
    mutating func add(_ scalar: Unicode.Scalar) {
        if let kind = InvisibleCharacters.kind(scalar) {
            if runKind != kind { endRun() }
            runKind = kind
            if run.count < 4_096 { run.append(contentsOf: InvisibleCharacters.evidence(scalar, kind)) }
            return
        }
        endRun()
        if scalar.value < 0x80 {
            let byte = UInt8(scalar.value)
            output.append(byte)
            if isBlank, !Byte.isSpace(byte) { isBlank = false }
        } else {
            if let encoded = UTF8.encode(scalar) { output.append(contentsOf: encoded) }
            if scalar.value != 0xA0 { isBlank = false }
        }
    }

    /// The text gathered since there were `start` bytes.
    func text(from start: Int) -> String {
        let from = min(max(start, 0), output.count)
        return CSSDeclarations.trim(Substring(String(decoding: output[from...], as: UTF8.self)))
    }

    /// Takes off a byte that stands at the end, as often as it stands there.
    mutating func removeTrailing(_ byte: UInt8) {
        while output.last == byte { output.removeLast() }
    }

    mutating func endRun() {
        guard let kind = runKind else { return }
        runKind = nil
        hide(kind, String(decoding: run, as: UTF8.self))
        run.removeAll(keepingCapacity: true)
    }

    /// Notes hidden content as evidence while there is room.
    mutating func hide(_ kind: HiddenContent.Kind, _ text: String) {
        guard room > 0 else { return }
        var text = text
        if text.utf8.count > room { text = String(decoding: Array(text.utf8.prefix(room)), as: UTF8.self) }
        room -= text.utf8.count + 16
        if let last = hidden.last, last.kind == kind {
            hidden[hidden.count - 1] = HiddenContent(kind: kind, text: last.text + text)
        } else {
            hidden.append(HiddenContent(kind: kind, text: text))
        }
    }

    mutating func finished() -> VisibleText {
        endRun()
        while let last = output.last, Byte.isSpace(last) { output.removeLast() }
        return VisibleText(text: String(decoding: output, as: UTF8.self), hidden: hidden, remoteImages: remoteImages)
    }
}
