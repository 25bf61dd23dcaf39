package dev.mortise.bench.accuracy.print;

import dev.mortise.bench.accuracy.print.PrintSet.Impression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Sets of impressions in folders, one file `<finger>_<impression>` each.
///
/// The folder named holds the files of one set, or one folder for each set. Other files, hidden
/// ones and folders without such files are passed over. Every fault is named, not the first alone.
public final class ImageFolders {

  private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "bmp", "tif", "tiff");
  private static final Pattern NAME =
      Pattern.compile("(?<finger>[0-9]{1,9})_(?<number>[0-9]{1,9})\\.[^.]+");

  private final Set<String> extensions;
  private final BiFunction<String, Path, MinutiaeSource> reading;
  private final String within;
  private final List<String> faults = new ArrayList<>();

  private ImageFolders(
      Set<String> extensions, String within, BiFunction<String, Path, MinutiaeSource> reading) {
    this.extensions = extensions;
    this.within = within;
    this.reading = reading;
  }

  /// Images, which SourceAFIS's extractor looks at.
  ///
  /// @param dpi resolutions by set, where files state none or the wrong one
  /// @param asSampled whether SourceAFIS is given grey samples as they stand, in place of decoding
  ///   the files itself
  public static ImageFolders ofImages(Map<String, Integer> dpi, boolean asSampled) {
    return new ImageFolders(
        IMAGES, "", (set, file) -> new ExtractedImage(file, dpi.getOrDefault(set, 0), asSampled));
  }

  /// Records of ISO/IEC 19794-2:2005 in the folder `iso` of each set, whoever's extractor made
  /// them.
  public static ImageFolders ofRecords() {
    return new ImageFolders(Set.of("iso", "fmr", "bin"), "iso", (_, file) -> new IsoRecord(file));
  }

  /// What is wrong with what was read so far: clauses that make one sentence with others.
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /// Reads the names in a folder.
  ///
  /// @param wanted names of sets; all that there are if empty
  public List<PrintSet> read(Path folder, List<String> wanted) {
    if (!Files.isDirectory(folder)) {
      faults.add("there is no folder %s".formatted(folder));
      return List.of();
    }
    List<PrintSet> sets = new ArrayList<>();
    if (wanted.isEmpty()) {
      for (Path candidate : candidates(folder)) {
        PrintSet set = read(candidate);
        if (!set.impressions().isEmpty()) {
          sets.add(set);
        }
      }
      if (sets.isEmpty() && faults.isEmpty()) {
        faults.add(
            "%s holds no file <finger>_<impression>.%s, and neither does a folder in it"
                .formatted(folder, String.join("|", extensions.stream().sorted().toList())));
      }
    }
    for (String name : wanted) {
      Path candidate = folder.resolve(name);
      if (!Files.isDirectory(candidate)) {
        faults.add("there is no set %s: %s is no folder".formatted(name, candidate));
        continue;
      }
      PrintSet set = read(candidate);
      if (set.impressions().isEmpty()) {
        faults.add("the set %s has no file <finger>_<impression>".formatted(name));
      }
      sets.add(set);
    }
    sets.stream().filter(set -> !set.impressions().isEmpty()).forEach(this::checkShape);
    return List.copyOf(sets);
  }

  /// The folder itself if it holds impressions, else the folders in it.
  private List<Path> candidates(Path folder) {
    boolean holdsSome =
        !listed(folder.resolve(within), file -> fits(file) && Files.isRegularFile(file)).isEmpty();
    return holdsSome ? List.of(folder) : listed(folder, Files::isDirectory);
  }

  private boolean fits(Path file) {
    return isWanted(file) && NAME.matcher(name(file)).matches();
  }

  private boolean isWanted(Path file) {
    String name = name(file).toLowerCase(Locale.ROOT);
    return extensions.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private List<Path> listed(Path folder, Predicate<Path> filter) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !name(file).startsWith(".") && filter.test(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      faults.add("the folder %s cannot be listed".formatted(folder));
      return List.of();
    }
  }

  private PrintSet read(Path folder) {
    String set = name(folder.toAbsolutePath().normalize());
    Map<String, Path> seen = new HashMap<>();
    List<Impression> impressions = new ArrayList<>();
    for (Path file : listed(folder.resolve(within), this::isWanted)) {
      Matcher parts = NAME.matcher(name(file));
      if (!parts.matches()) {
        faults.add(
            "the name of %s does not fit: it should be <finger>_<impression>, such as 101_1"
                .formatted(file));
        continue;
      }
      Impression impression =
          new Impression(
              Integer.parseInt(parts.group("finger")),
              Integer.parseInt(parts.group("number")),
              reading.apply(set, file));
      Path twin = seen.put(impression.label(), file);
      if (twin != null) {
        faults.add("%s and %s are the same impression".formatted(twin, file));
        continue;
      }
      impressions.add(impression);
    }
    impressions.sort(
        Comparator.comparingInt(Impression::finger).thenComparingInt(Impression::number));
    return new PrintSet(set, false, impressions);
  }

  private void checkShape(PrintSet set) {
    Map<Integer, Integer> byFinger = new HashMap<>();
    set.impressions().forEach(impression -> byFinger.merge(impression.finger(), 1, Integer::sum));
    if (byFinger.size() < 2) {
      faults.add("the set %s has one finger where two are the least".formatted(set.name()));
    }
    if (byFinger.values().stream().noneMatch(count -> count > 1)) {
      faults.add("the set %s has no finger with two impressions".formatted(set.name()));
    }
  }
}
