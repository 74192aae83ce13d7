package import Cases
package import Enquiries
package import Foundation
import Transparency

/// A case in the form in which it is kept: JSON with sorted names, so that equal cases are equal bytes.
package struct CaseDocument: Sendable {
    let bytes: Data
    /// SHA-256 of ``bytes``. The record of the step carries it as its effect.
    let digest: [UInt8]

    init(_ file: CaseFile) throws(StoreError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            bytes = try encoder.encode(file)
        } catch {
            // Foundation's text would quote the value.
            throw .failed("case \(file.id) holds a number that cannot be written down")
        }
        digest = sha256(bytes)
    }

    /// The case in `bytes`.
    ///
    /// - Throws: ``StoreError/damaged(_:)`` where they are not those whose digest was noted, or say something else than
    ///   a case.
    package static func read(_ bytes: Data, digest: Data, of id: CaseID) throws(StoreError) -> CaseFile {
        guard sha256(bytes).elementsEqual(digest) else {
            throw .damaged("the document of case \(id) is not the one that was kept")
        }
        // A decoder's error quotes what it found, which may be a citizen's words.
        guard let file = try? JSONDecoder().decode(CaseFile.self, from: bytes), file.id == id, !file.mails.isEmpty
        else { throw .damaged("the document of case \(id) cannot be understood") }
        return file
    }
}
