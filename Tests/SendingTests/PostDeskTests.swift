import Enquiries
import Sample
import Sending
import Testing
import Transparency

struct PostDeskTests {
    private struct Fixed: ReplyTransport {
        let name = "fixed"
        func handOver(_ mail: OutgoingMail) async -> HandOver { .accepted("ok") }
    }

    private let post = PostDesk(transport: Fixed(), surroundings: Sample.surroundings())

    private var doubtful: CaseFile {
        get throws {
            var file = Sample.file(.approved, decision: Sample.decision(), draft: Sample.draft())
            file.reply = Reply(
                id: ReplyID("r"), sha256: "aa", messageID: "m", sender: "s@a.example", recipient: "r@b.example",
                draft: DraftID("draft-1"), draftRevision: 1, answers: MailID("mail-1"), approvedBy: OfficerID("kim"),
                approvedAt: Sample.start, approvalRecord: "rec", nextAttempt: Sample.start)
            return try post.begin(file).value
        }
    }

    @Test func `handing over begins in doubt and counts the attempt`() throws {
        let file = try doubtful
        #expect(file.state == .inDoubt && file.reply?.attempts == 1)
    }

    @Test func `each answer of the mail server leads to its state`() throws {
        let file = try doubtful
        #expect(try post.conclude(file, .accepted("250"))?.value.state == .sent)
        #expect(try post.conclude(file, .rejected("550"))?.value.state == .undeliverable)
        let deferred = try #require(try post.conclude(file, .deferred("451"))?.value)
        #expect(deferred.state == .approved)
        #expect(deferred.reply?.nextAttempt == Sample.start.adding(seconds: 300))
        #expect(try post.conclude(file, .uncertain("silence")) == nil)
    }

    @Test(arguments: [(0, 300), (1, 300), (2, 600), (4, 2400), (5, 4000), (1000, 4000)] as [(Int, Int64)])
    func `pauses double up to 4,000 seconds`(attempts: Int, seconds: Int64) {
        #expect(PostDesk.pause(after: attempts) == seconds)
    }

    @Test func `every attempt and its outcome has a record that names the approved digest`() throws {
        let file = try doubtful
        let record = try #require(try post.conclude(file, .accepted("250"))?.record)
        #expect(record.action == .send && record.cause == "rec")
        #expect(record.commitments["reply"] == .init(digest: [0xAA], context: "rec"))
        #expect(record.disclosed["outcome"]?.text == "accepted")
    }
}

extension Recorded<CaseFile>? {
    fileprivate static func == (one: Self, other: _OptionalNilComparisonType) -> Bool {
        if case .none = one { true } else { false }
    }
}
