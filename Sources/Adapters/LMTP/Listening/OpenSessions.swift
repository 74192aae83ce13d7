import NIOCore
import Synchronization

/// The sessions of a server. Counts one until its last errand to the sink is done, even if its connection is gone.
final class OpenSessions: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var busy: Set<ObjectIdentifier> = []
        var isStopping = false
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) { self.limit = limit }

    enum Admission { case welcome, full, stopping }

    func add(_ channel: any Channel) -> Admission {
        state.withLock { state in
            guard !state.isStopping else { return .stopping }
            guard state.channels.count < limit else { return .full }
            state.channels[ObjectIdentifier(channel)] = channel
            return .welcome
        }
    }

    func remove(_ channel: any Channel) {
        state.withLock { state in
            state.channels[ObjectIdentifier(channel)] = nil
            state.busy.remove(ObjectIdentifier(channel))
        }
    }

    /// - Parameter isBusy: A message is under way.
    func mark(_ channel: any Channel, isBusy: Bool) {
        state.withLock { state in
            if isBusy {
                state.busy.insert(ObjectIdentifier(channel))
            } else {
                state.busy.remove(ObjectIdentifier(channel))
            }
        }
    }

    var count: Int { state.withLock { $0.channels.count } }
    var messagesUnderWay: Int { state.withLock { $0.busy.count } }

    /// From now on nobody is admitted.
    func stop() -> [any Channel] {
        state.withLock { state in
            state.isStopping = true
            return Array(state.channels.values)
        }
    }
}
