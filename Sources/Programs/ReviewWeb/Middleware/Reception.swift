import Cases
import Enquiries
import Hummingbird
import Logging

/// Receives one request for one route: reads it, finds out who asks, checks what must be checked, and lets the route
/// answer. Everything that can go wrong becomes a page that says so.
struct Reception: Sendable {
    let site: ReviewSite

    func answer(_ request: Request, _ context: DeskContext, by route: Route) async -> Response {
        let language = Language(of: request)
        var visit: Visit?
        var form = Fields.none
        do {
            if request.method == .post {
                try OriginCheck(settings: site.settings).check(request)
                form = try await Self.form(of: request)
            }
            visit = try await self.visit(of: request)
            let asking = try asking(request, context, form, visit, language)
            if request.method == .post, route.access != .everyone {
                guard let visit else { throw Problem.signInFirst }
                guard Secret.areEqual(form["token"] ?? "", visit.session.formToken) else { throw Problem.foreignForm }
            }
            return try await route.answer(site, asking)
        } catch {
            let problem = Problem(error)
            // Only the kind is logged: an error's text may hold what a citizen wrote.
            if problem.status.code >= 500 { context.logger.error("\(Problem.unseen(error))") }
            if problem.kind == .signInFirst, request.method != .post, !request.uri.path.hasSuffix(".json") {
                return .seeOther(.signIn)
            }
            let typed = ["subject", "text", "note"].compactMap { form[$0] }.filter { !$0.isEmpty }
            return problem.response(asking: request.uri.path, language: language, visit: visit, typed: typed)
        }
    }

    private func asking(
        _ request: Request, _ context: DeskContext, _ form: Fields, _ visit: Visit?, _ language: Language
    ) throws -> Asking {
        guard let query = Fields(encoded: (request.uri.query ?? "").utf8) else { throw Problem.unreadableForm }
        var parameters: [String: String] = [:]
        for (name, value) in context.parameters { parameters[String(name)] = String(value) }
        return Asking(
            parameters: parameters, query: query, form: form, visit: visit, language: language,
            address: request.uri.description,
            origin: (site.settings.secureCookies ? "https://" : "http://")
                + (request.head.authority ?? site.settings.host),
            client: ClientAddress.name(of: request, connection: context.client, settings: site.settings),
            device: DeviceName.of(request.field("User-Agent")), knownTag: request.field("If-None-Match"),
            authorization: request.field("Authorization"),
            isForwarded: ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"].contains { request.field($0) != nil })
    }

    private static func form(of request: Request) async throws -> Fields {
        let type = request.field("Content-Type")?.split(separator: ";").first.map { String($0).lowercased() }
        let carriesFile = type == "multipart/form-data" && request.uri.path == SitePath.verify.text
        guard carriesFile || type == "application/x-www-form-urlencoded" else { throw Problem.notAForm }
        let limit = carriesFile ? ReviewSettings.Limits.upload : ReviewSettings.Limits.body
        if let stated = request.field("Content-Length").flatMap({ Int($0) }), stated > limit {
            throw Problem.formTooLong
        }
        var bytes: [UInt8] = []
        for try await chunk in request.body {
            bytes += chunk.readableBytesView
            if bytes.count > limit { throw Problem.formTooLong }
        }
        if carriesFile {
            guard let parts = FormParts.read(bytes, contentType: request.field("Content-Type") ?? "") else {
                throw Problem.unreadableForm
            }
            return Fields(parts: parts)
        }
        guard let fields = Fields(encoded: bytes) else { throw Problem.unreadableForm }
        return fields
    }

    /// Who asks, by the session cookie. A session that is over is ended here.
    private func visit(of request: Request) async throws -> Visit? {
        guard let token = SessionCookie(settings: site.settings).token(in: request) else { return nil }
        let digest = Secret.digest(token)
        let now = site.surroundings.now()
        guard let visitor = try await site.officers.visitor(tokenSHA256: digest) else { return nil }
        var session = visitor.session
        guard !session.isOver(at: now) else {
            try await site.officers.endSession(tokenSHA256: digest)
            return nil
        }
        guard let officer = visitor.officer else { return nil }
        // Once a minute is enough for a limit of half an hour, and spares the store a write on each page.
        if now >= session.lastUsedAt.adding(seconds: 60), !Self.askedByScript.contains(request.uri.path) {
            try await site.officers.touchSession(tokenSHA256: digest, now: now)
            session = session.used(at: now)
        }
        var visit = Visit(officer: officer, session: session, store: site.store)
        visit.ending = SessionEnding(session, at: now, site.clocks, desk: site.desks.first?.id)
        return visit
    }

    /// What an open page asks for by itself; that is no use of the session.
    private static let askedByScript: Set<String> = [SitePath.events.text, SitePath.session.text + ".json"]
}
