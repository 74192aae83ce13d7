package import Cases
package import Enquiries
package import Hummingbird
package import Pipeline
package import SignIn

/// The review desk: the pages on which officers read mail, judge drafts and release replies.
///
/// It keeps nothing but what may be forgotten: the pace of failed sign-ins, who looks at what, and who is told of
/// changes. Cases, officers and sessions are in the store, so a restart ends no visit and two of them may run side by
/// side.
package struct ReviewSite: Sendable {
    /// Whoever works beside the pages works through this one, so that open pages are told.
    package let pipeline: EnquiryPipeline
    let store: any CaseStore
    let officers: any OfficerStore
    let surroundings: Surroundings
    let settings: ReviewSettings
    package let hasher: PasswordHasher
    let pace = SignInPace()
    let clocks: LocalClocks
    /// All desks, in the order of their ids.
    let desks: [Desk]
    private let desksByID: [DeskID: Desk]
    private let serviceNames: ServiceNames
    /// The stops in force, as pages tell them; up to a second old.
    let stops: Remembered<SwitchBoard>
    /// Changes as they happen.
    package let bulletin: Bulletin
    /// Who has which case open.
    package let presence: Presence
    /// What is out of order and does not keep anybody from working, in a language.
    let troubles: @Sendable (_ language: String) -> [String]

    /// What pages about the desk as a whole read; `nil` where the store has none of it.
    let insight: (any InsightStore)?
    let records: (any RecordLog)?
    let reports: any InstallationReports
    let tally: LogTally?

    /// - Parameter reports: What the pages tell of the installation around them.
    package init(
        pipeline: EnquiryPipeline, store: any CaseStore, officers: any OfficerStore, surroundings: Surroundings,
        settings: ReviewSettings, hasher: PasswordHasher = PasswordHasher(),
        reports: any InstallationReports = NoReports(),
        troubles: @escaping @Sendable (_ language: String) -> [String] = { _ in [] }
    ) {
        (insight, records, self.reports) = (store as? any InsightStore, store as? any RecordLog, reports)
        tally = records.map { LogTally($0) }
        self.troubles = troubles
        bulletin = Bulletin()
        presence = Presence(now: surroundings.now)
        let notifying = NotifyingStore(store, bulletin: bulletin, now: surroundings.now)
        var pipeline = pipeline
        pipeline.store = notifying
        (self.pipeline, self.store, self.officers) = (pipeline, notifying, officers)
        (self.surroundings, self.settings, self.hasher) = (surroundings, settings, hasher)
        desks = pipeline.offices.values.map(\.desk).sorted { $0.id < $1.id }
        desksByID = pipeline.offices.mapValues(\.desk)
        clocks = LocalClocks(desks)
        serviceNames = ServiceNames(desks)
        stops = Remembered(seconds: 1, now: surroundings.now, read: pipeline.switches)
    }

    func desk(_ id: DeskID) -> Desk? { desksByID[id] }

    /// What a service of a desk is called; `nil` where the desk has no such service any more.
    func name(of service: ServiceID, at desk: DeskID, _ say: Language) -> String? {
        serviceNames.name(of: service, at: desk, say)
    }

    /// Notes that an officer has a case open, and tells others.
    func noteLooking(_ officer: Officer, at id: CaseID, of desk: DeskID) async {
        if presence.note(officer, on: id) { await bulletin.post([.looking(id, desk: desk)]) }
    }

    /// Every route of the table behind the front door.
    package func router() -> Router<DeskContext> {
        let router = Router(context: DeskContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: FrontDoor(site: self))
        for route in Route.table {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                await Reception(site: self).answer(request, context, by: route)
            }
        }
        for (path, methods) in Dictionary(grouping: Route.table, by: \.path).mapValues({ $0.map(\.method) }) {
            for method in [HTTPRequest.Method.get, .post, .put, .patch, .delete, .options]
            where !methods.contains(method) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in
                    throw Problem.wrongMethod(allowed: methods.map(\.rawValue))
                }
            }
        }
        return router
    }

    /// Makes a one-time sign-in that is good for `seconds`, and returns its path, which begins with `/sign-in/`.
    ///
    /// Whoever opens the path first is signed in as the officer; the store keeps only its SHA-256. An older one-time
    /// sign-in of the same officer ends.
    package static func oneTimeSignIn(
        for officer: OfficerID, in officers: any OfficerStore, surroundings: Surroundings, seconds: Int64 = 24 * 3600
    ) async throws(StoreError) -> String {
        let token = Secret.fresh(surroundings)
        try await officers.addSignIn(
            tokenSHA256: Secret.digest(token), officer: officer,
            expires: surroundings.now().adding(seconds: seconds))
        return SitePath.signIn(token: token).text
    }
}
