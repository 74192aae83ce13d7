import Cases
import Enquiries
import Hummingbird
import Logging
import ReviewWeb
import Transparency

/// Asks the desk's router without a network, as one visitor with one cookie.
struct Browser {
    let desk: SmallDesk
    var cookie: String?
    /// The form token of the session.
    var token = ""
    var client = "192.0.2.1"

    struct Page {
        let status: Int
        let header: [String: String]
        let text: String
        /// Every cookie that is set, with its attributes.
        var cookies: [String] = []

        /// The value of the first hidden field of that name.
        /// The names of all fields that begin so.
        func names(beginning prefix: String) -> [String] {
            text.split(separator: "name=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
                .filter { $0.hasPrefix(prefix) }
        }

        func field(_ name: String) -> String? {
            guard let start = text.firstRange(of: "name=\"\(name)\" value=\"") else { return nil }
            return String(text[start.upperBound...].prefix { $0 != "\"" })
        }
    }

    init(_ desk: SmallDesk) { self.desk = desk }

    /// Signed in as an officer with these rights.
    init(_ desk: SmallDesk, with rights: Set<Officer.Right>, name: String = "Jana") async throws {
        try await self.init(desk, as: Officer(id: OfficerID(name.lowercased()), name: name, rights: rights))
    }

    /// Signed in as an officer, by a one-time link.
    init(_ desk: SmallDesk, as officer: Officer) async throws {
        self.desk = desk
        try await desk.store.save(officer)
        let path = try await ReviewSite.oneTimeSignIn(
            for: officer.id, in: desk.store, surroundings: desk.surroundings)
        let page = try await post("/sign-in", ["one-time": String(path.dropFirst("/sign-in/".count))])
        take(page)
    }

    /// Signed in with id, password and perhaps a code; without a cookie where that was refused.
    init(_ desk: SmallDesk, id: String, password: String, code: String = "", client: String = "192.0.2.1") async throws
    {
        (self.desk, self.client) = (desk, client)
        take(try await post("/sign-in", ["officer": id, "password": password, "code": code]))
    }

    /// Takes the session that an answer brings.
    mutating func take(_ page: Page) {
        guard let set = page.header["set-cookie"]?.split(separator: ";").first else { return }
        cookie = String(set)
        let digest = sha256Hex(set.split(separator: "=").last.map { String($0).utf8 } ?? "".utf8)
        token = desk.store.look { $0.sessions[digest]?.formToken ?? "" }
    }

    func get(_ path: String, _ header: [String: String] = [:]) async throws -> Page {
        try await ask(.get, path, header, body: "")
    }

    /// Posts a form with the session's token.
    func post(_ path: String, _ fields: [String: String] = [:], _ header: [String: String] = [:]) async throws -> Page {
        let fields = fields.merging(["token": token]) { own, _ in own }
        let body = fields.map { Self.escaped($0) + "=" + Self.escaped($1) }.joined(separator: "&")
        let type = ["Content-Type": "application/x-www-form-urlencoded"]
        return try await ask(.post, path, type.merging(header) { $1 }, body: body)
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ header: [String: String], body: String
    ) async throws -> Page {
        var head = HTTPRequest(method: method, scheme: "http", authority: "desk.example", path: path)
        var header = header
        if let cookie, header["Cookie"] == nil { header["Cookie"] = cookie }
        for (name, value) in header {
            if let name = HTTPFields.Element.Name(name) { head.headerFields[name] = value }
        }
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let response = try await desk.site.router().buildResponder().respond(
            to: request, context: DeskContext(logger: logger, client: client))
        var fields: [String: String] = [:]
        let cookies = response.headers.filter { $0.name.canonicalName == "set-cookie" }.map(\.value)
        for field in response.headers { fields[field.name.canonicalName] = field.value }
        let writer = Collector()
        // A stream of events has no end to wait for.
        if fields["content-type"] != "text/event-stream" { try await response.body.write(writer) }
        return Page(status: Int(response.status.code), header: fields, text: writer.text, cookies: cookies)
    }

    private final class Collector: ResponseBodyWriter, @unchecked Sendable {
        private(set) var text = ""
        func write(_ buffer: ByteBuffer) async throws { text += String(buffer: buffer) }
        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A
            let digits = String(byte, radix: 16)
            return isPlain ? String(Unicode.Scalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
        }.joined()
    }
}
