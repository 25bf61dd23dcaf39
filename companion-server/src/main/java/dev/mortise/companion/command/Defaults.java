package dev.mortise.companion.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Where a value comes from that no flag gives: the environment `MORTISE_*`, then the properties
/// file that `MORTISE_CONFIG` names. `--device-port` is `MORTISE_DEVICE_PORT` and `device-port`.
///
/// `MORTISE_DATA` is the folder of all commands together, in which each has a room of its own.
final class Defaults implements IDefaultValueProvider {

  private static final String PREFIX = "MORTISE_";
  private static final String FILE = PREFIX + "CONFIG";
  private static final String DATA = "data";

  /// The room of each command's data; a command that is not here finds its own.
  private static final Map<String, String> ROOMS =
      Map.of("sandbox", "sandbox", "serve", "companion", "lock", "lock");

  private final Map<String, String> environment;
  private final Properties file;

  private Defaults(Map<String, String> environment, Properties file) {
    this.environment = environment;
    this.file = file;
  }

  /// Reads the environment and the file it names.
  ///
  /// @throws IOException if there is such a name and no such file
  static Defaults of(Map<String, String> environment) throws IOException {
    Properties file = new Properties();
    String named = environment.get(FILE);
    if (named != null) {
      try (Reader reader = Files.newBufferedReader(Path.of(named))) {
        file.load(reader);
      } catch (IOException e) {
        throw new IOException(FILE + " names " + named + ", which cannot be read", e);
      }
    }
    return new Defaults(environment, file);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? value(option).map(Value::text).orElse(null)
        : null;
  }

  private record Value(String text, String origin) {}

  private Optional<Value> value(OptionSpec option) {
    String name = option.longestName().replaceFirst("^-+", "");
    String variable = PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
    Optional<Value> given =
        environment.containsKey(variable)
            ? Optional.of(new Value(environment.get(variable), "environment " + variable))
            : Optional.ofNullable(file.getProperty(name))
                .map(text -> new Value(text, "file " + environment.get(FILE)));
    return name.equals(DATA) ? given.flatMap(root -> room(root, option)) : given;
  }

  private static Optional<Value> room(Value root, OptionSpec option) {
    return Optional.ofNullable(ROOMS.get(option.command().name()))
        .filter(_ -> !root.text().isBlank())
        .map(room -> Path.of(root.text()).resolve(room))
        .map(folder -> new Value(folder.toString(), root.origin()));
  }

  /// Where the default of an option comes from, if it has one from here.
  static Optional<String> originOf(OptionSpec option) {
    return option.command().defaultValueProvider() instanceof Defaults defaults
        ? defaults.value(option).map(Value::origin)
        : Optional.empty();
  }
}
