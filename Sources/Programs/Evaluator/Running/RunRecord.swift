/// What `run.json` says about a run: enough to repeat it, and to see whether two runs may be compared.
package struct RunRecord: Codable, Sendable, Equatable {
    package enum State: String, Codable, Sendable { case running, finished }

    /// The program that measured.
    package struct Software: Codable, Sendable, Equatable {
        package var name: String
        package var version: String
        /// SHA-256 of the executable file.
        package var sha256: String

        package init(name: String, version: String, sha256: String) {
            (self.name, self.version, self.sha256) = (name, version, sha256)
        }
    }

    /// The machine that measured; it matters for speed only.
    package struct Machine: Codable, Sendable, Equatable {
        package var system: String
        package var processor: String
        package var cores: Int
        package var memoryGiB: Int

        package init(system: String, processor: String, cores: Int, memoryGiB: Int) {
            (self.system, self.processor, self.cores, self.memoryGiB) = (system, processor, cores, memoryGiB)
        }
    }

    package struct Counts: Codable, Sendable, Equatable {
        /// Mails or texts that are decided in each pass.
        package var cases: Int
        /// Those of them that share a group of near-duplicates or a thread with another one.
        package var grouped: Int
        /// Cases times variants times seeds.
        package var decisions: Int
        /// Decisions that ended in an error; they count as wrong.
        package var errors: Int
        /// Lines of the data that could not be used.
        package var skipped: Int
    }

    /// The form of this folder. Greater numbers are newer.
    package var format = 1
    package var state: State
    package var suite: Suite
    /// What must be equal for a run to be resumed, by name: `suite`, `data`, `desk`, `program`.
    package var digests: [String: String]
    package var software: Software
    package var machine: Machine
    package var started: String
    package var finished: String?
    /// How often the run was taken up again.
    package var resumed: Int
    package var counts: Counts
    package var skipped: [SkippedLine]
    /// The units that are done, in the order of the decisions.
    package var units: [UnitRecord]
}

/// What the caller knows about a run before it begins.
package struct RunHead: Sendable {
    package var suite: Suite
    /// SHA-256, or a part of it, of everything that figures depend on, by name.
    package var digests: [String: String]
    package var software: RunRecord.Software
    package var machine: RunRecord.Machine
    /// The time, as RFC 3339 has it.
    package var now: @Sendable () -> String

    package init(
        suite: Suite, digests: [String: String], software: RunRecord.Software, machine: RunRecord.Machine,
        now: @escaping @Sendable () -> String
    ) {
        (self.suite, self.digests, self.software) = (suite, digests, software)
        (self.machine, self.now) = (machine, now)
    }
}
