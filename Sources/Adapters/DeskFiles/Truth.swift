/// Yes or no, as configuration files write it.
enum Truth: String, CaseIterable { case `true`, `false` }
