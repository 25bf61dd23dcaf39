package dev.mortise.bench.accuracy.rate;

/// The beta distribution, whose quantiles are the exact bounds of a binomial rate.
final class Beta {

  private static final int TERMS_MAX = 10_000;
  private static final int HALVINGS = 60;

  /// Coefficients of Lanczos' approximation of the gamma function with g = 7 and nine terms.
  private static final double[] LANCZOS = {
    0.9999999999998099,
    676.5203681218851,
    -1259.1392167224028,
    771.3234287776531,
    -176.6150291621406,
    12.507343278686905,
    -0.13857109526572012,
    9.984369578019572e-6,
    1.5056327351493116e-7
  };

  private Beta() {}

  /// The value below which a part `p` of the distribution lies, by halving.
  static double quantile(double p, double a, double b) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (below(middle, a, b) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /// The part of the distribution below `x`: the regularised incomplete beta function.
  static double below(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    // The fraction converges fast below the mean; above it the mirrored one does.
    return x < (a + 1) / (a + b + 2) ? fraction(x, a, b) : 1 - fraction(1 - x, b, a);
  }

  /// Lentz's way through the continued fraction of the incomplete beta function (DLMF 8.17.22).
  private static double fraction(double x, double a, double b) {
    double front =
        Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
            / a;
    double c = 1;
    double d = 1 / (1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= TERMS_MAX; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / (1 + even * d);
      c = 1 + even / c;
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / (1 + odd * d);
      c = 1 + odd / c;
      value *= d * c;
      if (Math.abs(d * c - 1) < 1e-14) {
        return front * value;
      }
    }
    throw new IllegalStateException("no convergence x=%g a=%g b=%g".formatted(x, a, b));
  }

  /// For arguments of 1 or more.
  private static double logGamma(double z) {
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (z - 1 + i);
    }
    double t = z + 6.5;
    return 0.5 * Math.log(2 * Math.PI) + (z - 0.5) * Math.log(t) - t + Math.log(sum);
  }
}
