import Enquiries
package import TextClassification

/// Tells which mails belong together, so that no model is measured on a mail whose twin it has learned.
package enum MailGroups {
    /// From this share of common runs of words on, two mails with the same subject are taken for one matter.
    package static let thresholdWithSubject = 0.2
    /// A mail is compared with this many others of its subject.
    static let mostOfSubject = 32

    /// One group number a mail.
    ///
    /// Mails share a group when they share half of their runs of three words (``NearDuplicateIndex/threshold``), when one
    /// answers or forwards a mail with the other's subject, or when their subjects are equal and they share a fifth.
    package static func groups(subjects: [String], shingles: [Shingles]) -> [Int] {
        var links: [(Int, Int)] = []
        var bySubject: [String: [Int]] = [:]
        for (number, subject) in subjects.enumerated() {
            let (bare, isReply) = Self.bare(subject)
            guard !bare.isEmpty else { continue }
            for other in bySubject[bare, default: []].prefix(mostOfSubject)
            where isReply || Self.bare(subjects[other]).isReply
                || shingles[number].similarity(to: shingles[other]) >= thresholdWithSubject
            {
                links.append((other, number))
            }
            bySubject[bare, default: []].append(number)
        }
        return NearDuplicateIndex.groups(of: shingles, linked: links)
    }

    /// The subject without marks of answers and without regard to case and blanks.
    package static func bare(_ subject: String) -> (text: String, isReply: Bool) {
        var rest = subject.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")[...]
        var isReply = false
        while let mark = marks.first(where: { rest.hasPrefix($0) }) {
            isReply = true
            rest = rest.dropFirst(mark.count).drop { $0 == " " }
        }
        return (String(rest), isReply)
    }

    private static let marks = ["re:", "aw:", "fw:", "fwd:", "wg:", "antw:", "antwort:", "sv:", "tr:"]
}
