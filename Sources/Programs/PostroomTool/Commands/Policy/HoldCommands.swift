import ArgumentParser
import Enquiries
import Pipeline
import StoreSQL

extension CaseCommand {
    struct Hold: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bar a case from erasure, whatever its age.",
            discussion:
                "Example: postroom case hold ID --because \"action before the administrative court\" --desk desk")

        @OptionGroup var target: ReviewCommand.Target
        @Option(help: "Why. It stays with the case and is in no log.")
        var because: String

        func run() async throws {
            try await target.decide(.hold(note: because))
            Terminal.say("The case is held. Let it go with: postroom case release \(target.id)")
        }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let a held case be erased when its time has come.")

        @OptionGroup var target: ReviewCommand.Target
        @Option(help: "A note for colleagues.")
        var note = ""

        func run() async throws {
            try await target.decide(.release(note: note))
            Terminal.say("The case is no longer held.")
        }
    }
}

extension ReviewCommand.Target {
    fileprivate func decide(_ verdict: Verdict) async throws {
        let (store, pipeline, file) = try await open(.readWrite)
        try await pipeline.decide(verdict, on: file.id, version: file.version, by: acting.load(store))
        try store.close()
    }
}
