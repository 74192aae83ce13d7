import Foundation
import Hummingbird

extension Request {
    /// The value of a header field, whatever its case. `Host` is the request's authority.
    func field(_ name: String) -> String? {
        headers.first { $0.name.canonicalName == name.lowercased() }?.value
    }
}

extension Response {
    static func page(_ document: Html, status: HTTPResponse.Status = .ok) -> Response {
        bytes(ByteBuffer(bytes: Html.document(document)), "text/html; charset=utf-8", status: status)
    }

    static func plain(_ words: String, status: HTTPResponse.Status = .ok) -> Response {
        text(words, "text/plain; charset=utf-8", status: status)
    }

    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = try encoder.encode(value)
        var buffer = ByteBuffer()
        buffer.reserveCapacity(bytes.count + 1)
        buffer.writeBytes(bytes)
        buffer.writeInteger(UInt8(ascii: "\n"))
        return self.bytes(buffer, "application/json", status: status)
    }

    /// The answer to every form: go there and read what became of it.
    static func seeOther(_ path: SitePath, cookie: String? = nil) -> Response {
        var response = Response(status: .seeOther)
        response.set("Location", path.text)
        if let cookie { response.set("Set-Cookie", cookie) }
        return response
    }

    /// Bytes that the browser must save and never show. The type says nothing on purpose: Chromium would open
    /// `message/rfc822` as a page.
    static func download(_ bytes: [UInt8], name: String) -> Response {
        var response = Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        response.set("Content-Type", "application/octet-stream")
        response.set("Content-Disposition", "attachment; filename=\"\(name)\"")
        return response
    }

    static func asset(_ asset: Asset, _ asking: Asking) -> Response {
        let isCurrent = asking.query["v"] == asset.version
        var response: Response
        if asking.knownTag == asset.tag {
            response = Response(status: .notModified)
        } else {
            response = text(asset.text, asset.type, status: .ok)
        }
        response.set("ETag", asset.tag)
        response.set("Cache-Control", isCurrent ? "public, max-age=31536000, immutable" : "no-cache")
        return response
    }

    private static func text(_ text: String, _ type: String, status: HTTPResponse.Status) -> Response {
        bytes(ByteBuffer(string: text), type, status: status)
    }

    private static func bytes(_ bytes: ByteBuffer, _ type: String, status: HTTPResponse.Status) -> Response {
        var response = Response(status: status, body: ResponseBody(byteBuffer: bytes))
        response.set("Content-Type", type)
        return response
    }

    mutating func set(_ name: String, _ value: String) {
        guard let name = HTTPFields.Element.Name(name) else { return }
        headers[name] = value
    }

    /// Adds a field beside others of that name.
    mutating func add(_ name: String, _ value: String) {
        guard let name = HTTPFields.Element.Name(name) else { return }
        headers.append(HTTPFields.Element(name: name, value: value))
    }

    func has(_ name: String) -> Bool { headers.contains { $0.name.canonicalName == name.lowercased() } }
}
