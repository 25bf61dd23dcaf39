package dev.mortise.bench.accuracy.report;

import com.google.errorprone.annotations.FormatMethod;
import dev.mortise.bench.accuracy.rate.DetCurve;
import dev.mortise.bench.accuracy.rate.OperatingPoint;
import java.util.List;
import java.util.Locale;

/// The trade between both errors as a picture: FMR to the right, FNMR upwards, both logarithmic, as
/// the Fingerprint Verification Competition draws them.
///
/// @param scope the set, or `pooled`
/// @param synthetic whether nobody has these fingers
/// @param curves one for each matcher, at most as many as there are colours
public record DetPlot(String scope, boolean synthetic, List<Curve> curves) {

  /// A matcher's curve.
  ///
  /// @param matcher what it is called
  /// @param curve over all different-finger pairs
  public record Curve(String matcher, DetCurve curve) {}

  private static final List<String> COLOURS = List.of("#0b6e4f", "#c44536", "#33658a", "#8a5a83");

  /// Decades from 1 downwards.
  private static final int FMR_DECADES = 5;

  private static final int FNMR_DECADES = 3;
  private static final int LEFT = 70;
  private static final int TOP = 50;
  private static final int DECADE_WIDTH = 110;
  private static final int DECADE_HEIGHT = 130;
  private static final int RIGHT = LEFT + FMR_DECADES * DECADE_WIDTH;
  private static final int BOTTOM = TOP + FNMR_DECADES * DECADE_HEIGHT;

  public DetPlot {
    curves = List.copyOf(curves);
    if (curves.isEmpty() || curves.size() > COLOURS.size()) {
      throw new IllegalArgumentException(
          "curves outside 1 to %d count=%d".formatted(COLOURS.size(), curves.size()));
    }
  }

  /// A name for its file.
  public String fileName() {
    boolean told = scope.startsWith("synthetic");
    return "det-%s%s.svg".formatted(synthetic && !told ? "synthetic-" : "", scope);
  }

  /// The picture.
  public String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        line(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
                + " font-size='13'>",
            RIGHT + 30, BOTTOM + 60));
    svg.append(line("<rect width='100%%' height='100%%' fill='white'/>"));
    svg.append(
        line(
            "<text x='%d' y='28' font-size='16'>%s, all different-finger pairs%s</text>",
            LEFT, escaped(scope), synthetic ? ", synthetic fingers" : ""));
    grid(svg);
    for (int i = 0; i < curves.size(); i++) {
      curve(svg, curves.get(i), i);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void grid(StringBuilder svg) {
    for (int decade = 0; decade <= FMR_DECADES; decade++) {
      int x = RIGHT - decade * DECADE_WIDTH;
      svg.append(line("<path d='M%d %dV%d' stroke='#ccc' fill='none'/>", x, TOP, BOTTOM));
      svg.append(
          line("<text x='%d' y='%d' text-anchor='middle'>%s</text>", x, BOTTOM + 20, tick(decade)));
    }
    for (int decade = 0; decade <= FNMR_DECADES; decade++) {
      int y = TOP + decade * DECADE_HEIGHT;
      svg.append(line("<path d='M%d %dH%d' stroke='#ccc' fill='none'/>", LEFT, y, RIGHT));
      svg.append(
          line("<text x='%d' y='%d' text-anchor='end'>%s</text>", LEFT - 8, y + 5, tick(decade)));
    }
    // Where both errors are equal.
    svg.append(
        line(
            "<path d='M%d %dL%d %d' stroke='#888' stroke-dasharray='4 4' fill='none'/>",
            RIGHT, TOP, RIGHT - FNMR_DECADES * DECADE_WIDTH, BOTTOM));
    svg.append(
        line(
            "<text x='%d' y='%d' text-anchor='middle'>FMR</text>",
            (LEFT + RIGHT) / 2, BOTTOM + 45));
    svg.append(
        line(
            "<text transform='translate(20 %d) rotate(-90)' text-anchor='middle'>FNMR</text>",
            (TOP + BOTTOM) / 2));
  }

  private static String tick(int decade) {
    return decade == 0
        ? "1"
        : "1/" + String.format(Locale.ROOT, "%,d", (long) Math.pow(10, decade));
  }

  /// Rates are steps: the FNMR of a threshold holds until the next FMR that occurs. What is below
  /// the last decade, and so what is zero, runs along the edge.
  private static void curve(StringBuilder svg, Curve curve, int index) {
    String colour = COLOURS.get(index);
    svg.append("<path fill='none' stroke-width='2' stroke='").append(colour).append("' d='");
    String command = "M";
    for (OperatingPoint point : curve.curve().points()) {
      double x = RIGHT - DECADE_WIDTH * decades(point.fmr(), FMR_DECADES);
      double y = TOP + DECADE_HEIGHT * decades(point.fnmr(), FNMR_DECADES);
      svg.append(
          command.equals("M")
              ? String.format(Locale.ROOT, "M%.1f %.1f", x, y)
              : String.format(Locale.ROOT, "H%.1fV%.1f", x, y));
      command = "H";
    }
    svg.append("'/>\n");
    int y = TOP + 20 + 20 * index;
    svg.append(
        line("<path d='M%d %dh24' stroke='%s' stroke-width='2'/>", RIGHT - 180, y - 4, colour));
    svg.append(
        line(
            "<text x='%d' y='%d'>%s, EER %.2f %%</text>",
            RIGHT - 150, y, escaped(curve.matcher()), 100 * curve.curve().equalErrorRate()));
  }

  private static double decades(double rate, int most) {
    return rate <= 0 ? most : Math.min(most, -Math.log10(rate));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  @FormatMethod
  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values) + "\n";
  }
}
