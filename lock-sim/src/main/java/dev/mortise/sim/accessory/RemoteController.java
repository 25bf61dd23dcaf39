package dev.mortise.sim.accessory;

import dev.mortise.lock.Decision;
import dev.mortise.lock.LockEffect;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// A remote controller (LK-56): one button. It asks the lock for a challenge and signs the command
/// to open over it, as any key does.
public final class RemoteController {

  private final AccessoryFile file;
  private final NearVoice voice;
  private final Executor order;
  private volatile CompletableFuture<Pressed> awaited =
      CompletableFuture.completedFuture(new Pressed.NotOpened("nobody pressed it"));

  RemoteController(AccessoryFile file, NearVoice voice, Executor order) {
    this.file = file;
    this.voice = voice;
    this.order = order;
  }

  /// What came of a press.
  public sealed interface Pressed {

    /// The lock drives its bolt.
    record Opening(Decision decision) implements Pressed {}

    /// The lock took the command and has done what there was to do: its bolt stood withdrawn
    /// already, or a later press is told of its moving.
    record Taken() implements Pressed {}

    /// It does not.
    ///
    /// @param why one sentence without its full stop
    record NotOpened(String why) implements Pressed {}
  }

  /// Presses the button. The stage completes when the lock has decided; the bolt travels on.
  public CompletionStage<Pressed> press() {
    CompletableFuture<Pressed> pressed = new CompletableFuture<>();
    Optional<AccessoryMemory> device = file.read();
    if (device.isEmpty()) {
      return CompletableFuture.completedStage(new Pressed.NotOpened(file.missing()));
    }
    awaited = pressed;
    order.execute(() -> tell(pressed, voice.say(device.get(), RemoteController::unlock)));
    return pressed;
  }

  private static Outcome unlock(Dialogue dialogue) {
    return dialogue.command(new CommandArguments.Unlock());
  }

  private static void tell(CompletableFuture<Pressed> pressed, Outcome outcome) {
    pressed.complete(
        outcome instanceof Outcome.Done
            ? new Pressed.Taken()
            : new Pressed.NotOpened(outcome.why()));
  }

  /// Tells the controller's owner what they see: the lock moving.
  void follow(Decision decision) {
    boolean opens =
        decision.effects().stream()
            .anyMatch(effect -> effect instanceof LockEffect.DriveBolt(boolean extend) && !extend);
    if (opens) {
      awaited.complete(new Pressed.Opening(decision));
    }
  }
}
