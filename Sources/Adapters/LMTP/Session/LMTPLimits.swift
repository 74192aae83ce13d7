/// What one session may take. At its value everything passes; one above it is refused.
package struct LMTPLimits: Sendable, Equatable {
    /// Bytes of a command with its CR LF. RFC 5321 section 4.5.3.1.4 asks for 512, and extensions add to that.
    package var commandBytes = 2048
    /// Bytes of an address. RFC 5321 asks for 254 at least; addresses that servers write themselves are longer.
    package var addressBytes = 1024
    /// Of one message. RFC 5321 section 4.5.3.1.8 asks for 100 at least.
    package var recipients = 100
    /// Bytes of one message as it is kept: announced by SIZE, and counted (RFC 1870).
    package var messageBytes = 64 * 1024 * 1024
    /// Of one session, whatever they are.
    package var commands = 10_000
    /// Commands of one session that are refused for their form or their place.
    package var errors = 20

    /// From the end of one command to the end of the next: a peer that sends a byte a minute gains nothing.
    /// RFC 5321 section 4.5.3.2.7 asks for five minutes.
    package var commandTime = Duration.seconds(300)
    /// Between two pieces of a message.
    package var dataPause = Duration.seconds(180)
    /// For a whole message, without the time that the sink takes.
    package var dataTime = Duration.seconds(600)
    /// For one thing that is asked of the sink. After it the session ends with 421: the mail server must not wait for a
    /// disk that hangs until its own deadline, which some of them turn into a bounce.
    package var sinkTime = Duration.seconds(120)
    /// For a session; a message that began before is still taken.
    package var sessionTime = Duration.seconds(3600)

    package init() {}
}

/// What becomes of a message with a CR or a LF that stands alone.
///
/// Neither ever ends a line, let alone the message (RFC 5321 sections 2.3.8 and 4.1.1.4), so nothing can be smuggled
/// out of it into the session.
package enum StrayLineEnds: Sendable, Equatable {
    /// They are bytes of the message like any other. The own mail server has taken the message already, so a refusal
    /// would become a bounce to a citizen whose mail program writes a stray CR.
    case keep
    /// The message is refused with 550: for a mail server that passes smuggled commands on to others.
    case refuse
}
