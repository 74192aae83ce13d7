import ArgumentParser
import Enquiries
import MailFormat
import MailSigning
import Review
import Transparency

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Say which AI marks of a sent reply are intact. Works offline.",
        discussion: """
            One line a mark, then what the mail as a whole is: intact, forwarded, quoted, text only, tampered or unmarked.
            Ends with 0 where the marks are intact, and with 1 otherwise. Docs/Marks.md says what each mark proves.
            """)

    @Argument(help: "The reply as an .eml file, or - for standard input.")
    var file: String

    @Option(
        help: ArgumentHelp(
            "The sender's public DKIM key: PEM, or the text of the DNS record. With it, a signature must be there.",
            valueName: "file"))
    var dkimKey: String?

    @Option(help: ArgumentHelp("The .tlog-proof file of the reply. Needs --policy.", valueName: "file"))
    var proof: String?

    @Option(
        help: ArgumentHelp(
            "The keys of logs and witnesses that you trust (c2sp.org/tlog-policy). Get it from another place than the mail.",
            valueName: "file"))
    var policy: String?

    @Flag(help: "One JSON object.")
    var json = false

    func validate() throws {
        guard (proof == nil) == (policy == nil) else {
            throw ValidationError("--proof and --policy belong together. Name both.")
        }
    }

    func run() throws {
        let message = MailParser().parse(try TextInput.read(file))
        guard message.isReadable else { throw Failure(.badData, "\(file) is no mail: it has no header.") }
        let report = MarksReport(ExaminedMail(message, key: try key(), proof: try proofCheck()))
        if json { Terminal.print(Self.json(report).canonicalText) } else { Self.show(report) }
        if report.state != .intact { end(.failure) }
    }

    private func key() throws -> DKIMPublicKey? {
        guard let dkimKey else { return nil }
        do {
            return try DKIMPublicKey(try TextInput.read(dkimKey))
        } catch let error as DKIMError {
            throw Failure(.badData, "\(dkimKey): \(error)")
        }
    }

    private func proofCheck() throws -> (MailMessage) -> LayerState {
        guard let proof, let policy else { return { _ in .unchecked(.noProofGiven) } }
        let (proofBytes, policyBytes) = (try TextInput.read(proof), try TextInput.read(policy))
        let trusted: LogPolicy
        do {
            trusted = try LogPolicy(policyBytes)
        } catch let error as LogFailure {
            throw Failure(.badData, "\(policy): \(error)")
        }
        let now = Assembly.surroundings.now().seconds
        return { LayerState(proof: proofBytes, of: $0, policy: trusted, now: now) }
    }

    private static func show(_ report: MarksReport) {
        for layer in MarkLayer.allCases {
            guard let state = report.layers[layer] else { continue }
            let name = layer.rawValue + String(repeating: " ", count: max(24 - layer.rawValue.count, 0))
            Terminal.show("\(name)  \(MarkWords.line(layer, state))")
        }
        if let label = report.label { Terminal.show("sentence: \(label)") }
        if let record = report.record { Terminal.show("record: \(record)") }
        Terminal.show("\(report.state.rawValue): \(MarkWords.meaning(of: report.state))")
        Terminal.show(MarkWords.limit)
    }

    private static func json(_ report: MarksReport) -> JSONValue {
        [
            "state": .string(report.state.rawValue), "marks": .array(report.found.map { .string($0.rawValue) }),
            "layers": .array(
                MarkLayer.allCases.compactMap { layer in
                    report.layers[layer].map {
                        [
                            "layer": .string(layer.rawValue), "state": .string($0.code),
                            "detail": .string(MarkWords.line(layer, $0)),
                        ]
                    }
                }),
            "mode": JSONValue(report.mode), "record": JSONValue(report.record), "label": JSONValue(report.label),
            "limit": .string(MarkWords.limit),
        ]
    }
}
