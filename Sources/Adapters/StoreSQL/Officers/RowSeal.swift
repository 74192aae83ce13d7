import Foundation
import Transparency

/// SHA-256 over the fields of a row that no record speaks of, so that damage to it is found.
///
/// It guards against failing disks, not against people: whoever can write to the file can make a new seal.
struct RowSeal {
    let bytes: Data

    init(_ fields: [String]) {
        // Lengths first, or "ab" + "c" would be sealed like "a" + "bc".
        let text = fields.map { "\($0.utf8.count):\($0)" }.joined()
        bytes = Data(sha256(text.utf8))
    }
}
