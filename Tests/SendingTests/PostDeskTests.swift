import Enquiries
import Sample
import Sending
import Testing
import Transparency

struct PostDeskTests {
    private struct Fixed: ReplyTransport {
        let name = "fixed"
        func handOver(_ mail: OutgoingMail, passing point: PointOfNoReturn) async -> HandOver { .accepted("ok") }
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
        #expect(try post.conclude(file, .accepted("250")).value.state == .sent)
        #expect(try post.conclude(file, .rejected("550")).value.state == .undeliverable)
        let deferred = try post.conclude(file, .deferred("451")).value
        #expect(deferred.state == .approved)
        #expect(deferred.reply?.nextAttempt == Sample.start.adding(seconds: 300))
        #expect(deferred.reply?.tryingSince == Sample.start && deferred.reply?.doubtSince == nil)
        let doubtful = try post.conclude(file, .uncertain("silence")).value
        #expect(doubtful.state == .inDoubt && doubtful.reply?.doubtSince == Sample.start)
        #expect(doubtful.reply?.decidableFrom == Sample.start, "nobody waits for an answer any more")
    }

    @Test func `an attempt that ends before the point of no return counts too`() throws {
        var file = try doubtful
        file.state = .approved
        file.reply?.attempts = 2
        #expect(try post.conclude(file, .deferred("451 later")).value.reply?.attempts == 3)
        #expect(try post.conclude(file, .rejected("550 no")).value.state == .undeliverable)
        #expect(throws: ImpossibleStep.self) { try post.conclude(file, .accepted("250 ok")) }
    }

    @Test(arguments: [(-1, CaseState.approved), (0, .undeliverable)] as [(Int64, CaseState)])
    func `after five days of failures a person is asked`(more: Int64, state: CaseState) throws {
        var file = try doubtful
        file.reply?.tryingSince = Sample.start.adding(seconds: -PostDesk.giveUpSeconds - more)
        let after = try post.conclude(file, .deferred("451 later"))
        #expect(after.value.state == state)
        #expect(after.record.disclosed["outcome"]?.text == (state == .approved ? "deferred" : "expired"))
    }

    @Test func `what the server said is kept with the reply and its words stay out of the public leaf`() throws {
        let said = "250 2.0.0 Ok: queued as 4XYZ for ann@citizen.example"
        let after = try post.conclude(try doubtful, .accepted(said))
        let answer = try #require(after.value.reply?.answer)
        #expect(answer.code == 250 && answer.enhanced == "2.0.0" && answer.queueID == "4XYZ" && answer.text == said)
        #expect(after.record.disclosed["code"] == .integer(250) && after.record.disclosed["status"]?.text == "2.0.0")
        #expect(!after.record.disclosed.values.contains { $0.text?.contains("citizen") == true })
    }

    @Test(arguments: [(0, 300), (1, 300), (2, 600), (4, 2400), (5, 4000), (1000, 4000)] as [(Int, Int64)])
    func `pauses double up to 4,000 seconds`(attempts: Int, seconds: Int64) {
        #expect(PostDesk.pause(after: attempts) == seconds)
    }

    @Test func `every attempt and its outcome has a record that names the approved digest`() throws {
        let file = try doubtful
        let record = try post.conclude(file, .accepted("250")).record
        #expect(record.action == .send && record.cause == "rec")
        #expect(record.commitments["reply"] == .init(digest: [0xAA], context: "rec"))
        #expect(record.disclosed["outcome"]?.text == "accepted")
    }
}
