package dev.mortise.protocol.message.cddl;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.message.cddl.CddlType.Entry;
import dev.mortise.protocol.message.cddl.CddlType.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a schema. A rule in round brackets is a group, every other a type.
final class CddlParser {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\"[^\"]*\"|-?\\d+\\.\\.\\d+|\\d*\\*\\d*|-?\\d+|\\.size|//|=>|[a-z][a-z0-9-]*|[^\\s]");

  private final List<String> tokens = new ArrayList<>();
  private int at;

  private CddlParser(String text) {
    Matcher matcher = TOKEN.matcher(text.replaceAll(";[^\n]*", ""));
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
  }

  static Cddl parse(String text) {
    CddlParser parser = new CddlParser(text);
    Map<String, CddlType> types = new LinkedHashMap<>();
    Map<String, Group> groups = new LinkedHashMap<>();
    while (parser.at < parser.tokens.size()) {
      String name = parser.next();
      parser.expect("=");
      if (parser.accept("(")) {
        groups.put(name, parser.group(")"));
      } else {
        types.put(name, parser.type());
      }
    }
    return new Cddl(types, groups);
  }

  private CddlType type() {
    List<CddlType> options = new ArrayList<>(List.of(sized()));
    while (accept("/")) {
      options.add(sized());
    }
    return options.size() == 1 ? options.getFirst() : new CddlType.Choice(options);
  }

  private CddlType sized() {
    CddlType type = simple();
    if (!accept(".size")) {
      return type;
    }
    boolean bracketed = accept("(");
    long[] bounds = bounds(next());
    if (bracketed) {
      expect(")");
    }
    return new CddlType.Sized(type, bounds[0], bounds[1]);
  }

  private CddlType simple() {
    String token = next();
    if (token.equals("{")) {
      return new CddlType.MapOf(group("}"));
    }
    if (token.equals("[")) {
      return new CddlType.ArrayOf(group("]"));
    }
    if (token.startsWith("\"")) {
      return new CddlType.Literal(CborValue.of(token.substring(1, token.length() - 1)));
    }
    if (token.contains("..")) {
      long[] bounds = bounds(token);
      return new CddlType.Range(bounds[0], bounds[1]);
    }
    if (Character.isLetter(token.charAt(0))) {
      return new CddlType.Named(token);
    }
    return new CddlType.Literal(CborValue.of(Long.parseLong(token)));
  }

  private Group group(String end) {
    List<List<Entry>> options = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    while (!accept(end)) {
      if (accept("//")) {
        options.add(entries);
        entries = new ArrayList<>();
      } else if (!accept(",")) {
        entries.add(entry());
      }
    }
    options.add(entries);
    return new Group(options);
  }

  private Entry entry() {
    int min = 1;
    int max = 1;
    if (accept("?")) {
      min = 0;
    } else if (accept("+")) {
      max = Integer.MAX_VALUE;
    } else if (peek().contains("*")) {
      String[] bounds = next().split("\\*", -1);
      min = bounds[0].isEmpty() ? 0 : Integer.parseInt(bounds[0]);
      max = bounds[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(bounds[1]);
    }
    if (accept("(")) {
      return new Entry(min, max, Optional.empty(), Optional.empty(), Optional.of(group(")")));
    }
    CddlType first = type();
    if (accept(":") || accept("=>")) {
      return new Entry(min, max, Optional.of(first), Optional.of(type()), Optional.empty());
    }
    return new Entry(min, max, Optional.empty(), Optional.of(first), Optional.empty());
  }

  private static long[] bounds(String token) {
    String[] parts = token.split("\\.\\.", -1);
    long low = Long.parseLong(parts[0]);
    return new long[] {low, parts.length == 1 ? low : Long.parseLong(parts[1])};
  }

  private String peek() {
    return tokens.get(at);
  }

  private String next() {
    return tokens.get(at++);
  }

  private boolean accept(String token) {
    boolean there = at < tokens.size() && peek().equals(token);
    if (there) {
      at++;
    }
    return there;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw new IllegalArgumentException(
          "expected " + token + " at " + tokens.subList(at, Math.min(at + 6, tokens.size())));
    }
  }
}
