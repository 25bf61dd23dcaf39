package dev.mortise.biometric.vector;

import java.util.Locale;
import java.util.Optional;

/// Which kernels a matcher works with, chosen once where it is made.
public enum KernelChoice {

  /// The vector ones where the JVM was given their module, or else the scalar ones.
  AUTOMATIC,

  /// The scalar ones.
  SCALAR,

  /// The vector ones; without their module that is an error.
  VECTOR;

  private static final String MODULE = "jdk.incubator.vector";

  /// Reads `automatic`, `scalar` or `vector`; empty for anything else.
  public static Optional<KernelChoice> parse(String text) {
    for (KernelChoice choice : values()) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(choice);
      }
    }
    return Optional.empty();
  }

  /// The kernels of this choice.
  ///
  /// @throws IllegalStateException if the vector ones are wanted and the JVM was started without
  ///   `--add-modules jdk.incubator.vector`
  public Kernels kernels() {
    return switch (this) {
      case SCALAR -> ScalarKernels.INSTANCE;
      case AUTOMATIC -> hasModule() ? Vectors.KERNELS : ScalarKernels.INSTANCE;
      case VECTOR -> {
        if (!hasModule()) {
          throw new IllegalStateException(
              "vector kernels need the JVM's option --add-modules " + MODULE);
        }
        yield Vectors.KERNELS;
      }
    };
  }

  private static boolean hasModule() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /// Loaded only where the module is there.
  private static final class Vectors {
    private static final Kernels KERNELS = new VectorKernels();

    private Vectors() {}
  }
}
