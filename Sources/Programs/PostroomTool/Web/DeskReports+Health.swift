import Consulting
import DeskFiles
import Dispatch
import Enquiries
import Foundation
import LanguageModels
import LogFolder
import Mailboxes
import ModelEndpoints
import Pipeline
import PostgresStore
import ReviewWeb
import SQLiteStore

extension DeskReports {
    func health(_ language: String) async throws -> HealthReport? {
        let backups = ErasureSite(installation: installation, store: store, officer: nil).backups
        let standing = try await OutboxStanding(of: store)
        let incoming = IncomingFolder(directory: installation.incoming)
        var report = HealthReport(
            software: "Postroom \(Postroom.version)", transport: transport,
            incoming: (try? incoming.waitingCount()) ?? 0,
            diskFreeBytes: Disk.freeBytes(at: installation.folder), storeBytes: await storeBytes(),
            backup: backups.files.last.flatMap { Disk.changed($0) },
            languageModel: modelHealth(language), setAside: (try? incoming.aside.waitingCount()) ?? 0,
            inlets: inlets.report)
        report.isBackedUpElsewhere = installation.store.file == nil
        report.outbox = standing.sentence(language)
        report.outboxNeedsAttention = standing.needsAttention
        return report
    }

    private func modelHealth(_ language: String) -> String? {
        guard let section = installation.languageModel else { return nil }
        let models = pipeline.offices.values.compactMap { $0.consulting?.languageModel as? ConfiguredModel }
        return models.first.map { Assembly.text($0.health, language) } ?? section.model
    }

    /// Where replies go, without user and password.
    private var transport: String {
        switch installation.transport {
        case .maildir(let path): return "maildir \(path)"
        case .smtp(let smtp):
            guard let parts = URLComponents(string: smtp.url), let scheme = parts.scheme, let host = parts.host else {
                return "smtp"
            }
            return "\(scheme)://\(host)\(parts.port.map { ":\($0)" } ?? "")"
        }
    }

    func journal(of messageID: String) async -> JournalTrace {
        let path: String? =
            switch installation.transport {
            // What is filed there was sent.
            case .maildir(let path): installation.journal ?? path
            case .smtp: installation.journal
            }
        guard let path else { return .none }
        return await withCheckedContinuation { answer in
            DispatchQueue.global().async {
                do {
                    let holds = try JournalFolder(directory: path).holds(messageID: messageID)
                    answer.resume(returning: holds ? .found : .missing)
                } catch {
                    answer.resume(returning: .unreadable)
                }
            }
        }
    }

    func storeBytes() async -> Int64? {
        if let store = store as? PostgresStore { return try? await store.sizeOnDisk() }
        guard let store = store as? SQLiteStore else { return nil }
        let sizes = ["", "-wal"].compactMap { Disk.size(of: store.path + $0) }
        return sizes.isEmpty ? nil : sizes.reduce(0, +)
    }

    func gauges() async -> [Metric] {
        var metrics: [Metric] = []
        func gauge(_ name: String, _ help: String, _ value: Double?) {
            if let value { metrics.append(Metric(name, .gauge, help, [Metric.Sample(value)])) }
        }
        let bytes = await storeBytes()
        gauge("postroom_store_bytes", "Size of the store with its write-ahead log.", bytes.map { Double($0) })
        gauge(
            "postroom_disk_free_bytes", "Free space where the desk directory lies.",
            Disk.freeBytes(at: installation.folder).map { Double($0) })
        if let standing = try? await OutboxStanding(of: store) {
            gauge(
                "postroom_outbox_frozen", "1 where a backup was put back and nothing is sent.",
                standing.frozen == nil ? 0 : 1)
            gauge(
                "postroom_outbox_failing_replies", "Approved replies that failed at least once and are tried again.",
                Double(standing.failing))
        }
        let now = Assembly.surroundings.now()
        gauge(
            "postroom_log_checkpoint_age_seconds", "Time since the checkpoint of the log was written.",
            Disk.changed(book.folder.path + "/checkpoint").map {
                Double(max(0, now.milliseconds - $0.milliseconds)) / 1000
            })
        gauge(
            "postroom_log_alarm", "1 where a witness saw another history of the log.",
            FileManager.default.fileExists(atPath: book.alarmFile) ? 1 : 0)
        let incoming = IncomingFolder(directory: installation.incoming)
        gauge(
            "postroom_incoming_mails", "Delivered mails that wait to be taken in.",
            (try? incoming.waitingCount()).map { Double($0) })
        gauge(
            "postroom_set_aside_mails", "Mails that could not be taken in and wait for a person.",
            (try? incoming.aside.waitingCount()).map { Double($0) })
        metrics += inlets.metrics + modelSpend
        return metrics
    }

    /// What the language model has cost in this period, as the ledger on disk has it.
    private var modelSpend: [Metric] {
        guard installation.languageModel != nil,
            let bytes = Disk.read(installation.folder + "/" + BudgetFile.fileName, limit: 4 * 1024 * 1024),
            let ledger = BudgetLedger(reading: bytes)
        else { return [] }
        let desks = pipeline.offices.keys.sorted()
        func samples(_ value: (Amount) -> Double) -> [Metric.Sample] {
            desks.map { Metric.Sample(value(ledger.spent(byDesk: $0.text)), [("desk", $0.text)]) }
        }
        return [
            Metric(
                "postroom_model_period_tokens", .gauge, "Tokens spent on the language model in this period.",
                samples { Double($0.tokens) }),
            Metric(
                "postroom_model_period_cost", .gauge,
                "What the language model has cost in this period, in the currency of the settings.",
                samples { Double($0.micros) / 1_000_000 }),
        ]
    }
}
