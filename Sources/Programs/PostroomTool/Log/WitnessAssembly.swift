import Curl
import DeskFiles
import Foundation
import Transparency
import Witnesses

extension Assembly {
    /// The witnesses of the settings, ready to be asked; `nil` where there are none.
    ///
    /// - Throws: ``Failure`` that names the witness whose key or address cannot be used.
    static func witnesses(_ settings: WitnessSettings) throws -> WitnessCalls? {
        guard !settings.witnesses.isEmpty else { return nil }
        let witnesses = try settings.witnesses.map { witness -> Witness in
            func named(_ problem: some CustomStringConvertible) -> Failure {
                Failure(.configuration, "The witness \(witness.url) in \(Installation.fileName): \(problem)")
            }
            do {
                let key = try NoteVerifier(witness.key)
                guard key.type == .cosignature else { throw LogFailure.malformed(.key, "it is the key of a log") }
                return Witness(key: key, endpoint: try Endpoint(witness.url), isRequired: witness.isRequired)
            } catch {
                throw Failure(.configuration, "The witness \(witness.url) in \(Installation.fileName): \(error)")
            }
        }
        let http = HTTPSettings(
            proxy: settings.proxy, caFile: settings.certificateAuthorities, parallelCalls: settings.witnesses.count)
        return WitnessCalls(
            witnesses, quorum: settings.quorum, http: try HTTPClient(http),
            now: { Int64(Date().timeIntervalSince1970) })
    }
}
