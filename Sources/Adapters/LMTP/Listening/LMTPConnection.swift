import NIOCore

/// Carries one ``LMTPSession`` over one connection. Lives on the connection's event loop.
final class LMTPConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Fired through the pipeline when the server stops.
    struct Stop: Sendable {}

    /// How long an ended session waits for the peer to read the last reply and to close.
    private static let farewell = TimeAmount.seconds(2)

    private var session: LMTPSession
    private let sink: any DeliverySink
    private let sessions: OpenSessions
    private let observe: @Sendable (LMTPEvent) -> Void

    private var message: (any IncomingMessage)?
    private var timer: Scheduled<Void>?
    private var timerDue: Duration?
    private var isAdmitted = false
    private var isBusy = false
    private var isErrandUnderWay = false
    private var isReading = false
    private var isClosing = false
    private var isGone = false

    init(
        _ session: LMTPSession, sink: any DeliverySink, sessions: OpenSessions,
        observe: @escaping @Sendable (LMTPEvent) -> Void
    ) {
        (self.session, self.sink, self.sessions, self.observe) = (session, sink, sessions, observe)
    }

    func channelActive(context: ChannelHandlerContext) {
        switch sessions.add(context.channel) {
        case .welcome:
            isAdmitted = true
            handle(.connected(mayStay: true), context)
        case .full: handle(.connected(mayStay: false), context)
        case .stopping: handle(.stop, context)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        handle(.received(Array(unwrapInboundIn(data).readableBytesView)), context)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        readOn(context)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) { readOn(context) }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is Stop: handle(.stop, context)
        case ChannelEvent.inputClosed where isClosing: context.close(promise: nil)
        case ChannelEvent.inputClosed: handle(.ended, context)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        isGone = true
        handle(.ended, context)
        leaveIfDone(context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A connection that was reset; the session learns of it as the end.
        context.close(promise: nil)
    }

    private static var now: Duration { .nanoseconds(Int64(clamping: NIODeadline.now().uptimeNanoseconds)) }

    static func session(_ settings: LMTPListener.Settings) -> LMTPSession {
        LMTPSession(
            hostName: settings.hostName, limits: settings.limits, strayLineEnds: settings.strayLineEnds, now: now)
    }

    private func handle(_ event: LMTPSession.Event, _ context: ChannelHandlerContext) {
        var isUnflushed = false
        for action in session.handle(event, at: Self.now) {
            switch action {
            case .send(let bytes):
                guard !isGone else { break }
                context.write(wrapOutboundOut(context.channel.allocator.buffer(bytes: bytes)), promise: nil)
                isUnflushed = true
            case .check, .open, .write, .commit:
                run(action, context)
            case .abandon:
                if let message { Task { await message.abandon() } }
                message = nil
            case .note(let event):
                observe(event)
            case .close:
                isClosing = true
            }
        }
        if session.hasMessageUnderWay != isBusy, isAdmitted {
            isBusy.toggle()
            sessions.mark(context.channel, isBusy: isBusy)
        }
        guard !isGone else { return }
        if isUnflushed { context.flush() }
        if isClosing { sayFarewell(context) }
        watchTime(context)
        readOn(context)
    }

    /// Runs an errand to the sink and tells the session how it went.
    private func run(_ errand: LMTPSession.Action, _ context: ChannelHandlerContext) {
        isErrandUnderWay = true
        let promise = context.eventLoop.makePromise(of: Errand.Result.self)
        promise.completeWithTask { [sink, message] in await Errand.run(errand, sink, message) }
        promise.futureResult.assumeIsolated().whenSuccess { [self] result in
            isErrandUnderWay = false
            message = result.message
            if isClosing, let late = message {
                // The session did not wait for the sink.
                message = nil
                Task { await late.abandon() }
            }
            handle(.sink(result.answer), context)
            leaveIfDone(context)
        }
    }

    private func leaveIfDone(_ context: ChannelHandlerContext) {
        guard isGone, !isErrandUnderWay else { return }
        timer?.cancel()
        timer = nil
        if isAdmitted { sessions.remove(context.channel) }
        isAdmitted = false
    }

    /// Reading stops while the sink works or while the peer does not read its replies.
    private func readOn(_ context: ChannelHandlerContext) {
        guard !isReading, !isGone, isClosing || (session.wantsInput && context.channel.isWritable) else { return }
        isReading = true
        context.read()
    }

    /// Half closes and reads on: closing with input unread would reset the connection, and the last reply be lost.
    private func sayFarewell(_ context: ChannelHandlerContext) {
        guard timerDue != .zero else { return }
        timer?.cancel()
        timerDue = .zero
        context.close(mode: .output, promise: nil)
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: Self.farewell) { context.close(promise: nil) }
    }

    private func watchTime(_ context: ChannelHandlerContext) {
        guard !isClosing, session.deadline != timerDue else { return }
        timer?.cancel()
        timerDue = session.deadline
        timer = timerDue.map { due in
            let left = max(due - Self.now, .zero)
            let nanoseconds = left.components.seconds * 1_000_000_000 + left.components.attoseconds / 1_000_000_000
            return context.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(nanoseconds)) { [self] in
                timerDue = nil
                handle(.timePassed, context)
            }
        }
    }
}
