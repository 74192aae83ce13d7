import ChildPrograms
import Foundation
import FoundationNetworking
import Testing

/// `postroom serve` in a process of its own, and a browser's eye on it.
final class RunningDesk {
    let address: URL
    let signIn: URL
    private let child: RunningChild
    private let session: URLSession

    struct Page {
        let status: Int
        let text: String
        let bytes: Data
        let url: URL?
    }

    /// - Parameters:
    ///   - hold: Seconds for which an approved reply waits.
    ///   - options: Further ones of `serve`.
    init(desk: String, officer: String? = nil, hold: Int = 0, options: [String] = []) async throws {
        let settings = URL(fileURLWithPath: desk + "/postroom.yaml")
        let text = try String(contentsOf: settings, encoding: .utf8)
        if !text.contains("  hold:") {
            try Data(text.replacing("web:\n", with: "web:\n  hold: \(hold)\n").utf8).write(to: settings)
        }
        let command = [Command.path, "serve", "--desk", desk, "--port", "0"]
        child = try ChildProgram(command + (officer.map { ["--officer", $0] } ?? []) + options, output: .dropped)
            .start()
        var found: URL?
        for _ in 0..<2400 where found == nil {
            try await Task.sleep(for: .milliseconds(100))
            let isRunning = child.isRunning
            let said = String(decoding: child.error, as: UTF8.self)
            found = said.split(separator: "\n").first { $0.hasPrefix("One-time sign-in") }
                .flatMap { $0.split(separator: " ").last }.flatMap { URL(string: String($0)) }
            if found == nil, !isRunning {
                Issue.record("serve ended: \(said)")
                break
            }
        }
        signIn = try #require(found)
        address = try #require(URL(string: "/", relativeTo: signIn)).absoluteURL
        let configuration = URLSessionConfiguration.ephemeral
        session = URLSession(configuration: configuration)
    }

    deinit { child.end() }

    /// What stands behind `start` in a line that the desk says, now or soon.
    func said(_ start: String) async throws -> String {
        for _ in 0..<300 {
            let lines = String(decoding: child.error, as: UTF8.self).split(separator: "\n")
            if let line = lines.first(where: { $0.hasPrefix(start) }) { return String(line.dropFirst(start.count)) }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("the desk does not say \(start)")
        return ""
    }

    /// Ends it as a power cut would.
    func kill() {
        child.send(SIGKILL)
        child.wait()
    }

    /// Stops the desk as systemd would, and returns its exit code.
    func stop() -> Int32 { child.end().code }

    func get(_ path: String) async throws -> Page {
        try await load(URLRequest(url: try #require(URL(string: path, relativeTo: address))))
    }

    /// Sends a form as a browser would, redirects followed.
    func post(_ path: String, _ fields: [String: String]) async throws -> Page {
        var request = URLRequest(url: try #require(URL(string: path, relativeTo: address)))
        request.httpMethod = "POST"
        request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        request.setValue(String(address.absoluteString.dropLast()), forHTTPHeaderField: "Origin")
        let allowed = CharacterSet.alphanumerics
        request.httpBody = Data(
            fields.map { name, value in
                name + "=" + (value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")
            }.joined(separator: "&").utf8)
        return try await load(request)
    }

    private func load(_ request: URLRequest) async throws -> Page {
        let (data, response) = try await session.data(for: request)
        return Page(
            status: (response as? HTTPURLResponse)?.statusCode ?? 0, text: String(decoding: data, as: UTF8.self),
            bytes: data, url: response.url)
    }
}

extension String {
    /// The values of the hidden fields of the form whose action ends in `action`.
    func hiddenFields(ofForm action: String) throws -> [String: String] {
        let start = try #require(range(of: "action=\"[^\"]*\(action)\"", options: .regularExpression))
        let end = try #require(range(of: "</form>", range: start.upperBound..<endIndex))
        let form = String(self[start.upperBound..<end.lowerBound])
        var fields: [String: String] = [:]
        for input in form.components(separatedBy: "<input").dropFirst() {
            func attribute(_ name: String) -> String? {
                guard let open = input.range(of: "\(name)=\""),
                    let close = input.range(of: "\"", range: open.upperBound..<input.endIndex)
                else { return nil }
                return String(input[open.upperBound..<close.lowerBound])
            }
            if attribute("type") == "hidden", let name = attribute("name") { fields[name] = attribute("value") ?? "" }
        }
        return fields
    }
}
