import DeskFiles
import Foundation
import Transparency

extension Assembly {
    /// A token of less would be guessed.
    static let shortestMetricsToken = 16

    /// SHA-256 of the token that a monitor shows; `nil` where none is set.
    static func metricsToken(_ installation: Installation) throws -> String? {
        guard let path = installation.web.metricsTokenFile else { return nil }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Failure(.configuration, "\(path) cannot be read. Write the monitor's token into it.")
        }
        let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard token.utf8.count >= shortestMetricsToken else {
            throw Failure(
                .configuration,
                "\(path) has a token of less than \(shortestMetricsToken) bytes. Make a longer one, for example with: "
                    + "openssl rand -hex 32")
        }
        return sha256Hex(token.utf8)
    }
}
