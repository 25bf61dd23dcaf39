/// Reading what strangers send: strict, bounded, and naming every fault at once.
///
/// ```java
/// static Parsed<SignUp> read(Fields fields) {
///   Field<EmailAddress> email = fields.text("email", EmailAddress::parse);
///   Field<Password> password = fields.text("password", Password::parse);
///   return fields.parsed(() -> new SignUp(email.value(), password.value()));
/// }
/// ```
@NullMarked
package dev.mortise.companion.http.input;

import org.jspecify.annotations.NullMarked;
