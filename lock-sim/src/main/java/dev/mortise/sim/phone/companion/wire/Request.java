package dev.mortise.sim.phone.companion.wire;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/// What a companion is asked.
///
/// @param method a method of HTTP, in capitals
/// @param target an absolute address, of `https` or `http`
/// @param headers fields by their names in lower case; host and length go without saying
/// @param content UTF-8 on the wire; empty if there is none
public record Request(String method, URI target, Map<String, String> headers, String content) {

  public Request {
    headers = Map.copyOf(headers);
  }

  /// Asks for something.
  public static Request get(URI target) {
    return new Request("GET", target, Map.of(), "");
  }

  /// Sends a JSON document.
  public static Request post(URI target, String json) {
    return new Request("POST", target, Map.of("content-type", "application/json"), json);
  }

  /// Ends something.
  public static Request delete(URI target) {
    return new Request("DELETE", target, Map.of(), "");
  }

  /// The same with one more field.
  public Request with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Request(method, target, more, content);
  }

  /// Whether asking changes nothing, so that it may be asked again without harm (RFC 9110 section
  /// 9.2.1).
  boolean isSafe() {
    return method.equals("GET");
  }

  /// Without fields and content, which hold secrets.
  @Override
  public String toString() {
    return method + " " + target;
  }
}
