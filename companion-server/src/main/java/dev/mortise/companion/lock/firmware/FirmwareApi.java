package dev.mortise.companion.lock.firmware;

import dev.mortise.companion.http.Answer;
import dev.mortise.companion.http.Api;
import dev.mortise.companion.http.Request;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.input.Nothing;
import dev.mortise.companion.sharing.Membership;
import dev.mortise.companion.sharing.SharedLocks;
import dev.mortise.companion.store.Store;
import java.util.List;
import java.util.Optional;

/// The API of firmware: for a lock's administrators, how far its update has come.
public final class FirmwareApi {

  private final SharedLocks shared;
  private final FirmwareCourier courier;

  public FirmwareApi(Store store, FirmwareCourier courier) {
    this.shared = new SharedLocks(store);
    this.courier = courier;
  }

  /// The routes.
  public Api api() {
    return new Api(List.of(Route.get("/v1/locks/{lock}/firmware", this::show)), FirmwareApi.class);
  }

  /// An update as the API shows it.
  ///
  /// @param version which one an administrator named
  /// @param sha256 of the image, in hexadecimal digits
  /// @param state missing, waiting, sending or sent
  /// @param sentBytes how much of it the lock has
  /// @param bytes how much there is; 0 while the image is missing
  /// @param why what is in the way, or empty
  private record Update(
      int version, String sha256, String state, int sentBytes, int bytes, String why) {

    static Update of(FirmwareProgress progress) {
      return new Update(
          progress.wanted().version().number(),
          progress.wanted().digest().hex(),
          progress.state().wireText(),
          progress.sent(),
          progress.size(),
          progress.why());
    }
  }

  private record View(Optional<Update> update) {}

  private Answer show(Request<Nothing> request) {
    return Answer.of(
        shared
            .current(request)
            .filter(Membership::administers)
            .map(member -> new View(courier.progress(member.lock()).map(Update::of))));
  }
}
