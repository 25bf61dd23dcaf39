package dev.mortise.companion;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The companion relays what it cannot read, and each library stops at the room that needs it.
@AnalyzeClasses(
    packages = "dev.mortise.companion",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule everyClassLivesInARoom =
      classes()
          .should()
          .resideInAPackage("dev.mortise.companion")
          .orShould()
          .resideInAnyPackage(
              packages(
                  "account", "cluster", "command", "event", "http", "link", "lock", "pairing",
                  "sandbox", "sharing", "store", "testkit", "trust", "visitor", "web"));

  /// What the companion cannot name it cannot learn: no passcode, no code, no template.
  @ArchTest
  static final ArchRule credentialsStayOnTheLock =
      only(
          List.of("dev.mortise.biometric..", "dev.mortise.passcode..", "dev.mortise.visitor.."),
          "sandbox",
          "testkit");

  @ArchTest
  static final ArchRule simulationStaysOutOfTheProduct =
      only(List.of("dev.mortise.sim.."), "sandbox", "testkit", "command");

  @ArchTest
  static final ArchRule nettyStaysAtTheWires =
      only(List.of("io.netty.."), "link", "http", "cluster");

  @ArchTest
  static final ArchRule databaseStaysInTheStore =
      only(List.of("org.sqlite..", "com.zaxxer.hikari..", "org.flywaydb.."), "store");

  @ArchTest static final ArchRule optionsStayInCommands = only(List.of("picocli.."), "command");

  @ArchTest
  static final ArchRule nothingDependsOnTheCommands =
      only(List.of("dev.mortise.companion.command.."), "command");

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

  private static ArchRule only(List<String> used, String... rooms) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages(rooms))
        .should()
        .dependOnClassesThat(resideInAnyPackage(used.toArray(String[]::new)))
        .allowEmptyShould(true);
  }

  private static String[] packages(String... rooms) {
    return Stream.of(rooms)
        .map(room -> "dev.mortise.companion." + room + "..")
        .toArray(String[]::new);
  }
}
