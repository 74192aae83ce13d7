import Hummingbird

/// Whether a form was sent from a page of this desk. Works beside the form token and the SameSite cookie; each of the
/// three would do alone.
struct OriginCheck: Sendable {
    let settings: ReviewSettings

    /// - Throws: ``Problem/foreignForm`` where a browser says that the request comes from elsewhere. A program that
    ///   sends neither field passes here; it still needs the form token.
    func check(_ request: Request) throws {
        if let site = request.field("Sec-Fetch-Site"), site != "same-origin", site != "none" {
            throw Problem.foreignForm
        }
        guard let origin = request.field("Origin") else { return }
        if let own = settings.baseAddress {
            guard origin == own else { throw Problem.foreignForm }
        } else {
            guard let host = request.head.authority, origin == "http://\(host)" || origin == "https://\(host)" else {
                throw Problem.foreignForm
            }
        }
    }
}
