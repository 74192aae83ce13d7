import CCurl

/// The version of libcurl that is in use and what it was built with, for example
/// `libcurl/7.88.1 OpenSSL/3.0.17 zlib/1.2.13`.
package func curlVersion() -> String { String(cString: curl_version()) }
