package import Enquiries

/// Where reported events and the wishes to hear no more offers are kept.
///
/// A person is a mail address. Where a name is not needed the address is kept as a pseudonym: HMAC-SHA-256 under a
/// secret of the store. What every store must guarantee (`Tests/Support/StoreContract` checks it):
/// - An event whose id the desk has is not kept twice.
/// - An opt-out is kept together with the record that explains it, or not at all.
/// - ``eraseEvents(of:)`` leaves nothing of the events of a person.
package protocol OfferStore: Sendable {
    /// Keeps events, all or none.
    ///
    /// - Returns: What became of each, in order.
    func addEvents(_ events: [ReportedEvent], desk: DeskID, at now: Timestamp) async throws(StoreError)
        -> [EventReceipt]
    /// Up to `limit` events of a desk behind `position`, in the order in which they came.
    func events(of desk: DeskID, after position: Int64, limit: Int) async throws(StoreError) -> [KeptEvent]
    /// The identities of a person's events at all desks, in the order in which they came; see ``KeptEvent/identity``.
    func eventIdentities(of address: String) async throws(StoreError) -> [String]
    /// Deletes the events of a person, at all desks. Returns how many there were.
    ///
    /// Opt-outs stay, since they hold a pseudonym alone and are what keeps the person from being written to; reminders
    /// are cases and are erased as such.
    func eraseEvents(of address: String) async throws(StoreError) -> Int

    /// The pseudonym of a mail address. Upper and lower case do not count.
    func person(_ address: String) async throws(StoreError) -> String
    /// Keeps a wish together with the closed case that proves it.
    ///
    /// - Throws: ``StoreError/knownMail(_:)`` where the person has the same wish already.
    func addOptOut(_ optOut: OptOut, with change: CaseChange) async throws(StoreError)
    func optOuts(of address: String, desk: DeskID) async throws(StoreError) -> OptOuts
    /// All wishes at a desk, oldest first.
    func optOuts(at desk: DeskID) async throws(StoreError) -> [OptOut]

    /// How many cases that began with a mail each service and life event has.
    func caseNumbers(of desk: DeskID) async throws(StoreError) -> [CaseNumber]
}

/// What became of a reported event.
package enum EventReceipt: Sendable, Equatable {
    case kept
    /// The desk has it already, word for word.
    case known
    /// The desk has another event under this id. That one stays.
    case differs
}

/// An event as stored.
package struct KeptEvent: Sendable, Equatable {
    package let position: Int64
    package let event: ReportedEvent
    /// A pseudonym of the desk and the event's id, 64 hexadecimal digits.
    package let identity: String

    package init(position: Int64, event: ReportedEvent, identity: String) {
        (self.position, self.event, self.identity) = (position, event, identity)
    }
}

/// A person's wish to hear no more offers.
package struct OptOut: Sendable, Equatable {
    /// See ``OfferStore/person(_:)``.
    package let person: String
    package let desk: DeskID
    /// `nil` for all topics.
    package let topic: Offer.Topic?
    package let at: Timestamp
    /// How the wish reached the authority.
    package let because: String

    package init(person: String, desk: DeskID, topic: Offer.Topic?, at: Timestamp, because: String) {
        (self.person, self.desk, self.topic, self.at, self.because) = (person, desk, topic, at, because)
    }
}

/// A number of cases of one service.
package struct CaseNumber: Sendable, Equatable {
    package let service: ServiceID
    /// `nil` for all cases of the service, whatever happened in the writers' lives.
    package let lifeEvent: LifeEvent?
    package let count: Int

    package init(service: ServiceID, lifeEvent: LifeEvent?, count: Int) {
        (self.service, self.lifeEvent, self.count) = (service, lifeEvent, count)
    }
}
