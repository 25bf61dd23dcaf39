package dev.mortise.sim.flash.medium;

import java.util.ArrayList;
import java.util.List;

/// A file without its name: what is in it, and what of that is safe.
final class Inode {

  private final Content current;
  private final Content safe;
  private final List<Change> unsafe = new ArrayList<>();

  Inode() {
    this(new Content());
  }

  private Inode(Content content) {
    this.current = content;
    this.safe = content.copy();
  }

  Content current() {
    return current;
  }

  void change(Change change) {
    change.apply(current);
    unsafe.add(change);
  }

  void sync() {
    unsafe.forEach(change -> change.apply(safe));
    unsafe.clear();
  }

  /// The file as it is found after a power cut.
  Inode afterPowerCut(Remains remains) {
    Content found = safe.copy();
    unsafe.forEach(change -> change.applySome(found, remains));
    return new Inode(found);
  }

  /// The same file on another chip.
  Inode copy() {
    return new Inode(current.copy());
  }
}
