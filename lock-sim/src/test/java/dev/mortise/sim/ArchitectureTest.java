package dev.mortise.sim;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Each library stops at the room that needs it, and only the world tells the time.
@AnalyzeClasses(packages = "dev.mortise.sim", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule everyClassLivesInARoom =
      classes()
          .should()
          .resideInAnyPackage(
              "dev.mortise.sim.cause..",
              "dev.mortise.sim.accessory..",
              "dev.mortise.sim.command..",
              "dev.mortise.sim.device..",
              "dev.mortise.sim.firmware..",
              "dev.mortise.sim.flash..",
              "dev.mortise.sim.fleet..",
              "dev.mortise.sim.line..",
              "dev.mortise.sim.link..",
              "dev.mortise.sim.maker..",
              "dev.mortise.sim.panel..",
              "dev.mortise.sim.phone..",
              "dev.mortise.sim.sensor..",
              "dev.mortise.sim.world..");

  @ArchTest
  static final ArchRule bodyKnowsNoCompanion =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.mortise.companion..", "dev.mortise.bench..");

  @ArchTest
  static final ArchRule nettyStaysAtTheWires =
      only("io.netty..", "link", "panel", "phone", "fleet");

  /// What a template holds goes into comparisons and under the wrap, both in the core (LK-11).
  @ArchTest
  static final ArchRule bodyReadsNoTemplate = noClasses().should().accessTargetWhere(features());

  /// What waits on the pool that all share holds up whatever else is to happen in time: whoever
  /// needs a thread for it says which.
  @ArchTest
  static final ArchRule nothingRunsOnTheSharedPool =
      noClasses()
          .should()
          .callMethod(CompletableFuture.class, "supplyAsync", Supplier.class)
          .orShould()
          .callMethod(CompletableFuture.class, "runAsync", Runnable.class)
          .orShould()
          .callMethod(CompletableFuture.class, "delayedExecutor", long.class, TimeUnit.class);

  @ArchTest static final ArchRule sqlStaysInTheFlash = only("java.sql..", "flash");

  @ArchTest static final ArchRule sqliteStaysInTheFlash = only("org.sqlite..", "flash");

  @ArchTest static final ArchRule sourceAfisStaysInTheSensor = only("com.machinezoo..", "sensor");

  @ArchTest static final ArchRule optionsStayInCommands = only("picocli..", "command");

  @ArchTest static final ArchRule terminalStaysInCommands = only("org.jline..", "command");

  @ArchTest static final ArchRule barsStayInCommands = only("me.tongfei..", "command");

  /// A clock read anywhere else would not turn with the world's.
  @ArchTest
  static final ArchRule onlyTheWorldTellsTheTime =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.mortise.sim.world..")
          .should()
          .accessTargetWhere(clock());

  private static ArchRule only(String library, String... rooms) {
    String[] packages = new String[rooms.length];
    for (int i = 0; i < rooms.length; i++) {
      packages[i] = "dev.mortise.sim." + rooms[i] + "..";
    }
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat(resideInAPackage(library))
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaAccess<?>> clock() {
    Set<String> reads = Set.of("now", "currentTimeMillis", "nanoTime");
    return DescribedPredicate.describe(
        "reads a clock",
        access ->
            (access.getTargetOwner().getPackageName().startsWith("java.time")
                    || access.getTargetOwner().isEquivalentTo(System.class))
                && reads.contains(access.getName()));
  }

  private static DescribedPredicate<JavaAccess<?>> features() {
    return DescribedPredicate.describe(
        "reads a template",
        access ->
            switch (access.getTargetOwner().getSimpleName()) {
              case "FingerprintTemplate" -> access.getName().equals("lend");
              case "TemplateWrap" -> Set.of("open", "seal").contains(access.getName());
              case "Minutiae" -> Set.of("x", "y", "bearing", "read").contains(access.getName());
              default -> false;
            });
  }
}
