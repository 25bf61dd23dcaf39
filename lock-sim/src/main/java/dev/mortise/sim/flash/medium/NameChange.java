package dev.mortise.sim.flash.medium;

import java.util.Map;

/// One change of the names on a chip that is not yet safe.
sealed interface NameChange {

  void apply(Map<String, Inode> names);

  record Link(String name, Inode inode) implements NameChange {

    @Override
    public void apply(Map<String, Inode> names) {
      names.put(name, inode);
    }
  }

  record Unlink(String name) implements NameChange {

    @Override
    public void apply(Map<String, Inode> names) {
      names.remove(name);
    }
  }

  record Rename(String from, String to) implements NameChange {

    @Override
    public void apply(Map<String, Inode> names) {
      Inode inode = names.remove(from);
      if (inode != null) {
        names.put(to, inode);
      }
    }
  }
}
