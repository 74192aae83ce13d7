import Enquiries
import Testing

struct CaseStateTests {
    @Test func `the only way to sent leads through an officer's approval`() {
        // Every state from which `sent` can be reached without the event `officerApproved`.
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
        #expect(reaching == [.sent, .inDoubt, .approved])
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
}
