package dev.mortise.sim.panel.wire;

import dev.mortise.sim.panel.http.Call;
import dev.mortise.sim.panel.http.Problem;
import dev.mortise.sim.panel.http.ProblemKind;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decides who is let in (SEC-25).
///
/// A web page elsewhere can make a browser send requests here. It cannot read what is answered, and
/// is told apart by the field Origin, which browsers set and pages cannot. A page whose DNS name
/// was rebound to this machine is of the same origin for its browser; it is told apart by the field
/// Host, which then bears that name: only addresses and `localhost` are answered. And neither knows
/// the token.
public final class Doorkeeper {

  private static final String LOCALHOST = "localhost";
  private static final List<String> OWN_SITE = List.of("same-origin", "none");

  private static final Problem FOREIGN_HOST = Problem.of(ProblemKind.FOREIGN_HOST);
  private static final Problem FOREIGN_ORIGIN = Problem.of(ProblemKind.FOREIGN_ORIGIN);
  private static final Problem NO_TOKEN =
      Problem.of(ProblemKind.NO_TOKEN).withHeader("www-authenticate", "Bearer");

  private final PanelToken token;
  private final boolean loopbackOnly;

  /// Lets in whoever bears this token.
  ///
  /// @param listening where is listened: on the loopback, only its own names are answered
  public Doorkeeper(PanelToken token, InetAddress listening) {
    this.token = token;
    this.loopbackOnly = listening.isLoopbackAddress();
  }

  /// Why a request is turned away, if it is.
  ///
  /// @param open whether it needs no token
  public Optional<Problem> refuse(Call call, boolean open) {
    Optional<String> host = call.header("host").map(name -> name.toLowerCase(Locale.ROOT));
    if (host.filter(this::isOurs).isEmpty()) {
      return Optional.of(FOREIGN_HOST);
    }
    if (isForeign(call, host.get())) {
      return Optional.of(FOREIGN_ORIGIN);
    }
    return open || bearsToken(call) ? Optional.empty() : Optional.of(NO_TOKEN);
  }

  private boolean isOurs(String host) {
    String name = host.replaceFirst(":[0-9]{1,5}$", "");
    if (name.equals(LOCALHOST)) {
      return true;
    }
    String literal =
        name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    byte[] address = NetUtil.createByteArrayFromIpAddressString(literal);
    return address != null && (!loopbackOnly || isLoopback(address));
  }

  private static boolean isLoopback(byte[] address) {
    try {
      return InetAddress.getByAddress(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of an odd size=" + address.length, e);
    }
  }

  private static boolean isForeign(Call call, String host) {
    boolean otherOrigin =
        call.has("origin") && !call.header("origin").equals(Optional.of("http://" + host));
    boolean otherSite =
        call.has("sec-fetch-site")
            && call.header("sec-fetch-site").filter(OWN_SITE::contains).isEmpty();
    return otherOrigin || otherSite;
  }

  private boolean bearsToken(Call call) {
    return call.header("authorization")
        .filter(field -> field.regionMatches(true, 0, "Bearer ", 0, 7))
        .filter(field -> token.is(field.substring(7).strip()))
        .isPresent();
  }
}
