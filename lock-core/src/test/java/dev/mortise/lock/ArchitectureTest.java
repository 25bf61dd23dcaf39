package dev.mortise.lock;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/// The core stays pure: time, randomness and the world reach it in its inputs only.
@AnalyzeClasses(packages = "dev.mortise", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /// Every room that the core may have; a new one is a decision, made here.
  private static final String[] ROOMS = {
    "dev.mortise.alarm..",
    "dev.mortise.authority..",
    "dev.mortise.biometric..",
    "dev.mortise.credential..",
    "dev.mortise.door..",
    "dev.mortise.firmware..",
    "dev.mortise.journal..",
    "dev.mortise.lock..",
    "dev.mortise.lockout..",
    "dev.mortise.mode..",
    "dev.mortise.passcode..",
    "dev.mortise.protocol..",
    "dev.mortise.schedule..",
    "dev.mortise.secret..",
    "dev.mortise.user..",
    "dev.mortise.visitor..",
  };

  private static final String[] LIBRARIES = {
    "java..",
    "javax.crypto..",
    "javax.security..",
    "jdk.incubator.vector..",
    "org.bouncycastle..",
    "org.jspecify.annotations..",
  };

  private static final String[] OUTSIDE = {
    "java.awt..",
    "java.lang.foreign..",
    "java.lang.reflect..",
    "java.net..",
    "java.nio.channels..",
    "java.nio.file..",
    "java.sql..",
    "java.util.concurrent..",
    "java.util.logging..",
    "java.util.prefs..",
  };

  @ArchTest
  static final ArchRule everyClassLivesInARoom = classes().should().resideInAnyPackage(ROOMS);

  @ArchTest
  static final ArchRule coreUsesTheJdkAndBouncyCastleOnly =
      classes()
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(ROOMS).or(resideInAnyPackage(LIBRARIES)));

  @ArchTest
  static final ArchRule coreTouchesNothingOutside =
      noClasses().should().dependOnClassesThat(resideInAnyPackage(OUTSIDE).or(worldly()));

  @ArchTest
  static final ArchRule coreReadsNoClock = noClasses().should().accessTargetWhere(clock());

  @ArchTest
  static final ArchRule coreDrawsNoRandomness = noClasses().should().accessTargetWhere(dice());

  @ArchTest
  static final ArchRule coreReadsNoSurroundings =
      noClasses().should().accessTargetWhere(surroundings());

  private static DescribedPredicate<JavaClass> worldly() {
    Set<String> types =
        Set.of(
            "java.io.Console",
            "java.io.RandomAccessFile",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.lang.System$Logger",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.util.Timer");
    return DescribedPredicate.describe(
        "are files, threads, processes or loggers",
        type -> types.contains(type.getName()) || type.getName().startsWith("java.io.File"));
  }

  private static DescribedPredicate<JavaAccess<?>> clock() {
    Set<String> reads =
        Set.of("now", "currentTimeMillis", "nanoTime", "systemDefault", "systemDefaultZone");
    return DescribedPredicate.describe(
        "reads a clock",
        access ->
            (access.getTargetOwner().getPackageName().startsWith("java.time")
                    || access.getTargetOwner().isEquivalentTo(System.class))
                && reads.contains(access.getName()));
  }

  private static DescribedPredicate<JavaAccess<?>> dice() {
    return DescribedPredicate.describe(
        "draws randomness",
        access ->
            switch (access.getTargetOwner().getName()) {
              case "java.security.SecureRandom", "java.util.Random", "java.util.SplittableRandom" ->
                  Set.of("<init>", "getInstance", "getInstanceStrong").contains(access.getName());
              case "java.lang.Math" -> access.getName().equals("random");
              case "java.util.UUID" -> access.getName().equals("randomUUID");
              case "org.bouncycastle.crypto.CryptoServicesRegistrar" ->
                  access.getName().startsWith("getSecureRandom");
              default -> false;
            });
  }

  private static DescribedPredicate<JavaAccess<?>> surroundings() {
    Set<String> names = Set.of("out", "err", "in", "getenv", "getProperty", "exit");
    return DescribedPredicate.describe(
        "reads its surroundings",
        access ->
            access.getTargetOwner().isEquivalentTo(System.class)
                && names.contains(access.getName()));
  }
}
