import Cases
import Enquiries
import Hummingbird
import SignIn

/// Sets up an authenticator app. The secret is kept once the officer has shown, by a code, that the app has it.
enum SecondFactorPage {
    static func ask(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let credentials = try await site.officers.credentials(of: visit.officer.id)
        guard credentials.password != nil, credentials.totpSecret == nil else { return .seeOther(.account) }
        let factor = OneTimePassword(secret: site.surroundings.randomBytes(OneTimePassword.secretBytes))
        return .page(page(factor, asking, visit, notice: nil))
    }

    static func set(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let credentials = try await site.officers.credentials(of: visit.officer.id)
        guard credentials.password != nil, credentials.totpSecret == nil else { return .seeOther(.account) }
        guard let secret = Base32.bytes(asking.form.text("secret")), secret.count == OneTimePassword.secretBytes else {
            throw Problem.unreadableForm
        }
        let (factor, now) = (OneTimePassword(secret: secret), site.surroundings.now())
        guard try await PasswordDoor(site: site).confirms(visit, asking) else {
            return .page(page(factor, asking, visit, notice: .wrongPassword), status: .forbidden)
        }
        guard let step = factor.step(of: asking.form["code"] ?? "", at: now.seconds, after: nil) else {
            return .page(page(factor, asking, visit, notice: .wrongCode), status: .unprocessableContent)
        }
        let codes = freshCodes(site)
        try await site.officers.change(
            .secondFactor(secret: secret, step: step, recoveryCodes: digests(codes)), of: visit.officer.id,
            by: visit.officer.id, at: now)
        let renewed = try await site.renewSession(visit, .passwordAndCode)
        var response = Response.page(codesPage(codes, asking, Visit(visit, in: renewed.session)))
        response.set("Set-Cookie", renewed.cookie)
        return response
    }

    /// Makes new recovery codes; the old ones end.
    static func renewCodes(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        guard try await PasswordDoor(site: site).confirms(visit, asking) else {
            return try await AccountPage.refusal(.wrongPassword, site, asking, visit)
        }
        guard try await site.officers.credentials(of: visit.officer.id).totpSecret != nil else {
            return try await AccountPage.refusal(.noSecondFactor, site, asking, visit)
        }
        let codes = freshCodes(site)
        try await site.officers.change(
            .recoveryCodes(digests(codes)), of: visit.officer.id, by: visit.officer.id, at: site.surroundings.now())
        return .page(codesPage(codes, asking, visit))
    }

    private static func freshCodes(_ site: ReviewSite) -> [RecoveryCode] {
        (0..<RecoveryCode.count).map { _ in RecoveryCode(random: site.surroundings.randomBytes(RecoveryCode.bytes)) }
    }

    private static func digests(_ codes: [RecoveryCode]) -> [String] {
        codes.compactMap { RecoveryCode.digest($0.text) }
    }

    private static func page(
        _ factor: OneTimePassword, _ asking: Asking, _ visit: Visit, notice: AccountNotice?
    ) -> Html {
        let (say, secret) = (asking.language, Base32.text(factor.secret))
        return frame(say, visit).page {
            if let notice { notice.html(say) }
            section(.class("sheet narrow")) {
                h1 { say(.setUpSecondFactor) }
                ol {
                    li { say(.factorInstall) }
                    li {
                        p { say(.factorSecret) }
                        pre { code { grouped(secret) } }
                        p(.class("quiet")) { say(.factorAddress) }
                        pre { code { factor.address(issuer: "Postroom", account: visit.officer.id.text) } }
                    }
                    li { say(.factorCode) }
                }
                form(.post, .action(.account("second-factor"))) {
                    visit.formToken
                    input(.type("hidden"), .name("secret"), .value(secret))
                    field("code", say(.code), type: "text", autocomplete: "one-time-code")
                    field("current", say(.currentPassword), type: "password", autocomplete: "current-password")
                    p(.class("actions")) {
                        button(.class("button main"), .type("submit")) { say(.turnOnSecondFactor) }
                        anchor(.class("button"), .href(.account)) { say(.backToAccount) }
                    }
                }
            }
        }
    }

    private static func codesPage(_ codes: [RecoveryCode], _ asking: Asking, _ visit: Visit) -> Html {
        let say = asking.language
        return frame(say, visit).page {
            section(.class("sheet narrow")) {
                h1 { say(.recoveryCodes) }
                notice(.warning, say) { p { say(.recoveryCodesOnce) } }
                ul(.class("plain-list codes")) { for one in codes { li { code { one.text } } } }
                p { anchor(.class("button main"), .href(.account)) { say(.codesAreKept) } }
            }
        }
    }

    private static func frame(_ say: Language, _ visit: Visit) -> Frame {
        var frame = Frame(
            title: say(.secondFactor), language: say, visit: visit, address: SitePath.account.text)
        frame.area = .account
        return frame
    }

    /// Groups of four are easier to type.
    private static func grouped(_ secret: String) -> String {
        let letters = Array(secret)
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: " ")
    }
}
