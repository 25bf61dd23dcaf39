package dev.mortise.sim.flash.medium;

import dev.mortise.protocol.Octets;

/// One change of a file's content that is not yet safe.
sealed interface Change {

  /// The unit that a disk writes whole or not at all, in bytes.
  int SECTOR = 512;

  void apply(Content content);

  /// Applies what a power cut leaves of this change.
  void applySome(Content content, Remains remains);

  /// Bytes at a place.
  record Write(long at, Octets data) implements Change {

    @Override
    public void apply(Content content) {
      content.write(at, data.copy());
    }

    @Override
    public void applySome(Content content, Remains remains) {
      for (int from = 0; from < data.size(); ) {
        int inSector = (int) ((at + from) % SECTOR);
        int to = Math.min(data.size(), from + SECTOR - inSector);
        if (remains.keepsSector()) {
          content.write(at + from, data.slice(from, to).copy());
        }
        from = to;
      }
    }
  }

  /// A new length.
  record Resize(long size) implements Change {

    @Override
    public void apply(Content content) {
      content.resize(size);
    }

    @Override
    public void applySome(Content content, Remains remains) {
      if (remains.keepsSector()) {
        content.resize(size);
      }
    }
  }
}
