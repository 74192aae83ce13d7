import Cases
import Enquiries
import Hummingbird

/// Mail and replies as files: saved by the browser, never shown by it, under names that we make.
enum Downloads {
    /// A mail exactly as it arrived: the newest, or the one that `mail` names.
    static func mail(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let file = try await visit.cases.load(asking.caseID)
        let wanted = asking.query["mail"].map { MailID($0) } ?? file.newest.id
        guard let index = file.mails.firstIndex(where: { $0.id == wanted }) else { throw Problem(.noSuchCase) }
        return .download(
            try await visit.cases.mail(wanted, of: file), name: "case-\(name(file.id))-mail-\(index + 1).eml")
    }

    /// The approved reply, byte for byte as it goes or went out.
    static func reply(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let file = try await visit.cases.load(asking.caseID)
        guard let reply = file.reply else { throw Problem(.noSuchCase) }
        return .download(try await visit.cases.reply(reply.id, of: file), name: "case-\(name(file.id))-reply.eml")
    }

    private static func name(_ id: CaseID) -> String {
        String(
            id.text.unicodeScalars.filter {
                $0.isASCII && ($0.properties.isAlphabetic || $0 == "-" || ("0"..."9").contains($0))
            })
    }
}
