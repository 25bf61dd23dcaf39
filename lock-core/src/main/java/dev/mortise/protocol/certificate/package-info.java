/// The X.509 profile of the device link: who signs a certificate, and what a lock's says.
///
/// A lock proves who it is to the companion with a TLS client certificate, signed by its maker's
/// authority. Its common name is the lock's id, and one extension binds the signing key whose
/// events and receipts everybody verifies, so that a lock cannot speak for another. TLS keys are
/// P-256, because BoringSSL servers refuse Ed25519 client certificates. The names here are those of
/// RFC 5280.
@NullMarked
package dev.mortise.protocol.certificate;

import org.jspecify.annotations.NullMarked;
