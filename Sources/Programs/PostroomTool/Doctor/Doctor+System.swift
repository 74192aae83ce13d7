import DeskFiles
import Enquiries
import Foundation

extension Doctor {
    func sending() async -> [Diagnosis] {
        guard case .smtp(let smtp) = installation.transport else {
            return [.ok("sending", "replies are filed in a Maildir and not sent")]
        }
        guard let parts = URLComponents(string: smtp.url), let host = parts.host else {
            return [.fail("sending", "sending.url is no address", .configuration)]
        }
        let isEncrypted = parts.scheme == "smtps"
        let port = parts.port ?? (isEncrypted ? 465 : 25)
        do {
            // With smtps the server waits for the handshake and says nothing first.
            let greeting = try await Reach.greeting(at: host, port: port, waits: !isEncrypted)
            guard isEncrypted || greeting.hasPrefix("220") else {
                return [.fail("sending", "\(host):\(port) answers, but is no mail server", .configuration)]
            }
            return [.ok("sending", "\(host):\(port) answers")]
        } catch {
            return [
                .fail("sending", "\(host):\(port) does not answer (\(error)); replies wait in the outbox", .unreachable)
            ]
        }
    }

    /// Deadlines and signatures depend on the clock.
    func clock() -> [Diagnosis] {
        if let made = Disk.changed(installation.log.folder + "/checkpoint"), made.seconds > now.seconds + 60 {
            return [
                .fail(
                    "clock",
                    "it goes behind: the log was published \(made.seconds - now.seconds) seconds in the future; "
                        + "set the clock")
            ]
        }
        guard SystemClock.isKeptRight else {
            return [.warn("clock", "no time server keeps it right, as far as the system knows; switch one on")]
        }
        return [.ok("clock", "kept right by a time server")]
    }
}

/// Asks the kernel about its clock by adjtimex(2), for which the system's module has no declaration.
private enum SystemClock {
    private static let error: Int32 = 5

    /// True also where the kernel cannot be asked.
    static var isKeptRight: Bool {
        guard let found = dlsym(dlopen(nil, RTLD_NOW), "adjtimex") else { return true }
        let adjtimex = unsafeBitCast(found, to: (@convention(c) (UnsafeMutableRawPointer) -> Int32).self)
        // `struct timex` has 208 bytes. All zero, it changes nothing.
        return withUnsafeTemporaryAllocation(byteCount: 512, alignment: 16) { state in
            state.initializeMemory(as: UInt8.self, repeating: 0)
            return state.baseAddress.map { adjtimex($0) != error } ?? true
        }
    }
}
