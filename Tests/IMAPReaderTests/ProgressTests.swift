import Foundation
import IMAPReader
import Testing

@Suite struct ProgressTests {
    private let folder = OpenFolder(uidValidity: 7, uidNext: 100, messages: 3)

    private func begun() -> FolderProgress {
        var progress = FolderProgress()
        _ = progress.begin(folder)
        return progress
    }

    private func listed(_ uids: [UInt32]) -> [ListedMessage] {
        uids.map { ListedMessage(uid: $0, size: 1, receivedAt: nil) }
    }

    @Test func `new messages come in order, and none that is done comes again`() {
        var progress = begun()
        #expect(progress.firstNewUID == 1)
        #expect(progress.new(in: listed([9, 4, 5])).map(\.uid) == [4, 5, 9])
        progress.plan([4, 5])
        #expect(progress.again == [4, 5])
        progress.committed([4, 5])
        #expect(progress.again.isEmpty && progress.firstNewUID == 6 && progress.unmarked == [4, 5])
        #expect(progress.new(in: listed([4, 5, 9])).map(\.uid) == [9])
        progress.marked([4])
        #expect(progress.unmarked == [5])
    }

    @Test func `a message that cannot be fetched is tried three times, after all others, and then skipped`() {
        var progress = begun()
        progress.plan([4, 5])
        let firstSkips = progress.failed(4, .connectionLost)
        #expect(!firstSkips)
        progress.committed([5])
        #expect(progress.new(in: listed([9])).map(\.uid) == [9] && progress.again == [4])
        let secondSkips = progress.failed(4, .noText)
        #expect(!secondSkips)
        let thirdSkips = progress.failed(4, .refused(code: "X"))
        #expect(thirdSkips)
        #expect(progress.again.isEmpty)
        #expect(progress.skipped.map(\.uid) == [4] && progress.skipped.first?.tries == FolderProgress.mostTries)
        progress.trySkippedAgain()
        #expect(progress.again == [4] && progress.skipped.isEmpty)
    }

    @Test func `a message that is too large is skipped at once`() {
        var progress = begun()
        progress.plan([4])
        let isSkipped = progress.failed(4, .tooLarge(bytes: 9, limit: 8))
        #expect(isSkipped)
        #expect(progress.new(in: listed([4])).isEmpty && progress.again.isEmpty)
    }

    @Test func `renumbered folders are read again from the beginning`() {
        var progress = begun()
        progress.plan([4, 5])
        progress.committed([4])
        progress.failed(5, .noText)
        let isSameRenumbered = progress.begin(folder)
        #expect(!isSameRenumbered)
        #expect(progress.lastUID == 5)
        let isRenumbered = progress.begin(OpenFolder(uidValidity: 8, uidNext: nil, messages: 1))
        #expect(isRenumbered)
        #expect(progress.lastUID == 0 && progress.waiting.isEmpty && progress.unmarked.isEmpty)
    }

    @Test func `old mail can be left out of a folder that was never visited, and only there`() {
        var fresh = FolderProgress()
        let isLeftOut = fresh.leaveOutOldMail(of: folder)
        #expect(isLeftOut && fresh.firstNewUID == 100)
        let isLeftOutAgain = fresh.leaveOutOldMail(of: OpenFolder(uidValidity: 7, uidNext: 200, messages: 1))
        #expect(!isLeftOutAgain)
        var other = FolderProgress()
        let isLeftOutBlindly = other.leaveOutOldMail(of: OpenFolder(uidValidity: 7, uidNext: nil, messages: 1))
        #expect(!isLeftOutBlindly)
    }

    @Test(arguments: [(FolderProgress.mostWaiting - 1, true), (FolderProgress.mostWaiting, false)])
    func `too many failures hold new mail back`(failures: Int, fetchesNew: Bool) {
        var progress = begun()
        progress.plan(Array(1...UInt32(failures)))
        for uid in 1...UInt32(failures) { progress.failed(uid, .noText) }
        #expect(progress.new(in: listed([5_000])).isEmpty != fetchesNew)
    }

    @Test func `of very many skipped messages the oldest are forgotten`() {
        var progress = begun()
        for uid in 1...UInt32(FolderProgress.mostSkipped + 1) { progress.failed(uid, .tooLarge(bytes: 2, limit: 1)) }
        #expect(progress.skipped.count == FolderProgress.mostSkipped && progress.skipped.first?.uid == 2)
    }

    @Test func `the last UID there can be is the last`() {
        var progress = begun()
        progress.plan([.max])
        progress.committed([.max])
        #expect(progress.firstNewUID == nil)
    }

    @Test func `messages whose fetching never ended are tried again, in whatever order they came`() {
        var progress = begun()
        progress.plan([3, 4, 5, 6])
        progress.committed([6, 3])
        #expect(progress.again == [4, 5] && progress.firstNewUID == 7)
    }

    @Test func `progress survives being written down`() throws {
        var progress = begun()
        progress.committed([4])
        progress.failed(5, .refused(code: "X"))
        progress.failed(6, .tooLarge(bytes: 9, limit: 8))
        let data = try JSONEncoder().encode(progress)
        #expect(try JSONDecoder().decode(FolderProgress.self, from: data) == progress)
    }

    @Test func `waits double up to their bound, and refusals wait longer`() {
        let policy = ReconnectPolicy()
        var random = SystemRandomNumberGenerator()
        for (failures, full) in [(1, 5), (2, 10), (3, 20), (8, 640), (9, 900), (1_000_000, 900)] {
            let wait = policy.wait(after: .closed(nil), failures: failures, using: &random)
            #expect(wait >= .seconds(full) / 2 && wait <= .seconds(full))
        }
        let refused = IMAPFailure.signInRefused(code: "AUTHENTICATIONFAILED", words: "")
        #expect(policy.wait(after: refused, failures: 1, using: &random) >= .seconds(150))
        #expect(policy.wait(after: refused, failures: 99, using: &random) >= .seconds(1_800))
        let passing = IMAPFailure.signInRefused(code: "UNAVAILABLE", words: "")
        #expect(policy.wait(after: passing, failures: 1, using: &random) <= .seconds(5))
    }
}
