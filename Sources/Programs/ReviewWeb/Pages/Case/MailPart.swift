import Enquiries

extension CaseView {
    /// The thread, newest mail first; older ones are folded.
    var mailColumn: Html {
        section(.class("sheet mail"), .aria("labelledby", "mail-title"), .focusable(0)) {
            h2(.id("mail-title")) { say(.theMail) }
            mail(newest)
            for older in model.mails.dropLast().reversed() {
                details(.class("fold")) {
                    summary { say(.olderMail) + ", " + say(clocks.day(of: older.receivedAt, at: model.desk)) }
                    mail(older)
                }
            }
        }
    }

    private func mail(_ mail: Enquiry) -> Html {
        html {
            MailNotices(mail: mail, say: say).html
            dl(.class("facts")) {
                dt { say(.from) }
                dd { party(mail.from) }
                if let replyTo = mail.replyTo, replyTo.address.lowercased() != mail.from.address.lowercased() {
                    dt { "Reply-To" }
                    dd { party(replyTo) }
                }
                if let sender = mail.sender {
                    dt { say(.sender) }
                    dd { senderCheck(sender) }
                }
                dt { say(.subject) }
                dd { bdi { Html(citizen: mail.subject) } }
                dt { say(.received) }
                dd { moment(mail.receivedAt) }
                if !mail.attachments.isEmpty {
                    dt { say(.attachments) }
                    dd { attachments(mail.attachments) }
                }
            }
            if mail.spans.isEmpty {
                p(.class("quiet")) { say(.noVisibleText) }
            } else {
                for part in mail.spans { stretch(part) }
            }
            hiddenText(mail)
            p {
                anchor(.class("quiet-link"), .href(SitePath.file(model.id, "mail").with([("mail", mail.id.text)]))) {
                    say(.downloadMail)
                }
            }
        }
    }

    private func party(_ party: Enquiry.Party) -> Html {
        html {
            if let name = party.name, !name.isEmpty {
                bdi { Html(citizen: name) }
                " "
            }
            bdi(.class("address")) {
                Html(citizen: party.address.isEmpty ? say(.noSender) : party.address)
            }
        }
    }

    /// What is known of the sender on one line, and below it what looks odd.
    private func senderCheck(_ check: SenderCheck) -> Html {
        html {
            SenderWords.line(check, say.rawValue)
            for warning in check.warnings where !warning.isAboutReplies {
                p {
                    span(.class("tag warning"), .aria("hidden", "true")) { "!" }
                    span(.class("unseen")) { say(NoticeKind.warning.name) + ": " }
                    " "
                    bdi { Html(citizen: SenderWords.warning(warning, say.rawValue)) }
                }
            }
        }
    }

    private func attachments(_ attachments: [Enquiry.Attachment]) -> Html {
        ul(.class("plain-list")) {
            for attachment in attachments {
                li {
                    bdi { Html(citizen: attachment.name ?? say(.unnamed)) }
                    span(.class("quiet")) {
                        " " + attachment.contentType.prefix(100)
                            + (attachment.size.map { ", " + Self.size($0) } ?? "")
                    }
                }
            }
        }
    }

    /// One stretch of the mail, with its kind in words.
    private func stretch(_ part: Enquiry.Span) -> Html {
        html {
            if part.kind == .reply {
                div(.class("span reply")) { text(part) }
            } else {
                details(.class("span other"), .open(part.kind != .disclaimer && part.text.utf8.count < 1500)) {
                    summary { say(Word(part.kind)) }
                    text(part)
                }
            }
        }
    }

    private func text(_ part: Enquiry.Span) -> Html {
        div(.class("mail-text"), .dir("auto"), .lang(model.decision?.language)) { Html(citizen: part.text) }
    }

    private func hiddenText(_ mail: Enquiry) -> Html {
        html {
            if !mail.hiddenText.isEmpty {
                details(.class("fold"), .open(true)) {
                    summary { say(.hiddenTextShown) }
                    ul(.class("hidden-finds")) {
                        for find in mail.hiddenText { li { bdi { Html(citizen: find) } } }
                    }
                }
            }
        }
    }

    static func size(_ bytes: Int) -> String {
        bytes < 1000
            ? "\(bytes) B" : bytes < 1_000_000 ? "\((bytes + 500) / 1000) kB" : "\((bytes + 500_000) / 1_000_000) MB"
    }
}

extension SenderWarning {
    /// A notice above the mail says so already.
    fileprivate var isAboutReplies: Bool {
        if case .replyElsewhere = self { true } else { false }
    }
}

/// What an officer has to know before reading a mail.
struct MailNotices: Sendable {
    let mail: Enquiry
    let say: Language

    var html: Html {
        ReviewWeb.html {
            if !mail.isReadable { notice(.danger, say) { p { say(.mailUnreadable) } } }
            if !mail.hiddenText.isEmpty {
                notice(.danger, say) { p { say(Word.hiddenTextFound(mail.hiddenText.count)) } }
            }
            if let replyTo = mail.replyTo, replyTo.address.lowercased() != mail.from.address.lowercased() {
                notice(.warning, say) { p { say(.otherReplyTo) } }
            }
            if mail.remoteImages > 0 { notice(.info, say) { p { say(Word.imagesNotLoaded(mail.remoteImages)) } } }
            if mail.isAutomatic { notice(.info, say) { p { say(.automaticMail) } } }
            if !mail.defects.isEmpty {
                notice(.info, say) {
                    p { say(.damagedMail) + " " + mail.defects.prefix(5).joined(separator: ", ") }
                }
            }
        }
    }
}
