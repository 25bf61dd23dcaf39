package dev.mortise.companion.account;

import java.util.Locale;
import java.util.regex.Pattern;

/// What an account is known by to its owner, in lower case.
///
/// Whether mail arrives there only mail can tell; this keeps out what cannot be an address.
///
/// @param text at most 254 characters (RFC 5321 4.5.3.1.3)
public record EmailAddress(String text) {

  private static final int MAX_LENGTH = 254;
  private static final Pattern FORM =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

  public EmailAddress {
    text = text.strip().toLowerCase(Locale.ROOT);
    if (text.length() > MAX_LENGTH || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("is not an e-mail address");
    }
  }
}
