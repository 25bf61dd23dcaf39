package dev.mortise.sim.phone;

import dev.mortise.sim.phone.companion.CompanionRoute;
import dev.mortise.sim.phone.dialogue.LockRoute;
import dev.mortise.sim.phone.route.NearRoute;
import java.util.List;
import java.util.Optional;

/// How a phone can reach a lock at this moment (D-9).
public sealed interface Way extends AutoCloseable {

  /// Through the air.
  record Near(NearRoute near) implements Way {

    @Override
    public Optional<LockRoute> route() {
      return Optional.of(near);
    }

    @Override
    public void close() {
      near.close();
    }
  }

  /// Through the companion.
  record Remote(CompanionRoute remote) implements Way {

    @Override
    public Optional<LockRoute> route() {
      return Optional.of(remote);
    }

    @Override
    public void close() {
      // It holds nothing open.
    }
  }

  /// Not at all.
  ///
  /// @param reasons one sentence for each way, why it is closed
  record None(List<String> reasons) implements Way {

    public None {
      reasons = List.copyOf(reasons);
    }

    @Override
    public Optional<LockRoute> route() {
      return Optional.empty();
    }

    @Override
    public void close() {
      // There is nothing.
    }

    @Override
    public String why() {
      return String.join("; ", reasons);
    }
  }

  /// Why there is none, in one sentence; nothing where there is one.
  default String why() {
    return "";
  }

  /// The route, if there is one.
  Optional<LockRoute> route();

  @Override
  void close();
}
