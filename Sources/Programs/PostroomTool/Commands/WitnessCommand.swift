import ArgumentParser
import DeskFiles
import Foundation
import LogFolder
import Logging
import ServiceLifecycle
import Transparency
import UnixSignals
import WitnessWeb

struct WitnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness", abstract: "Co-sign the logs of partner authorities.",
        discussion: "Docs/TransparencyLog.md says what a witness is and what it must not lose.",
        subcommands: [Key.self, Serve.self])

    struct Key: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a private key for a witness, and print the key that others check it with.")

        @Argument(help: "The witness's name, usually an address without scheme: witness.kreis.example")
        var name: String
        @Option(help: "Where the private key goes. A file that is there is left alone.")
        var file: String

        func run() throws {
            var random = SystemRandomNumberGenerator()
            let seed = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
            let signer: NoteSigner
            do throws(LogFailure) {
                signer = try NoteSigner(name: name, type: .cosignature, seed: seed)
            } catch {
                throw Failure(
                    .usage, "The name of a witness has 1 to 255 bytes, and no blanks, plus or control characters.")
            }
            try KeyFile.write(signer, to: file)
            Terminal.print(signer.verifier.text)
        }
    }

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sign checkpoints of the named logs that continue the last one signed.",
            discussion: "Put a web server with TLS before it. Stops in an orderly way on SIGTERM or Ctrl-C.")

        @Option(help: "The file with the witness's private key.")
        var key: String
        @Option(help: "A file with the verifier keys of the logs, one a line.")
        var logs: String
        @Option(help: "The folder of the last checkpoints. An old copy must never be put back.")
        var state: String
        @Option(help: "HOST:PORT to listen on; port 0 takes any free one.")
        var listen = "127.0.0.1:8090"

        func run() async throws {
            let (host, port) = try address()
            let signer = try KeyFile.read(key)
            let logs = try WitnessedLogs.read(logs)
            try FileManager.default.createDirectory(
                atPath: state, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let store = OneAtATime(FolderCheckpointStore(path: state))
            let splits = SplitFolder(path: state + "/splits")
            let ledger: WitnessLedger
            do throws(LogFailure) {
                ledger = try WitnessLedger(signer: signer, logs: logs, store: store)
            } catch {
                throw Failure(.configuration, "\(error)")
            }
            let site = WitnessSite(
                ledger, verifier: signer.verifier, settings: .init(host: host, port: port),
                now: { Int64(Date().timeIntervalSince1970) }, onSplit: { splits.keep($0.note) })
            var logger = Logger(label: "postroom", factory: { StreamLogHandler.standardError(label: $0) })
            logger.logLevel = .warning
            let service = site.service(logger: logger) { port in
                Terminal.say("The witness \(signer.verifier.name) listens on http://\(host):\(port)")
                for log in logs { Terminal.say("It signs for \(log.name)") }
            }
            let group = ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: [.init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)],
                    gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
            try await group.run()
        }

        private func address() throws -> (host: String, port: Int) {
            guard let colon = listen.lastIndex(of: ":"), colon > listen.startIndex,
                let port = Int(listen[listen.index(after: colon)...]), (0...65_535).contains(port)
            else { throw Failure(.usage, "--listen takes HOST:PORT, for example 127.0.0.1:8090.") }
            let host = listen[..<colon]
            return (host.first == "[" && host.last == "]" ? String(host.dropFirst().dropLast()) : String(host), port)
        }
    }
}
