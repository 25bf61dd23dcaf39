package dev.mortise.protocol.message;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the words of a protocol cannot name they cannot carry.
class NothingBiometricTest {

  @Test
  @Tag("LK-11")
  void noMessageEventOrKeyHasAPlaceForATemplate() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.mortise.protocol..",
            "dev.mortise.journal..",
            "dev.mortise.authority..",
            "dev.mortise.lock.link..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.mortise.biometric..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.mortise"));
  }
}
