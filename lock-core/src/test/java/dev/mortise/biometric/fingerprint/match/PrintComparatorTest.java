package dev.mortise.biometric.fingerprint.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.mortise.biometric.fingerprint.minutia.Minutiae;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PrintComparatorTest {

  private final PrintComparator comparator = new PrintComparator();

  private double score(Minutiae probe, Minutiae reference) {
    comparator.probe(Print.of(probe));
    return comparator.score(Print.of(reference));
  }

  @Example
  void fingerMatchesItself() {
    assertTrue(score(Prints.finger(1, 40).still(), Prints.finger(1, 40).still()) > 10);
  }

  @Property(tries = 200)
  void turnedAndShiftedFingerIsKnownAgain(
      @ForAll long seed,
      @ForAll @IntRange(min = -24, max = 24) int turn,
      @ForAll @IntRange(min = -100, max = 100) int right,
      @ForAll @IntRange(min = -100, max = 100) int down) {
    Prints finger = Prints.finger(seed, 40);

    double score = score(finger.touch(seed, turn, right, down, 2, 0.15), finger.still());

    assertTrue(score > 6, "score " + score);
  }

  @Property(tries = 300)
  void fingersOfChanceHaveLittleInCommon(@ForAll long seed) {
    double score = score(Prints.finger(seed, 40).still(), Prints.finger(~seed, 40).still());

    assertTrue(score < 6, "score " + score);
  }

  @Example
  void printsWithHardlyAnyMinutiaeScoreNothing() {
    for (int minutiae = 0; minutiae <= 3; minutiae++) {
      Minutiae few = Prints.finger(1, minutiae).still();
      assertEquals(0, score(few, few), "minutiae=" + minutiae);
      assertEquals(0, score(few, Prints.finger(1, 40).still()), "minutiae=" + minutiae);
      assertEquals(0, score(Prints.finger(1, 40).still(), few), "minutiae=" + minutiae);
    }
  }

  @Property(tries = 100)
  void scoreDependsOnNothingButTheTwoPrints(@ForAll long seed) {
    Print probe = Print.of(Prints.finger(seed, 30).touch(seed, 5, 9, -7, 2, 0.1));
    Print reference = Print.of(Prints.finger(seed, 30).still());
    comparator.probe(probe);
    double score = comparator.score(reference);

    for (int other = 0; other < 5; other++) {
      comparator.score(Print.of(Prints.finger(seed + other, 60).still()));
    }
    assertEquals(score, comparator.score(reference));
    PrintComparator fresh = new PrintComparator();
    fresh.probe(new Print().read(Prints.finger(9, 9).still()));
    fresh.probe(probe);
    assertEquals(score, fresh.score(reference));
  }

  @Example
  void scoreIsTheSameOnEveryMachine() {
    double sum = 0;
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      Prints finger = Prints.finger(random.nextLong(), 20 + i % 40);
      sum += score(finger.touch(i, i % 50 - 25, 30, -20, 3, 0.3), finger.still());
    }

    assertEquals(2362.9411377142314, sum);
  }

  @Example
  void closedComparatorHoldsNothingOfWhatItCompared() throws IllegalAccessException {
    assertTrue(
        score(Prints.finger(1, 64).touch(1, 9, 4, 5, 3, 0.2), Prints.finger(1, 64).still()) > 3);
    assertTrue(residue(comparator, "comparator").size() > 20);

    comparator.close();

    assertEquals(List.of(), residue(comparator, "comparator"));
  }

  /// Which arrays and numbers are not all zero, of whatever one of this package holds.
  private static List<String> residue(Object holder, String path) throws IllegalAccessException {
    List<String> found = new ArrayList<>();
    for (Field field : holder.getClass().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        continue;
      }
      field.setAccessible(true);
      Object value = field.get(holder);
      String name = path + "." + field.getName();
      if (value.getClass().isArray()) {
        for (int i = 0; i < Array.getLength(value); i++) {
          if (((Number) Array.get(value, i)).doubleValue() != 0) {
            found.add(name);
            break;
          }
        }
      } else if (value instanceof Number number) {
        if (number.doubleValue() != 0) {
          found.add(name);
        }
      } else if (value.getClass().getPackage() == PrintComparator.class.getPackage()) {
        found.addAll(residue(value, name));
      }
    }
    return found;
  }

  @Example
  void comparingTakesNoMemory() {
    Minutiae minutiae = Prints.finger(1, 64).touch(1, 9, 4, 5, 3, 0);
    Print probe = Print.of(minutiae);
    Print[] references = new Print[20];
    for (int i = 0; i < references.length; i++) {
      references[i] = Print.of(Prints.finger(i, i == 1 ? 64 : 30 + i).still());
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long taken = Long.MAX_VALUE;
    for (int round = 0; round < 50 && taken > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      comparator.probe(probe.read(minutiae));
      for (Print reference : references) {
        comparator.score(reference);
      }
      taken = threads.getCurrentThreadAllocatedBytes() - before;
    }

    assertEquals(0, taken);
  }
}
