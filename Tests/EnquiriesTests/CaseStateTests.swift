import Enquiries
import Testing

struct CaseStateTests {
    @Test func `the only way to sent leads through an officer's approval`() {
        // Every state from which `sent` can be reached without the event `officerApproved`. A reply that the mail server
        // refused is still an approved one.
        var reaching: Set<CaseState> = [.sent]
        var grown = true
        while grown {
            grown = false
            for state in CaseState.allCases where !reaching.contains(state) {
                for event in CaseState.Event.allCases where event != .officerApproved {
                    if let next = state.after(event), reaching.contains(next) {
                        reaching.insert(state)
                        grown = true
                    }
                }
            }
        }
        #expect(reaching == [.sent, .inDoubt, .approved, .undeliverable])
    }

    @Test func `new mail reopens every case but one that may be on its way`() {
        for state in CaseState.allCases {
            #expect(state.after(.mailArrived) == (state == .inDoubt ? nil : .received), "\(state)")
        }
    }

    @Test func `no machine leaves doubt towards another attempt except with certainty`() {
        for event in CaseState.Event.allCases where CaseState.inDoubt.after(event) == .approved {
            #expect([.deferred, .officerSaysNotSent].contains(event))
        }
    }

    /// What a reply on its way can go through; everything that is not here is impossible.
    @Test(
        arguments: [
            (CaseState.approved, CaseState.Event.handingOver, CaseState.inDoubt),
            (.approved, .deferred, .approved), (.approved, .refused, .undeliverable),
            (.approved, .gaveUp, .undeliverable),
            (.approved, .accepted, nil), (.approved, .unconfirmed, nil), (.approved, .officerSaysSent, nil),
            (.approved, .officerSaysNotSent, nil), (.approved, .restoredApproved, .inDoubt),
            (.inDoubt, .accepted, .sent), (.inDoubt, .deferred, .approved), (.inDoubt, .refused, .undeliverable),
            (.inDoubt, .gaveUp, .undeliverable), (.inDoubt, .unconfirmed, .inDoubt), (.inDoubt, .handingOver, nil),
            (.inDoubt, .officerSaysSent, .sent), (.inDoubt, .officerSaysNotSent, .approved),
            (.inDoubt, .officerWithdrew, nil),
            (.undeliverable, .officerSaysNotSent, .approved), (.undeliverable, .officerSaysSent, nil),
            (.undeliverable, .handingOver, nil), (.sent, .officerSaysNotSent, nil), (.sent, .handingOver, nil),
        ] as [(CaseState, CaseState.Event, CaseState?)])
    func `the outbox has these steps`(from: CaseState, event: CaseState.Event, to: CaseState?) {
        #expect(from.after(event) == to)
    }

    @Test func `every state can be reached and every event can happen`() {
        var reached: Set<CaseState> = [.received, .unreadable]
        var happened: [CaseState.Event] = []
        for _ in CaseState.allCases {
            for state in reached {
                for event in CaseState.Event.allCases {
                    guard let next = state.after(event) else { continue }
                    reached.insert(next)
                    if !happened.contains(event) { happened.append(event) }
                }
            }
        }
        #expect(reached.count == CaseState.allCases.count)
        #expect(happened.count == CaseState.Event.allCases.count)
    }

    @Test func `a language model moves a case to nobody but a person or a new draft`() {
        let events: [CaseState.Event] = [
            .modelAsked, .modelNoted, .modelAdvised, .modelAskedForDraft, .modelAskedForPerson,
        ]
        for state in CaseState.allCases {
            for event in events {
                guard let next = state.after(event) else { continue }
                #expect([state, .triaged, .withPerson].contains(next), "\(event) in \(state)")
            }
        }
        for event in events where event != .modelNoted {
            #expect(CaseState.approved.after(event) == nil && CaseState.inDoubt.after(event) == nil)
        }
    }

    @Test func `a decision about a case still counts after steps that change nothing, and after no others`() throws {
        func file() -> CaseFile {
            CaseFile(
                id: CaseID("c"), desk: DeskID("d"), state: .drafted, version: 4,
                createdAt: Timestamp(milliseconds: 0), updatedAt: Timestamp(milliseconds: 0), mails: [])
        }
        let now = Timestamp(milliseconds: 1)
        let quiet = try file().moved(by: .modelAsked, at: now).moved(by: .modelNoted, at: now)
        #expect(quiet.version == 6)
        #expect((3...7).filter { quiet.isStill($0) } == [4, 5, 6])
        let advised = try quiet.moved(by: .modelAdvised, at: now)
        #expect((3...8).filter { advised.isStill($0) } == [7])
        let again = try advised.moved(by: .modelNoted, at: now)
        #expect((3...9).filter { again.isStill($0) } == [7, 8])
    }

    @Test(
        "what a language model was to be asked is dropped once an officer acts",
        arguments: [
            (CaseState.Event.officerEdited, true), (.officerApproved, true), (.officerClosed, true),
            (.officerReassigned, true), (.mailArrived, true), (.modelAsked, false), (.modelNoted, false),
            (.officerHeld, false),
        ])
    func ends(event: CaseState.Event, isDropped: Bool) throws {
        var file = CaseFile(
            id: CaseID("c"), desk: DeskID("d"), state: .drafted, version: 4, createdAt: Timestamp(milliseconds: 0),
            updatedAt: Timestamp(milliseconds: 0), mails: [])
        file.consultation = Consultation(.draft, since: Timestamp(milliseconds: 0))
        #expect((try file.moved(by: event, at: Timestamp(milliseconds: 1)).consultation == nil) == isDropped)
    }
}
