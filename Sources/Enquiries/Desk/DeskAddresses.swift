/// Which of some desks a mail belongs to, by its recipients.
package struct DeskAddresses: Sendable {
    /// Addresses in lower case.
    private let desks: [String: DeskID]
    private let first: DeskID?

    /// Of two desks with one address the first by id has it.
    package init(_ desks: some Sequence<Desk>) {
        let sorted = desks.map { (id: $0.id, addresses: $0.addresses) }.sorted { $0.id < $1.id }
        first = sorted.first?.id
        self.desks = Dictionary(
            sorted.flatMap { desk in desk.addresses.map { ($0.lowercased(), desk.id) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The desk that one of the recipients belongs to, the first recipient counting most; with none, the first by id.
    ///
    /// - Parameter recipients: Addresses in lower case.
    package func desk(of recipients: [String]) -> DeskID? { recipients.lazy.compactMap { desks[$0] }.first ?? first }
}
