import Cases
import Enquiries
import Foundation
import Hummingbird
import ServiceLifecycle

/// Changes as they happen, as server-sent events (HTML standard, section "Server-sent events"). Pages that miss one
/// are no worse off than without: everything stands on the page when it is loaded.
enum LiveEvents {
    /// Between two looks at whether something is to be told. Counts are told once in it, however much changed.
    static let pulse = Duration.seconds(2)
    /// Pulses after which a comment is sent where there was no news, and the session is looked at.
    static let pulsesOfRest = 7

    static func answer(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let session = visit.session.tokenSHA256
        guard await site.bulletin.hasRoom(for: session) else {
            // Of all answers this one keeps a browser from trying again (HTML standard, 9.2.3).
            return Response(status: .noContent)
        }
        let watched = asking.query["case"].map { CaseID($0) }
        let file: CaseFile? = if let watched { try await visit.cases.load(watched) } else { nil }
        var response = Response(
            status: .ok,
            body: ResponseBody { writer in
                if let reader = await site.bulletin.subscribe(session: session) {
                    let stream = LiveStream(site: site, visit: visit, watched: file.map { ($0.id, $0.desk) })
                    do {
                        try await withGracefulShutdownHandler {
                            try await stream.run(reader) { try await writer.write(ByteBuffer(string: $0)) }
                        } onGracefulShutdown: {
                            reader.continuation.finish()
                        }
                    } catch {
                        // The browser has gone. What follows must be done all the same.
                    }
                    await site.bulletin.end(reader)
                    await stream.leave()
                }
                try await writer.finish(nil)
            })
        response.set("Content-Type", "text/event-stream")
        // A proxy that collects answers would keep the news to itself.
        response.set("X-Accel-Buffering", "no")
        return response
    }
}

/// The events of one page.
struct LiveStream: Sendable {
    let site: ReviewSite
    let visit: Visit
    /// The case that the page shows.
    let watched: (id: CaseID, desk: DeskID)?
    var pulse = LiveEvents.pulse

    private enum Step: Sendable {
        case notice(Bulletin.Notice)
        case pulse
    }

    /// Writes events until the reader ends, the session is over or `write` throws.
    func run(_ reader: Bulletin.Subscription, write: (String) async throws -> Void) async throws {
        let (steps, next) = AsyncStream.makeStream(of: Step.self)
        async let reading: Void = {
            for await notice in reader.notices { next.yield(.notice(notice)) }
            next.finish()
        }()
        async let beating: Void = {
            while !Task.isCancelled {
                do { try await Task.sleep(for: pulse) } catch { break }
                next.yield(.pulse)
            }
        }()
        // Browsers try again after so many milliseconds where the connection breaks.
        try await write("retry: 5000\n\n")
        await look()
        var (rest, countsChanged) = (0, false)
        for await step in steps {
            switch step {
            case .notice(let notice):
                guard let event = event(of: notice) else { continue }
                try await write(event)
                if case .changed = notice { countsChanged = true }
                rest = 0
            case .pulse:
                rest += 1
                if countsChanged {
                    (countsChanged, rest) = (false, 0)
                    try await write(await counts())
                } else if rest >= LiveEvents.pulsesOfRest {
                    rest = 0
                    guard try await isStillWelcome() else {
                        try await write(Self.event("end", [String: String]()))
                        return reader.continuation.finish()
                    }
                    await look()
                    try await write(": still here\n\n")
                }
            }
        }
    }

    /// Notes that the page is still open.
    private func look() async {
        guard let watched else { return }
        if site.presence.note(visit.officer, on: watched.id) {
            await site.bulletin.post([.looking(watched.id, desk: watched.desk)])
        }
    }

    func leave() async {
        guard let watched else { return }
        site.presence.leave(visit.officer.id, watched.id)
        await site.bulletin.post([.looking(watched.id, desk: watched.desk)])
    }

    /// The officer may have lost the right, and the session may be over: an open page must not outlive them.
    private func isStillWelcome() async throws -> Bool {
        guard let session = try await site.officers.session(tokenSHA256: visit.session.tokenSHA256),
            !session.isOver(at: site.surroundings.now()),
            let officer = try await site.officers.officer(visit.officer.id)
        else { return false }
        return officer.grants == visit.officer.grants
    }

    /// `nil` where the officer may not read the desk.
    func event(of notice: Bulletin.Notice) -> String? {
        switch notice {
        case .changed(let id, let desk, let version, let state):
            guard visit.officer.may(.read, at: desk) else { return nil }
            return Self.event("case", Change(id: id, version: version, state: state))
        case .looking(let id, let desk):
            guard visit.officer.may(.read, at: desk) else { return nil }
            return Self.event(
                "looking", Looking(id: id, names: site.presence.others(on: id, besides: visit.officer.id)))
        }
    }

    private func counts() async throws -> String {
        let counts = try await visit.cases.counts(desk: nil)
        let putOff = try await visit.cases.snoozed(desk: nil, at: site.surroundings.now())
        return Self.event(
            "counts",
            Dictionary(
                uniqueKeysWithValues: QueueTab.allCases.map { ($0.rawValue, $0.count(counts, putOff: putOff)) }))
    }

    private struct Change: Encodable {
        let id: CaseID
        let version: Int
        let state: CaseState
    }

    private struct Looking: Encodable {
        let id: CaseID
        let names: [String]
    }

    /// One event. JSON has no line ends of its own, so the data is one line.
    private static func event(_ name: String, _ data: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let text = (try? encoder.encode(data)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        return "event: \(name)\ndata: \(text)\n\n"
    }
}
