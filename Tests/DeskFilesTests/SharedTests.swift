import DeskFiles
import Synchronization
import Testing

@Suite struct SharedTests {
    @Test func `a part is made once for each digest, and anew when it was let go of`() {
        let made = Mutex<[String]>([])
        let shared = Shared<String>()
        func part(_ digest: String) -> String {
            shared.part(digest) { () throws(Never) -> String in
                made.withLock { $0.append(digest) }
                return "of " + digest
            }
        }
        #expect(["a", "b", "a"].map(part) == ["of a", "of b", "of a"])
        #expect(made.withLock { $0 } == ["a", "b"])
        shared.keep(only: ["b"])
        #expect(["a", "b"].map(part) == ["of a", "of b"])
        #expect(made.withLock { $0 } == ["a", "b", "a"])
    }

    private struct Failed: Error {}

    @Test func `what failed is tried again`() throws {
        let shared = Shared<Int>()
        #expect(throws: Failed.self) { try shared.part("a") { () throws(Failed) -> Int in throw Failed() } }
        #expect(shared.part("a") { () throws(Never) -> Int in 1 } == 1)
    }
}
