import Enquiries

extension CaseView {
    /// What colleagues have arranged about the case, above the mail.
    var teamNotices: Html {
        html {
            if let claim = model.claim, !claim.isVisitor {
                notice(.info, say) {
                    p {
                        say(.claimedBy) + " " + claim.name + ", "
                        moment(claim.since)
                        ". "
                        say(.claimLocksNothing)
                    }
                }
            }
            if !model.looking.isEmpty { notice(.info, say) { p { say(Word.looking(model.looking)) } } }
            if let second = model.secondPerson { notice(.warning, say) { p { asked(second) } } }
            if let first = model.firstApproval { notice(.info, say) { p { approvedFirst(first) } } }
            if let snooze = model.snooze { notice(.info, say) { p { putOff(snooze) } } }
            if let check = model.seeded { notice(.warning, say) { p { planted(check) } } }
            if let other = model.mergedInto { link(.goesOnIn, to: other) }
            for other in model.merged { link(.goesOnHere, to: other) }
            if let other = model.splitFrom { link(.wasSplitFrom, to: other) }
        }
    }

    private func asked(_ second: SecondPerson) -> Html {
        html {
            say(.twoMustApprove) + " " + name(second.askedBy) + "."
            if !second.note.isEmpty { " " + second.note }
        }
    }

    private func approvedFirst(_ first: FirstApproval) -> Html {
        html {
            say(.approvedByFirst) + " " + name(first.by) + ", "
            moment(first.at)
            "."
        }
    }

    private func putOff(_ snooze: Snooze) -> Html {
        html {
            say(.putOffUntil) + " "
            say(clocks.day(of: snooze.until, at: model.desk))
            " (" + name(snooze.by) + ")."
        }
    }

    private func planted(_ check: SeededCheck) -> Html {
        html {
            say(.checkCase) + " “"
            bdi { check.wrong }
            "” "
            say(.insteadOf) + " “"
            bdi { check.right }
            "”."
        }
    }

    private func link(_ words: Word, to other: CaseID) -> Html {
        notice(.info, say) {
            p {
                say(words) + " "
                anchor(.href(.file(other))) { other.text }
            }
        }
    }

    private func name(_ officer: OfficerID) -> String { model.officerNames[officer.text] ?? officer.text }
}

extension Word {
    static let claimedBy = Word("In Arbeit bei", "Claimed by")
    static let claimLocksNothing = Word("Sie können trotzdem handeln.", "You can act all the same.")
    static let twoMustApprove = Word(
        "Zwei Personen müssen diese Antwort freigeben. Darum bat", "Two people must approve this reply, asked for by")
    static let approvedByFirst = Word("Erste Freigabe:", "First approval:")
    static let putOffUntil = Word("Zurückgestellt bis", "Put off until")
    static let checkCase = Word("Prüffall: Im Entwurf stand", "Check case: the draft said")
    static let insteadOf = Word("statt", "instead of")
    static let goesOnIn = Word("Dieser Fall geht weiter in", "This case goes on in")
    static let goesOnHere = Word("Hier geht auch dieser Fall weiter:", "This case goes on here too:")
    static let wasSplitFrom = Word("Abgetrennt von", "Split off from")
    static let showDraft = Word("KI-Entwurf ansehen", "Look at the AI draft")

    init(_ fold: CaseModel.Fold) {
        switch fold {
        case .thinkFirst:
            self.init(
                "Erst selbst urteilen: Bei dieser Stelle ist der Entwurf zugeklappt.",
                "Judge first: for this service the draft is folded.")
        case .sample:
            self.init(
                "Stichprobe: Der Entwurf ist zugeklappt. Urteilen Sie erst selbst. Das trifft jeden zwanzigsten Fall.",
                "Sample: the draft is folded. Judge first. This happens to one case in twenty.")
        }
    }
}
