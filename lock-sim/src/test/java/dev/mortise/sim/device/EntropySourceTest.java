package dev.mortise.sim.device;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.mortise.secret.Entropy;
import dev.mortise.sim.command.LockCommand;
import java.io.Serial;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EntropySourceTest {

  @Test
  @Tag("SEC-5")
  void everyInputBringsTheNextBytesOfTheGeneratorAndNothingElse() {
    EntropySource source = EntropySource.secure(new Counting());

    assertEquals(filledWith(1), source.next());
    assertEquals(filledWith(2), source.next());
  }

  @Test
  @Tag("SEC-5")
  void twoLocksOfTheUsualSetUpShareNoBytes() {
    assertNotEquals(
        EntropySource.secure(new SecureRandom()).next(),
        EntropySource.secure(new SecureRandom()).next());
  }

  @Test
  @Tag("SEC-5")
  void aSeedIsTakenWhereSomebodyNamesOneAndNowhereElse() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(LockCommand.class.getName())
        .and()
        .doNotHaveFullyQualifiedName("dev.mortise.sim.world.scenario.Stage")
        .should()
        .callMethod(EntropySource.class, "seeded", long.class)
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.mortise.sim"));
  }

  private static Entropy filledWith(int value) {
    byte[] bytes = new byte[Entropy.SIZE];
    Arrays.fill(bytes, (byte) value);
    return Entropy.of(bytes);
  }

  /// Gives ones, then twos, and so on.
  private static final class Counting extends SecureRandom {
    @Serial private static final long serialVersionUID = 1;

    private int calls;

    @Override
    public void nextBytes(byte[] bytes) {
      calls++;
      Arrays.fill(bytes, (byte) calls);
    }
  }
}
