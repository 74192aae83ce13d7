import Cases
import Enquiries
import Pipeline
import Review
import Sample
import Testing
import Transparency

/// Cases that are put together and taken apart, in a real store.
struct ThreadsTests {
    private func mail(_ id: String, _ text: String, from: String = "ann@citizen.example", answering: String? = nil)
        -> ArrivedMail
    {
        let thread = answering.map { "In-Reply-To: <\($0)>\r\n" } ?? ""
        let bytes =
            "From: \(from)\r\nTo: desk@testing.example\r\nMessage-ID: <\(id)>\r\n\(thread)Subject: s\r\n\r\n\(text)\r\n"
        return ArrivedMail(bytes: Array(bytes.utf8), receivedAt: Sample.start, source: "test")
    }

    private func receive(_ house: House, _ mails: [ArrivedMail]) async throws -> [CaseID] {
        let receipts = try await house.pipeline.receive(mails)
        try await house.pipeline.work()
        return receipts.map { receipt in
            switch receipt {
            case .opened(let id), .joined(let id), .known(let id): id
            }
        }
    }

    @Test func `two cases of a citizen go on as one, and later mail follows`() async throws {
        try await house { house in
            let ids = try await receive(
                house, [mail("a@x", "my bin was not emptied"), mail("b@x", "again: my bin was not emptied, street 5")])
            let first = try await house.store.load(ids[0])
            let going = try await house.pipeline.merge(
                ids[0], version: first.version, into: ids[1], by: Sample.officer, note: "")
            #expect(going.id == ids[1] && going.merged == [ids[0]])
            let ended = try await house.store.load(ids[0])
            #expect(ended.state == .closed && ended.mergedInto == ids[1])
            let later = try await receive(house, [mail("c@x", "any news?", answering: "a@x")])
            #expect(later == [ids[1]])
            #expect(try await house.store.verify().firstFault == nil)
        }
    }

    @Test(arguments: ["eve@other.example", "ANN@citizen.example"])
    func `cases of two people are never merged`(from: String) async throws {
        try await house { house in
            let ids = try await receive(
                house, [mail("a@x", "my bin was not emptied"), mail("b@x", "please empty my bin too", from: from)])
            let file = try await house.store.load(ids[0])
            if from.hasPrefix("ANN") {
                try await house.pipeline.merge(
                    ids[0], version: file.version, into: ids[1], by: Sample.officer, note: "")
            } else {
                await #expect(throws: ReviewRefusal.cannotMerge) {
                    try await house.pipeline.merge(
                        ids[0], version: file.version, into: ids[1], by: Sample.officer, note: "")
                }
                #expect(try await house.store.load(ids[0]) == file)
            }
        }
    }

    @Test func `a matter becomes a case of its own with the citizen's words alone`() async throws {
        try await house { house in
            let id = try await receive(
                house, [mail("a@x", "my bin was not emptied please come again\n\nalso I got a parking fine")])[0]
            let file = try await house.store.load(id)
            // Whatever the small model made of the whole mail, the other matter is split off.
            let isWaste = file.decision?.service == ServiceID("waste")
            let (service, paragraph) = isWaste ? ("parking", 1) : ("waste", 0)
            let parts = try await house.pipeline.split(
                id, version: file.version, paragraphs: [paragraph], to: ServiceID(service), by: Sample.officer)
            #expect(parts.new.decision?.service == ServiceID(service))
            #expect(parts.new.newest.text == file.newest.paragraphs[paragraph])
            #expect(parts.new.splitFrom == id && parts.new.state == .drafted)
            #expect(parts.new.draft?.text.contains("About \(service)") == true)
            #expect(parts.rest.state == .drafted && parts.rest.decision?.also.contains(ServiceID(service)) == false)
            #expect(try await house.store.mail(parts.new.newest.id) == house.store.mail(file.newest.id))
            #expect(try await house.store.verify().firstFault == nil)
            // What the citizen writes next to the first mail belongs to the first case.
            #expect(try await receive(house, [mail("d@x", "thanks", answering: "a@x")]) == [id])
        }
    }

    @Test func `a split needs a paragraph, another service and the version that was seen`() async throws {
        try await house { house in
            let id = try await receive(house, [mail("a@x", "my bin was not emptied please come again")])[0]
            let file = try await house.store.load(id)
            let own = try #require(file.decision?.service)
            let cases: [(Set<Int>, String, Int, any Error)] = [
                ([], "parking", file.version, ReviewRefusal.noConcern),
                ([7], "parking", file.version, ReviewRefusal.noConcern),
                ([0], own.text, file.version, ReviewRefusal.sameService(own)),
                ([0], "nowhere", file.version, ReviewRefusal.unknownService(ServiceID("nowhere"))),
                ([0], "parking", file.version - 1, StoreError.changedMeanwhile(id)),
            ]
            for (paragraphs, service, version, refusal) in cases {
                do {
                    _ = try await house.pipeline.split(
                        id, version: version, paragraphs: paragraphs, to: ServiceID(service), by: Sample.officer)
                    Issue.record("a split of \(paragraphs) to \(service) was not refused")
                } catch { #expect("\(error)" == "\(refusal)") }
            }
            #expect(try await house.store.load(id) == file)
        }
    }
}
