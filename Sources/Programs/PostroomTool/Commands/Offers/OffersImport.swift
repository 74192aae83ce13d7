import ArgumentParser
import Cases
import DeskFiles
import Enquiries
import Foundation
import StoreSQL
import Transparency

extension OffersCommand {
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take in events that registers report, one JSON object a line.",
            discussion: "A bad line is named by its number and left out; an event that is known already counts once.")

        @OptionGroup var target: Target
        @Argument(help: "A file, or - for standard input.")
        var feed = "-"

        private static let batch = 500

        private struct Tally {
            var kept = 0
            var known = 0
            var leftOut = 0
        }

        func run() async throws {
            let (installation, loaded) = try target.load()
            // Opened first, so that a wrong name is said before anything is done.
            let input = try FeedInput(feed)
            let store = try await Assembly.writable(installation).store
            var (tally, reader, waiting) = (Tally(), EventFeed(), [(number: Int, event: ReportedEvent)]())
            func take(_ line: EventFeed.Line) {
                switch line.event {
                case .success(let event): waiting.append((line.number, event))
                case .failure(let fault):
                    Terminal.say("\(feed):\(line.number): \(fault); the line is left out")
                    tally.leftOut += 1
                }
            }
            while let bytes = try input.next() {
                reader.take(bytes, take)
                while waiting.count >= Self.batch {
                    try await keep(Array(waiting.prefix(Self.batch)), store, loaded.desk.id, &tally)
                    waiting.removeFirst(Self.batch)
                }
            }
            reader.finish(take)
            try await keep(waiting, store, loaded.desk.id, &tally)
            try store.close()
            if target.json {
                let answer: JSONValue = [
                    "kept": .integer(Int64(tally.kept)), "known": .integer(Int64(tally.known)),
                    "left_out": .integer(Int64(tally.leftOut)),
                ]
                Terminal.print(answer.canonicalText)
            } else {
                Terminal.say("\(tally.kept) events kept, \(tally.known) known already.")
            }
            if tally.leftOut > 0 {
                throw Failure(.badData, "\(tally.leftOut) line(s) were left out; they are named above.")
            }
        }

        private func keep(
            _ lines: [(number: Int, event: ReportedEvent)], _ store: any SQLStore, _ desk: DeskID, _ tally: inout Tally
        ) async throws {
            guard !lines.isEmpty else { return }
            let receipts = try await store.addEvents(lines.map(\.event), desk: desk, at: Assembly.surroundings.now())
            for (line, receipt) in zip(lines, receipts) {
                switch receipt {
                case .kept: tally.kept += 1
                case .known: tally.known += 1
                case .differs:
                    Terminal.say("\(feed):\(line.number): another event has this id already; the line is left out")
                    tally.leftOut += 1
                }
            }
        }
    }
}

/// A file or standard input, piece by piece.
private struct FeedInput {
    private let handle: FileHandle
    private let name: String

    init(_ file: String) throws {
        name = file
        guard file != "-" else {
            handle = .standardInput
            return
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue else {
            throw Failure(.inputOutput, "There is no file \(file). Check the name.")
        }
        guard let handle = FileHandle(forReadingAtPath: file) else {
            throw Failure(.inputOutput, "\(file) cannot be read. Check that this user may read it.")
        }
        self.handle = handle
    }

    /// `nil` at the end.
    func next() throws -> Data? {
        do {
            let bytes = try handle.read(upToCount: 1 << 20)
            return bytes?.isEmpty == false ? bytes : nil
        } catch {
            throw Failure(.inputOutput, "\(name) cannot be read.")
        }
    }
}
