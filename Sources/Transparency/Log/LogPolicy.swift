/// Whom a checker trusts: the keys of logs, and how many of which witnesses must have signed (C2SP tlog-policy).
package struct LogPolicy: Sendable, Equatable {
    /// At least `threshold` of these must have signed: witnesses, or groups of them.
    private struct Group: Sendable, Equatable {
        let name: String
        let threshold: Int
        let members: [String]
    }

    /// Lines for logs, witnesses and groups at most, of each.
    package static let mostEntries = 32
    /// Seconds that a time may lie in the future, since clocks differ.
    package static let clockTolerance: Int64 = 300
    /// Bytes in a policy file at most.
    package static let largest = 65_536

    package private(set) var logs: [NoteVerifier] = []
    /// In the order of the file, each with the name that it has in it.
    package private(set) var witnesses: [(name: String, key: NoteVerifier)] = []
    private var groups: [Group] = []
    /// A witness, a group, or `none`.
    package private(set) var quorum = "none"

    package static func == (one: LogPolicy, other: LogPolicy) -> Bool {
        one.logs == other.logs && one.groups == other.groups && one.quorum == other.quorum
            && one.witnesses.map(\.name) == other.witnesses.map(\.name)
            && one.witnesses.map(\.key) == other.witnesses.map(\.key)
    }

    /// One log; `threshold` of `witnesses` must have signed.
    ///
    /// - Throws: ``LogFailure/malformed(_:_:)`` where a key is of the wrong type or the threshold cannot be reached.
    package init(log: NoteVerifier, witnesses: [NoteVerifier] = [], threshold: Int = 0) throws(LogFailure) {
        guard (0...witnesses.count).contains(threshold) else {
            throw .malformed(.policy, "\(threshold) of \(witnesses.count) witnesses cannot be reached")
        }
        try add(log: log, line: 1)
        for (number, key) in witnesses.enumerated() {
            try add(witness: "w\(number + 1)", key, line: number + 2)
        }
        if threshold > 0 {
            groups = [Group(name: "witnesses", threshold: threshold, members: self.witnesses.map(\.name))]
            quorum = "witnesses"
        }
    }

    /// Reads a policy file.
    package init(_ bytes: some Collection<UInt8>) throws(LogFailure) {
        guard bytes.count <= Self.largest else { throw .tooLarge(.policy, bytes: bytes.count, limit: Self.largest) }
        guard bytes.allSatisfy({ $0 == 0x09 || $0 == 0x0A || $0 >= 0x20 && $0 != 0x7F }) else {
            throw .malformed(.policy, "it has a control character")
        }
        var lines = LineReader(Array(bytes) + (bytes.isEmpty || Array(bytes).last == 0x0A ? [] : [0x0A]))
        var hasQuorum = false
        while let line = lines.next() {
            let words = line.split { $0 == 0x20 || $0 == 0x09 }.map { String(decoding: $0, as: UTF8.self) }
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            switch (first, words.count) {
            case ("log", 2...3):
                try add(log: NoteVerifier(words[1]), line: lines.number)
            case ("witness", 3...4):
                try add(witness: words[1], NoteVerifier(words[2]), line: lines.number)
            case ("group", 4...):
                try addGroup(words, line: lines.number)
            case ("quorum", 2):
                guard !hasQuorum else { throw Self.wrong(lines.number, "there is a second quorum") }
                guard words[1] == "none" || isDefined(words[1]) else {
                    throw Self.wrong(lines.number, "the quorum is no witness or group defined above")
                }
                (hasQuorum, quorum) = (true, words[1])
            default:
                throw Self.wrong(lines.number, "it is not log, witness, group or quorum with what belongs to it")
            }
        }
        guard hasQuorum else { throw .malformed(.policy, "it has no quorum; write 'quorum none' for no witnesses") }
    }

    private static func wrong(_ line: Int, _ what: String) -> LogFailure {
        .malformed(.policy, "line \(line): \(what)")
    }

    private mutating func add(log key: NoteVerifier, line: Int) throws(LogFailure) {
        guard key.type == .ed25519 else { throw Self.wrong(line, "the key is not of the type for logs") }
        guard logs.count < Self.mostEntries else { throw Self.wrong(line, "more than \(Self.mostEntries) logs") }
        guard !logs.contains(where: { $0.publicKey == key.publicKey }) else { throw Self.wrong(line, "a second time") }
        logs.append(key)
    }

    private mutating func add(witness name: String, _ key: NoteVerifier, line: Int) throws(LogFailure) {
        guard key.type == .cosignature else { throw Self.wrong(line, "the key is not of the type for witnesses") }
        guard witnesses.count < Self.mostEntries else {
            throw Self.wrong(line, "more than \(Self.mostEntries) witnesses")
        }
        guard name != "none", !isDefined(name) else { throw Self.wrong(line, "the name is taken") }
        guard !witnesses.contains(where: { $0.key.publicKey == key.publicKey }) else {
            throw Self.wrong(line, "a second time")
        }
        witnesses.append((name, key))
    }

    private mutating func addGroup(_ words: [String], line: Int) throws(LogFailure) {
        let members = Array(words[3...])
        guard groups.count < Self.mostEntries else { throw Self.wrong(line, "more than \(Self.mostEntries) groups") }
        guard words[1] != "none", !isDefined(words[1]) else { throw Self.wrong(line, "the name is taken") }
        for (place, member) in members.enumerated() {
            guard isDefined(member) else { throw Self.wrong(line, "a member is not defined above") }
            let used = groups.contains { $0.members.contains(member) }
            guard !used, !members[..<place].contains(member) else {
                throw Self.wrong(line, "a member is in a group already")
            }
        }
        let threshold: Int64? =
            switch words[2] {
            case "all": Int64(members.count)
            case "any": 1
            default: exactDecimal(Array(words[2].utf8))
            }
        guard let threshold, (1...Int64(members.count)).contains(threshold) else {
            throw Self.wrong(line, "the number is not all, any, or from 1 to \(members.count)")
        }
        groups.append(Group(name: words[1], threshold: Int(threshold), members: members))
    }

    private func isDefined(_ name: String) -> Bool {
        witnesses.contains { $0.name == name } || groups.contains { $0.name == name }
    }

    /// What the quorum asks for, for messages.
    private var quorumText: String {
        guard let group = groups.first(where: { $0.name == quorum }) else { return quorum }
        return "\(group.threshold) of \(group.members.joined(separator: ", "))"
    }

    /// A checkpoint that this policy believes.
    package struct Believed: Sendable {
        package let checkpoint: Checkpoint
        /// The witnesses that signed it, by key name, with the time in seconds since 1970.
        package let cosigners: [(name: String, time: Int64)]
    }

    /// - Parameters:
    ///   - note: A checkpoint with its signatures; those of unknown keys are passed over.
    ///   - now: Seconds since 1970; `nil` where no clock is to be asked.
    /// - Throws: ``LogFailure`` that says what this policy does not believe.
    package func check(_ note: SignedNote, now: Int64?) throws(LogFailure) -> Believed {
        let checkpoint = try Checkpoint(text: note.text)
        let keys = logs.filter { sameBytes($0.name, checkpoint.origin) }
        guard !keys.isEmpty else { throw .foreignLog(checkpoint.origin, trusted: logs.map(\.name)) }
        guard let key = keys.first(where: { key in note.signatures.contains { $0.isOf(key) } }) else {
            throw .wrongKey(checkpoint.origin)
        }
        try note.check(against: key)
        var cosigners: [(name: String, time: Int64)] = []
        var witnessed: Set<String> = []
        for witness in witnesses {
            for signature in note.signatures where signature.isOf(witness.key) {
                let time = try Cosignature.check(signature, on: note.text, by: witness.key)
                if let now, time > now, time - now > Self.clockTolerance {
                    throw .clock("the signature of \(witness.key.name)", seconds: time - now)
                }
                guard witnessed.insert(witness.name).inserted else { continue }
                cosigners.append((witness.key.name, time))
            }
        }
        // Members are defined above their group, so one pass decides all.
        for group in groups where group.members.filter({ witnessed.contains($0) }).count >= group.threshold {
            witnessed.insert(group.name)
        }
        guard quorum == "none" || witnessed.contains(quorum) else {
            throw .tooFewWitnesses(found: cosigners.count, quorum: quorumText)
        }
        return Believed(checkpoint: checkpoint, cosigners: cosigners)
    }
}
