package import Cases

extension SQLiteStore {
    package func verify() async throws(StoreError) -> Verification {
        throw .failed("checking is not built yet")
    }
}
