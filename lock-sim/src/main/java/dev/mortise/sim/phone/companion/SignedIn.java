package dev.mortise.sim.phone.companion;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.sim.phone.companion.http.Base64Url;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.http.CompanionHttp;
import dev.mortise.sim.phone.companion.http.Json;
import dev.mortise.sim.phone.companion.wire.CompanionClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The companion as an account reaches it.
public final class SignedIn {

  private static final int EVENTS_A_PAGE = 200;

  /// The longest that the companion offers to wait.
  private static final int WAIT_SECONDS = 8;

  private final CompanionHttp http;

  public SignedIn(Session session, CompanionClient client) {
    this.http = new CompanionHttp(session.companion(), client, Optional.of(session.token()));
  }

  /// Ends the session.
  public void signOut() throws CompanionFailed {
    http.delete("/v1/sessions/current");
  }

  /// The locks that the account shares.
  public List<SharedLock> locks() throws CompanionFailed {
    List<SharedLock> locks = new ArrayList<>();
    for (Json lock : http.get("/v1/locks").objects("locks")) {
      locks.add(SharedLock.read(lock));
    }
    return locks;
  }

  /// One of them.
  public SharedLock lock(LockId lock) throws CompanionFailed {
    return SharedLock.read(http.get(path(lock)));
  }

  /// How far the firmware that a lock wants has come; empty if it wants none.
  public Optional<FirmwareUpdate> firmware(LockId lock) throws CompanionFailed {
    Optional<Json> update = http.get(path(lock) + "/firmware").optionalObject("update");
    return update.isPresent() ? Optional.of(FirmwareUpdate.read(update.get())) : Optional.empty();
  }

  /// The notice on video, and what a lock's owner said to it.
  ///
  /// @param text as the companion words it: for people, and not to be trusted with a terminal
  /// @param accepted whether the owner accepted this version, so that live view is on
  /// @param acceptedAt when the owner accepted it, or a version before
  public record VideoNotice(
      long version, String text, boolean accepted, Optional<Instant> acceptedAt) {

    private static VideoNotice read(Json json) throws CompanionFailed {
      Optional<Json> word = json.optionalObject("acceptance");
      return new VideoNotice(
          json.number("version"),
          json.text("text"),
          json.flag("accepted"),
          word.isPresent() ? Optional.of(word.get().time("at")) : Optional.empty());
    }
  }

  /// The notice on video as it is for a lock.
  public VideoNotice videoNotice(LockId lock) throws CompanionFailed {
    return VideoNotice.read(http.get(path(lock) + "/video-notice"));
  }

  /// Accepts the notice on video, as the lock's owner.
  ///
  /// @param version the one that was read
  public void acceptVideo(LockId lock, long version) throws CompanionFailed {
    var _ = http.post(path(lock) + "/video-notice/acceptance", Map.of("version", version));
  }

  /// Takes that back.
  public void withdrawVideo(LockId lock) throws CompanionFailed {
    http.delete(path(lock) + "/video-notice/acceptance");
  }

  /// Keeps an invitation until the newcomer fetches it.
  public void keep(LockId lock, Octets invitation) throws CompanionFailed {
    var _ =
        http.post(path(lock) + "/invitations", Map.of("invitation", Base64Url.encode(invitation)));
  }

  /// Fetches an invitation that somebody else left here.
  public Octets invitation(InvitationSerial serial) throws CompanionFailed {
    return http.get("/v1/invitations/" + Base64Url.encode(serial.octets())).bytes("invitation");
  }

  /// Notes that a one-time visitor passcode was made.
  ///
  /// @param label what the passcode is for, encrypted by the phone
  public void note(LockId lock, VisitorReference reference, Octets label) throws CompanionFailed {
    var _ =
        http.post(
            path(lock) + "/visitor-passcodes",
            Map.of(
                "reference",
                Base64Url.encode(reference.octets()),
                "label",
                Base64Url.encode(label)));
  }

  /// The one-time visitor passcodes that were noted.
  public List<NotedPasscode> passcodes(LockId lock) throws CompanionFailed {
    List<NotedPasscode> passcodes = new ArrayList<>();
    for (Json passcode : http.get(path(lock) + "/visitor-passcodes").objects("passcodes")) {
      passcodes.add(NotedPasscode.read(passcode));
    }
    return passcodes;
  }

  /// A page of a lock's events, as the companion has them: for the phone to verify.
  ///
  /// @param messages signed events, oldest first
  /// @param more whether there is more behind them
  public record EventPage(List<Octets> messages, boolean more) {

    public EventPage {
      messages = List.copyOf(messages);
    }
  }

  /// The events behind this one.
  ///
  /// @param after the number of the last event that the phone has
  public EventPage events(LockId lock, long after) throws CompanionFailed {
    Json page = http.get("%s/events?after=%d&limit=%d".formatted(path(lock), after, EVENTS_A_PAGE));
    List<Octets> messages = new ArrayList<>();
    for (Json event : page.objects("events")) {
      messages.add(event.bytes("event"));
    }
    return new EventPage(messages, page.flag("more"));
  }

  /// The events behind this one, and those to come.
  public EventStream stream(LockId lock, long after) throws CompanionFailed {
    return EventStream.open(http, "%s/events/stream?after=%d".formatted(path(lock), after));
  }

  /// The frames of the live view that a command of this account began over this challenge.
  public FrameStream view(LockId lock, Challenge challenge) throws CompanionFailed {
    return FrameStream.open(
        http, "%s/views/%s".formatted(path(lock), Base64Url.encode(challenge.octets())));
  }

  /// A question for a lock.
  Octets question(LockId lock, Octets request) throws CompanionFailed {
    return http.post(path(lock) + "/challenges", request(request)).bytes("response");
  }

  Attempt command(LockId lock, Octets request) throws CompanionFailed {
    return Attempt.read(http.post(path(lock) + "/commands", request(request)));
  }

  Attempt revoke(LockId lock, Octets request) throws CompanionFailed {
    return Attempt.read(http.post(path(lock) + "/revocations", request(request)));
  }

  Attempt pair(LockId lock, Octets request) throws CompanionFailed {
    return Attempt.read(
        http.post(
            "/v1/pairings", Map.of("lock", lock.toString(), "request", Base64Url.encode(request))));
  }

  /// How an attempt ended, or how it stands after the while that the companion waits.
  Attempt attempt(String id) throws CompanionFailed {
    return Attempt.read(http.get("/v1/attempts/%s?wait=%d".formatted(id, WAIT_SECONDS)));
  }

  private static String path(LockId lock) {
    return "/v1/locks/" + lock;
  }

  private static Map<String, String> request(Octets request) {
    return Map.of("request", Base64Url.encode(request));
  }
}
