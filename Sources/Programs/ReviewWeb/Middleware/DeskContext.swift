package import Hummingbird
package import Logging

/// What is known of a request besides itself.
package struct DeskContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Address of the other end of the connection, without port; empty where there is none.
    package let client: String

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        client = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// A context without a connection, for tests.
    package init(logger: Logger, client: String) {
        coreContext = CoreRequestContextStorage(source: Quiet(logger: logger))
        self.client = client
    }

    private struct Quiet: RequestContextSource {
        let logger: Logger
    }
}
