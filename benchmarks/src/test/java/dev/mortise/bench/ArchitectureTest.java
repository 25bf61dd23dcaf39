package dev.mortise.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// A benchmark is found by what it measures.
@AnalyzeClasses(
    packages = "dev.mortise.bench",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule everyClassLivesInARoom =
      classes()
          .should()
          .resideInAnyPackage(
              "dev.mortise.bench",
              "dev.mortise.bench.accuracy..",
              "dev.mortise.bench.link..",
              "dev.mortise.bench.load..",
              "dev.mortise.bench.lock..",
              "dev.mortise.bench.matcher..");
}
