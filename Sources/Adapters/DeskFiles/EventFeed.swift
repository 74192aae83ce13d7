package import Enquiries
import Foundation

/// Reads a feed of events, one JSON object a line. A line that is none is named by its number; the others count.
///
/// Bytes are taken piece by piece, so that a feed without line ends is held only up to the longest line.
package struct EventFeed {
    /// Bytes of a line without its end. An event is a few hundred.
    package static let longestLine = 64 * 1024
    package static let mostFacts = 50
    /// Bytes of any one text in an event.
    package static let longestText = 1000

    /// Why a line is no event. Nothing of the line is quoted: it is about a citizen.
    package enum Fault: Error, Sendable, Equatable {
        case tooLong
        case notUTF8
        case notJSON
        case missing(String)
        case badValue(key: String, expected: String)
    }

    package struct Line: Sendable, Equatable {
        /// Counted from 1.
        package let number: Int
        package let event: Result<ReportedEvent, Fault>
    }

    private var line: [UInt8] = []
    private var isTooLong = false
    private var number = 1

    package init() {}

    /// Calls `body` for each line that ends in `bytes`. Empty lines are passed over.
    package mutating func take(_ bytes: some Collection<UInt8>, _ body: (Line) throws -> Void) rethrows {
        for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if part.offset > 0 { try end(body) }
            guard !isTooLong else { continue }
            isTooLong = line.count + part.element.count > Self.longestLine
            if isTooLong { line = [] } else { line += part.element }
        }
    }

    /// The last line, where the feed does not end with a line end.
    package mutating func finish(_ body: (Line) throws -> Void) rethrows {
        try end(body)
    }

    private mutating func end(_ body: (Line) throws -> Void) rethrows {
        defer { (line, isTooLong, number) = ([], false, number + 1) }
        if isTooLong { return try body(Line(number: number, event: .failure(.tooLong))) }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return }
        try body(Line(number: number, event: Result { () throws(Fault) in try Self.event(line) }))
    }

    /// - Throws: ``Fault``.
    package static func event(_ line: [UInt8]) throws(Fault) -> ReportedEvent {
        guard String(validating: line, as: UTF8.self) != nil else { throw .notUTF8 }
        let event: ReportedEvent
        do {
            event = try JSONDecoder().decode(ReportedEvent.self, from: Data(line))
        } catch let error as DecodingError {
            throw Fault(error)
        } catch {
            throw .notJSON
        }
        try check(event)
        return event
    }

    private static func check(_ event: ReportedEvent) throws(Fault) {
        let texts = [
            ("id", event.id), ("person.address", event.person.address), ("language", event.language),
            ("source", event.source),
        ]
        for (key, text) in texts where text.allSatisfy(\.isWhitespace) {
            throw .badValue(key: key, expected: "a text")
        }
        for (key, text) in texts + [("person.name", event.person.name ?? "")] where !isPlain(text) {
            throw .badValue(key: key, expected: "at most \(longestText) bytes without control characters")
        }
        guard isAddress(event.person.address) else {
            throw .badValue(key: "person.address", expected: "a mail address")
        }
        let letters = event.language.utf8
        guard letters.count == 2, letters.allSatisfy({ (0x61...0x7A).contains($0) }) else {
            throw .badValue(key: "language", expected: "two small letters such as de")
        }
        guard ReportedEvent.years.contains(event.date.year) else {
            throw .badValue(
                key: "date",
                expected: "a year from \(ReportedEvent.years.lowerBound) to \(ReportedEvent.years.upperBound)")
        }
        guard event.facts.count <= mostFacts else {
            throw .badValue(key: "facts", expected: "at most \(mostFacts) facts")
        }
        for (name, fact) in event.facts {
            var texts = [name]
            if case .text(let text) = fact { texts.append(text) }
            guard texts.allSatisfy(isPlain) else {
                throw .badValue(
                    key: "facts", expected: "texts of at most \(longestText) bytes without control characters")
            }
        }
    }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= longestText && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }

    /// Roughly: review looks closer before anything can be sent.
    private static func isAddress(_ address: String) -> Bool {
        let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
            && address.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

extension EventFeed.Fault {
    fileprivate init(_ error: DecodingError) {
        func name(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }
        switch error {
        case .keyNotFound(let key, let context): self = .missing(name(context.codingPath + [key]))
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            guard let first = context.codingPath.first else {
                self = .notJSON
                return
            }
            // Names of facts are the feed's own and stay out.
            let key = first.stringValue == "facts" ? "facts" : name(context.codingPath)
            self = .badValue(key: key, expected: Self.expected(key))
        @unknown default: self = .notJSON
        }
    }

    private static func expected(_ key: String) -> String {
        switch key {
        case "event": "one of \(OfferEvent.allCases.map(\.rawValue).joined(separator: ", "))"
        case "date": "a date such as 2026-11-21"
        case "person": "an object with name and address"
        case "facts": "an object with texts, numbers, true or false"
        default: "a text"
        }
    }
}

extension EventFeed.Fault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooLong: "the line is longer than \(EventFeed.longestLine) bytes"
        case .notUTF8: "the line is not UTF-8"
        case .notJSON: "the line is no JSON object"
        case .missing(let key): "the key \"\(key)\" is missing"
        case .badValue(let key, let expected): "the value of \"\(key)\" is not allowed; expected \(expected)"
        }
    }
}
