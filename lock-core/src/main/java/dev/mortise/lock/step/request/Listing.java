package dev.mortise.lock.step.request;

import dev.mortise.authority.access.AccessListing;
import dev.mortise.authority.access.ListedUser;
import dev.mortise.authority.access.ListedUser.ListedCredential;
import dev.mortise.lock.StoredState;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.MessageLimits;
import dev.mortise.user.Household;
import dev.mortise.user.User;

/// Everything about access that apps are shown, put together from where it is kept.
public final class Listing {

  private Listing() {}

  /// The listing of this state.
  public static AccessListing of(StoredState state) {
    Household household = state.household();
    return new AccessListing(
        state.access(),
        household.users().stream().map(user -> listed(household, user)).toList(),
        state.visitors().epochs(),
        household.periodic(),
        state.devices().links());
  }

  /// The part of its encoding that begins at this offset and fits a receipt. Shorter than
  /// [MessageLimits#RECEIPT_DATA_BYTES], and perhaps empty, where it ends.
  public static Octets slice(StoredState state, int offset) {
    Octets whole = of(state).encode();
    int from = Math.min(offset, whole.size());
    int to = Math.min(whole.size(), from + MessageLimits.RECEIPT_DATA_BYTES);
    return whole.slice(from, to);
  }

  private static ListedUser listed(Household household, User user) {
    return new ListedUser(
        user.index(),
        user.name(),
        user.role(),
        user.enabled(),
        user.terms(),
        household.credentialsOf(user.index()).stream()
            .map(credential -> new ListedCredential(credential.ref(), credential.duress()))
            .toList());
  }
}
