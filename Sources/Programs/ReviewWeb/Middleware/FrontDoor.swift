import Hummingbird
import Logging

/// The outermost layer: refuses what is too long, turns every error into a page, and puts the security headers on
/// whatever leaves, errors included.
struct FrontDoor: RouterMiddleware {
    let site: ReviewSite

    func handle(
        _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            try Self.checkLimits(of: request)
            response = try await next(request, context)
        } catch {
            response = Problem(error).response(
                asking: request.uri.path, language: Language(of: request), visit: nil, typed: [])
            if Problem(error).status.code >= 500 { context.logger.error("\(Problem.unseen(error))") }
        }
        Self.addSecurity(to: &response)
        if site.settings.secureCookies { response.set("Strict-Transport-Security", "max-age=31536000") }
        return response
    }

    private static func checkLimits(of request: Request) throws {
        if request.uri.description.utf8.count > ReviewSettings.Limits.address { throw Problem.addressTooLong }
        let header = request.headers.reduce(0) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count + 4 }
        if header > ReviewSettings.Limits.header { throw Problem.headerTooLong }
    }

    /// The policy allows our own style sheet, icon, script and events, forms to ourselves, and nothing else.
    static let contentPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'"

    static func addSecurity(to response: inout Response) {
        response.set("Content-Security-Policy", contentPolicy)
        response.set("X-Content-Type-Options", "nosniff")
        // Not `no-referrer`: with that, browsers send `Origin: null` with our own forms (Fetch standard, "append a
        // request Origin header"), and the origin check could not be strict. Other sites learn nothing either way.
        response.set("Referrer-Policy", "same-origin")
        response.set("Cross-Origin-Opener-Policy", "same-origin")
        response.set("Cross-Origin-Resource-Policy", "same-origin")
        response.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if !response.has("Cache-Control") { response.set("Cache-Control", "no-store") }
    }
}
