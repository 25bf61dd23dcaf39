package dev.mortise.bench.accuracy;

import dev.mortise.bench.accuracy.contest.Contender;
import dev.mortise.bench.accuracy.contest.MortiseContender;
import dev.mortise.bench.accuracy.contest.SourceAfisContender;
import dev.mortise.bench.accuracy.print.ImageFolders;
import dev.mortise.bench.accuracy.print.PrintSet;
import dev.mortise.bench.accuracy.print.SyntheticSet;
import dev.mortise.bench.accuracy.report.Findings.Setting;
import dev.mortise.sim.sensor.finger.KnownSensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `mortise accuracy`: how well our fingerprint matcher and SourceAFIS's tell fingers apart.
@Command(
    name = "accuracy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures how well our fingerprint matcher and SourceAFIS's tell fingers apart, on the same"
          + " minutiae in the same run.",
      "Terms are those of ISO/IEC 19795-1; a row of --scores is one comparison of two impressions,"
          + " each unordered pair of a set once.",
      "An impression that cannot be read or compared is a failure to enrol: it is counted, and"
          + " scores 0 in its comparisons."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:measured",
      "1:a result could not be written",
      "2:the command line is wrong, or the images cannot be compared as they are"
    })
public final class AccuracyCommand implements Callable<Integer> {

  private static final List<Integer> ENROLLED = List.of(1, 3, 5);
  private static final int DPI_MIN = 250;
  private static final int DPI_MAX = 1200;

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description = {
        "folder with images <finger>_<impression>.png (or jpg, bmp, tif), or with one such folder"
            + " for each set"
      })
  private Optional<Path> images = Optional.empty();

  @Option(
      names = "--sets",
      paramLabel = "NAME",
      split = ",",
      description = "names of sets in DIR, with commas between; all of them if none is named")
  private List<String> sets = List.of();

  @Option(
      names = "--dpi",
      paramLabel = "SET=N",
      split = ",",
      description = "resolution of a set whose files state none; otherwise 500 is meant")
  private Map<String, Integer> dpi = new LinkedHashMap<>();

  @Option(
      names = "--as-sampled",
      description = {
        "give SourceAFIS's extractor grey samples as they stand, as the lock's reader does;"
            + " otherwise it decodes the files itself, and brightens them"
      })
  private boolean asSampled;

  @Option(
      names = "--iso",
      description = {
        "take the minutiae from the ISO/IEC 19794-2:2005 records <finger>_<impression>.iso in the"
            + " folder iso of each set, in place of extracting them from images"
      })
  private boolean iso;

  @Option(
      names = "--swap-roles",
      description = {
        "make the enrolled impression ready and compare it with the touch, in place of the other"
            + " way round; SourceAFIS's scores are not the same both ways"
      })
  private boolean swapRoles;

  @Option(
      names = "--synthetic",
      paramLabel = "SET",
      split = ",",
      description = {
        "also a set of synthetic fingers: " + SyntheticSet.SYNTAX + "; pooled apart from real ones",
        "profiles: ${COMPLETION-CANDIDATES}"
      },
      completionCandidates = Profiles.class)
  private List<String> synthetic = List.of();

  @Option(
      names = "--enrol",
      paramLabel = "1|3|5",
      description = "impressions of each finger to enrol for identification; each in turn if unset")
  private Optional<Integer> enrol = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE", description = "also write all figures here")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--scores",
      paramLabel = "FILE",
      description = "also write every comparison here, as CSV: matcher,set,a,b,score")
  private Optional<Path> scores = Optional.empty();

  @Option(
      names = "--det",
      paramLabel = "DIR",
      description = "also draw DET plots here, as SVG: one pooled and one for each set")
  private Optional<Path> det = Optional.empty();

  @Spec private CommandSpec spec;

  /// What `--synthetic` may name, for the help.
  private static final class Profiles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return KnownSensor.labels().iterator();
    }
  }

  /// For the command line.
  public AccuracyCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    AccuracyRun run = new AccuracyRun(contenders(), prints(), enrolled(), setting());
    try {
      run.measure(out, json, scores, det);
      return 0;
    } catch (IOException e) {
      spec.commandLine().getErr().println("mortise accuracy: cannot write " + e.getMessage());
      return 1;
    }
  }

  private static List<Contender> contenders() {
    return List.of(new MortiseContender(), new SourceAfisContender());
  }

  private Setting setting() {
    return new Setting(
        iso ? Setting.RECORDS : asSampled ? Setting.SAMPLES : Setting.FILES, swapRoles);
  }

  private List<Integer> enrolled() {
    return enrol.map(List::of).orElse(ENROLLED);
  }

  /// All sets, or a refusal that names everything that is wrong, in one sentence.
  private List<PrintSet> prints() {
    List<String> faults = new ArrayList<>();
    if (images.isEmpty() && synthetic.isEmpty()) {
      faults.add("no fingerprints are named: give --images DIR or --synthetic SET");
    }
    if (images.isEmpty() && !sets.isEmpty()) {
      faults.add("--sets names folders in the one that --images names, which is missing");
    }
    enrol
        .filter(count -> !ENROLLED.contains(count))
        .ifPresent(count -> faults.add("--enrol takes 1, 3 or 5, not %d".formatted(count)));
    dpi.forEach(
        (set, resolution) -> {
          if (resolution < DPI_MIN || resolution > DPI_MAX) {
            faults.add(
                "--dpi %s=%d is outside %d to %d".formatted(set, resolution, DPI_MIN, DPI_MAX));
          }
        });
    List<PrintSet> prints = new ArrayList<>();
    images.ifPresent(folder -> prints.addAll(folders(folder, faults)));
    for (String text : synthetic) {
      SyntheticSet.parse(text)
          .ifPresentOrElse(
              prints::add,
              () ->
                  faults.add(
                      "\"%s\" is no synthetic set: write %s, profile %s, %d impressions at most"
                          .formatted(
                              text,
                              SyntheticSet.SYNTAX,
                              String.join(", ", KnownSensor.labels()),
                              SyntheticSet.IMPRESSIONS_MAX)));
    }
    Set<String> names = new HashSet<>();
    prints.stream()
        .filter(set -> !names.add(set.name()))
        .forEach(set -> faults.add("the set %s is named twice".formatted(set.name())));
    outputs(faults);
    if (!faults.isEmpty()) {
      throw new ParameterException(spec.commandLine(), String.join("; ", faults));
    }
    return prints;
  }

  private List<PrintSet> folders(Path folder, List<String> faults) {
    ImageFolders folders = iso ? ImageFolders.ofRecords() : ImageFolders.ofImages(dpi, asSampled);
    List<PrintSet> found = folders.read(folder, sets);
    faults.addAll(folders.faults());
    return found;
  }

  private static boolean isInAFolder(Path path) {
    Path folder = path.getParent();
    return folder != null && Files.isDirectory(folder);
  }

  /// Minutes of work should not end in a folder that is not there.
  private void outputs(List<String> faults) {
    for (Optional<Path> file : List.of(json, scores)) {
      file.map(Path::toAbsolutePath)
          .filter(path -> !isInAFolder(path) || Files.isDirectory(path))
          .ifPresent(
              path ->
                  faults.add("%s cannot be written: no such folder, or it is one".formatted(path)));
    }
    det.filter(path -> Files.exists(path) && !Files.isDirectory(path))
        .ifPresent(path -> faults.add("%s is no folder".formatted(path)));
  }
}
