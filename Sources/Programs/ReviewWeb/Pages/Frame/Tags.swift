import Enquiries

/// How soon a person must look, as a word with a sign.
struct UrgencyTag: Sendable {
    let urgency: Urgency

    init(_ urgency: Urgency) { self.urgency = urgency }

    func html(_ say: Language) -> Html {
        switch urgency {
        case .low, .normal: span(.class("quiet")) { say(Word(urgency)) }
        case .urgent: span(.class("tag warning")) { "! " + say(Word(urgency)) }
        case .emergency: span(.class("tag danger")) { "!! " + say(Word(urgency)) }
        }
    }
}

/// Something that people must know before they answer a mail.
struct FlagTag: Sendable {
    let flag: Flag

    init(_ flag: Flag) { self.flag = flag }

    func html(_ say: Language) -> Html {
        switch flag {
        case .safeguarding, .threat, .injection, .phishing: span(.class("tag danger")) { "⚑ " + say(Word(flag)) }
        case .legal, .press, .politician, .identityNeeded, .thirdPartyData, .vulnerable:
            span(.class("tag warning")) { "⚑ " + say(Word(flag)) }
        case .spam, .autoReply, .multiIssue, .noContent: span(.class("tag")) { say(Word(flag)) }
        }
    }
}
