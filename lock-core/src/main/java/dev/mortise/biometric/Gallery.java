package dev.mortise.biometric;

import dev.mortise.user.UserIndex;
import java.util.Arrays;
import java.util.Optional;

/// Which reference is whose: the bookkeeping of a matcher that keeps its references one after the
/// other in arrays, and the decision of a search over them.
///
/// References are numbered from 0 without gaps. It belongs to one thread.
public final class Gallery {

  /// The best slot of a search.
  ///
  /// @param slot 1 to [TemplateSlot#CAPACITY]
  /// @param score its highest score
  public record Candidate(int slot, double score) {}

  /// What the owner of the arrays does when a reference goes.
  @FunctionalInterface
  public interface Arrangement {

    /// Moves the reference `last` to the place of `gone` and wipes `last`; both may be the same.
    void move(int last, int gone);
  }

  private static final int NOBODY = 0;

  private final int perSlot;
  private final int[] slots;
  private final int[] persons;
  private int size;

  /// An empty gallery.
  ///
  /// @param perSlot how many references one slot holds, 1 to 16
  public Gallery(int perSlot) {
    if (perSlot < 1 || perSlot > 16) {
      throw new IllegalArgumentException("references of a slot outside 1 to 16 value=" + perSlot);
    }
    this.perSlot = perSlot;
    this.slots = new int[TemplateSlot.CAPACITY * perSlot];
    this.persons = new int[TemplateSlot.CAPACITY * perSlot];
  }

  /// How many references there are.
  public int size() {
    return size;
  }

  /// The most references there can be.
  public int capacity() {
    return slots.length;
  }

  /// Adds a reference to a slot.
  ///
  /// @return its number: the last
  /// @throws IllegalArgumentException if the slot is another person's
  /// @throws IllegalStateException if the slot is full
  public int add(int slot, UserIndex person) {
    int held = 0;
    for (int r = 0; r < size; r++) {
      if (slots[r] == slot) {
        held++;
        if (persons[r] != person.number()) {
          throw new IllegalArgumentException("slot is another person's slot=" + slot);
        }
      }
    }
    if (held >= perSlot) {
      throw new IllegalStateException("slot is full slot=%d references=%d".formatted(slot, held));
    }
    slots[size] = slot;
    persons[size] = person.number();
    return size++;
  }

  /// Forgets the references of a slot.
  public void forget(int slot, Arrangement arrangement) {
    for (int r = size - 1; r >= 0; r--) {
      if (slots[r] == slot) {
        int last = --size;
        slots[r] = slots[last];
        persons[r] = persons[last];
        slots[last] = 0;
        persons[last] = NOBODY;
        arrangement.move(last, r);
      }
    }
  }

  /// Forgets all; the owner wipes its arrays.
  public void forgetAll() {
    Arrays.fill(slots, 0);
    Arrays.fill(persons, NOBODY);
    size = 0;
  }

  /// Decides a search: the slot of the highest score, if that reaches the threshold and leads by
  /// the margin over everybody else's. Of equal scores the lowest slot is named.
  ///
  /// Every score is looked at twice, whatever they are.
  ///
  /// @param scores one for each reference, by its number; NaN never matches
  public Optional<Candidate> best(double[] scores, double threshold, double margin) {
    int slot = Integer.MAX_VALUE;
    int person = NOBODY;
    double best = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < size; r++) {
      double score = scores[r];
      if (score > best || (score == best && slots[r] < slot)) {
        best = score;
        slot = slots[r];
        person = persons[r];
      }
    }
    double second = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < size; r++) {
      double other = persons[r] == person ? Double.NEGATIVE_INFINITY : scores[r];
      second = Math.max(second, Double.isNaN(other) ? Double.NEGATIVE_INFINITY : other);
    }
    boolean leads = best - second >= margin && best > second;
    return best >= threshold && leads ? Optional.of(new Candidate(slot, best)) : Optional.empty();
  }
}
