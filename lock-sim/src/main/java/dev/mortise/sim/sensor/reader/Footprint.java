package dev.mortise.sim.sensor.reader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The outline of the finger on the reader: the largest patch of blocks with ridges, as an ellipse.
///
/// @param area of the patch, in square millimetres
/// @param offsetX how far its middle lies right of the image's middle, as a part of half the width
/// @param offsetY how far its middle lies below the image's middle, as a part of half the height
/// @param tilt turn of its longer axis from upright, in degrees from 0 to 90
/// @param elongation its longer axis over its shorter one, 1 or more
/// @param cutOff whether it reaches the rim of the image
record Footprint(
    double area, double offsetX, double offsetY, double tilt, double elongation, boolean cutOff) {

  static final Footprint NONE = new Footprint(0, 0, 0, 0, 1, false);

  /// The footprint of the largest patch; blocks join when a gap of at most one block parts them,
  /// because scars and dry skin break a print.
  static Footprint of(RidgeBlocks blocks) {
    BitSet seen = new BitSet();
    List<Block> largest = List.of();
    for (int row = 0; row < blocks.rows(); row++) {
      for (int column = 0; column < blocks.columns(); column++) {
        if (blocks.at(column, row) && !seen.get(row * blocks.columns() + column)) {
          List<Block> patch = patch(blocks, new Block(column, row), seen);
          largest = patch.size() > largest.size() ? patch : largest;
        }
      }
    }
    return largest.isEmpty() ? NONE : around(largest, blocks.columns(), blocks.rows());
  }

  private record Block(int column, int row) {}

  private static List<Block> patch(RidgeBlocks blocks, Block start, BitSet seen) {
    List<Block> patch = new ArrayList<>();
    ArrayDeque<Block> open = new ArrayDeque<>(List.of(start));
    seen.set(start.row * blocks.columns() + start.column);
    while (!open.isEmpty()) {
      Block block = open.remove();
      patch.add(block);
      for (int i = 0; i < 25; i++) {
        Block next = new Block(block.column + i % 5 - 2, block.row + i / 5 - 2);
        int index = next.row * blocks.columns() + next.column;
        if (blocks.at(next.column, next.row) && !seen.get(index)) {
          seen.set(index);
          open.add(next);
        }
      }
    }
    return patch;
  }

  private static Footprint around(List<Block> patch, int columns, int rows) {
    double n = patch.size();
    double x = patch.stream().mapToDouble(Block::column).sum() / n;
    double y = patch.stream().mapToDouble(Block::row).sum() / n;
    double xx = patch.stream().mapToDouble(b -> (b.column - x) * (b.column - x)).sum() / n;
    double yy = patch.stream().mapToDouble(b -> (b.row - y) * (b.row - y)).sum() / n;
    double xy = patch.stream().mapToDouble(b -> (b.column - x) * (b.row - y)).sum() / n;
    double split = Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy);
    double shorter = Math.max(1e-9, (xx + yy - split) / 2);
    double turn = Math.toDegrees(Math.abs(StrictMath.atan2(2 * xy, yy - xx) / 2));
    boolean cutOff =
        patch.stream()
            .anyMatch(
                b -> b.column == 0 || b.row == 0 || b.column == columns - 1 || b.row == rows - 1);
    return new Footprint(
        n * RidgeBlocks.EDGE_MM * RidgeBlocks.EDGE_MM,
        (x + 0.5) / (columns * 0.5) - 1,
        (y + 0.5) / (rows * 0.5) - 1,
        turn,
        Math.sqrt((xx + yy + split) / 2 / shorter),
        cutOff);
  }
}
