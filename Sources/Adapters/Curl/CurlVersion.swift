import CCurl

/// The version of libcurl that is in use and what it was built with, for example
/// `libcurl/7.88.1 OpenSSL/3.0.17 zlib/1.2.13`.
package func curlVersion() -> String { String(cString: curl_version()) }

enum CurlLibrary {
    /// curl_global_init is safe to call from any thread since libcurl 7.84, and needed once.
    static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
