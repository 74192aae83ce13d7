import ArgumentParser
import Enquiries
import Pipeline
import StoreSQL

struct SendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Send the approved replies whose time has come.",
        discussion: "The open review desk does the same by itself. A reply in doubt is never sent again by a machine.")

    @OptionGroup var directory: DeskDirectory

    func run() async throws {
        let installation = try directory.installation()
        let (store, log) = try await Assembly.writable(installation)
        let pipeline = try Assembly.pipeline(installation, store: store, log: log)
        var tried = 0
        while true {
            let count = try await pipeline.send(limit: 50)
            tried += count
            if count == 0 { break }
        }
        try await log.extend()
        let standing = try await OutboxStanding(of: store)
        try store.close()
        Terminal.say("\(tried) tried. \(standing.sentence("en"))")
    }
}
