package dev.mortise.sim.flash.medium;

import java.util.SplittableRandom;

/// What a power cut leaves of the changes that nobody synced. Every answer is one that a real disk
/// may give.
public sealed interface Remains {

  /// Whether the next unsafe sector reached the disk.
  boolean keepsSector();

  /// How many of the unsafe changes of names, oldest first, reached the disk. Names change through
  /// a journal of the file system, so they are kept in order.
  int keptNames(int unsafe);

  /// Nothing: every write after the last sync is lost.
  record OnlySynced() implements Remains {

    @Override
    public boolean keepsSector() {
      return false;
    }

    @Override
    public int keptNames(int unsafe) {
      return 0;
    }
  }

  /// Everything: the disk was faster than it had to be.
  record Everything() implements Remains {

    @Override
    public boolean keepsSector() {
      return true;
    }

    @Override
    public int keptNames(int unsafe) {
      return unsafe;
    }
  }

  /// Each sector by the toss of a coin, so that writes are torn and out of order.
  record Torn(SplittableRandom coins) implements Remains {

    /// The same tosses for the same seed.
    public static Torn ofSeed(long seed) {
      return new Torn(new SplittableRandom(seed));
    }

    @Override
    public boolean keepsSector() {
      return coins.nextBoolean();
    }

    @Override
    public int keptNames(int unsafe) {
      return coins.nextInt(unsafe + 1);
    }
  }
}
