import Cases
import Enquiries

/// What the edit page shows.
struct EditModel: Sendable {
    let file: CaseFile
    let place: ListPlace
    var subject: String
    var text: String
    /// Why the text could not be saved.
    var problem: Problem?
    /// What stands in the case now, where somebody else has changed it meanwhile.
    var standsNow: String?

    init(_ file: CaseFile, place: ListPlace, today: CalendarDate) {
        (self.file, self.place, self.today) = (file, place, today)
        subject = file.draft?.subject ?? Self.subject(answering: file.newest.subject)
        text = file.draft?.text ?? ""
    }

    /// The day on which answers must be valid.
    let today: CalendarDate

    var isPossible: Bool { file.state.after(.officerEdited) != nil }

    private static func subject(answering subject: String) -> String {
        let marks = ["re:", "aw:", "antw:"]
        return marks.contains { subject.lowercased().hasPrefix($0) } ? subject : "Re: " + subject
    }
}
