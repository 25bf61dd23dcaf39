package dev.mortise.lock;

import dev.mortise.journal.EventMessage;
import dev.mortise.journal.JournalEntry;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.body.LightId;
import dev.mortise.lock.body.Screen;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.link.Reply;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.response.Receipt;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Everything a machine on the bench did, and what its panel shows for it.
public class LockNotebook {

  private final List<LockEffect> effects = new ArrayList<>();
  private final List<EventMessage> journal = new ArrayList<>();
  private final Set<LightId> lights = EnumSet.noneOf(LightId.class);
  private Screen screen = Screen.BLANK;
  private boolean siren;
  private Optional<Receipt> receipt = Optional.empty();

  LockNotebook() {}

  /// Writes down what was decided; each effect is noted again when it takes place.
  void decided(List<LockEffect> decided) {
    effects.addAll(decided);
  }

  /// Writes down what takes place.
  void note(LockEffect effect) {
    switch (effect) {
      case LockEffect.RecordEvent(JournalEntry entry) -> journal.add(decode(entry));
      case LockEffect.Light(LightId light, boolean on) -> {
        if (on) {
          lights.add(light);
        } else {
          lights.remove(light);
        }
      }
      case LockEffect.Siren(boolean on) -> siren = on;
      case LockEffect.Show(Screen shown) -> screen = shown;
      case LockEffect.Answer(_, Reply reply) -> note(reply);
      default -> {
        // It leaves nothing that stands.
      }
    }
  }

  private void note(Reply reply) {
    if (reply instanceof Reply.Signed(SignatureType type, Octets payload)
        && type == SignatureType.RECEIPT) {
      try {
        receipt = Optional.of(Receipt.decode(payload));
      } catch (MalformedCbor e) {
        throw new IllegalStateException("machine gave a receipt that cannot be read", e);
      }
    }
  }

  private static EventMessage decode(JournalEntry entry) {
    try {
      return EventMessage.decode(entry.payload());
    } catch (MalformedCbor e) {
      throw new IllegalStateException("machine recorded what cannot be read", e);
    }
  }

  /// Power went: nothing is lit, shown or sounding.
  void darken() {
    lights.clear();
    screen = Screen.BLANK;
    siren = false;
  }

  /// Waits for the next receipt.
  void awaitReceipt() {
    receipt = Optional.empty();
  }

  /// The receipt that came since, if one did.
  Optional<Receipt> receipt() {
    return receipt;
  }

  public boolean isLit(LightId light) {
    return lights.contains(light);
  }

  public boolean siren() {
    return siren;
  }

  public Screen screen() {
    return screen;
  }

  /// Everything recorded, oldest first.
  public List<EventMessage> journal() {
    return journal;
  }

  /// The events recorded, oldest first.
  public List<LockEvent> events() {
    return journal.stream().map(EventMessage::event).toList();
  }

  /// The events of this kind.
  public <E extends LockEvent> List<E> events(Class<E> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// The prompts spoken.
  public List<Prompt> prompts() {
    return effects.stream()
        .filter(LockEffect.Speak.class::isInstance)
        .map(effect -> ((LockEffect.Speak) effect).prompt())
        .toList();
  }

  /// Whether the machine drove the bolt since the page was turned.
  public boolean droveBolt() {
    return effects.stream().anyMatch(LockEffect.DriveBolt.class::isInstance);
  }

  /// Everything the machine did since the page was turned.
  public List<LockEffect> effects() {
    return effects;
  }

  /// The tones beeped.
  public List<Tone> tones() {
    return effects.stream()
        .filter(LockEffect.Beep.class::isInstance)
        .map(effect -> ((LockEffect.Beep) effect).tone())
        .toList();
  }

  /// Forgets what was noted so far: effects and journal.
  public LockNotebook turnThePage() {
    effects.clear();
    journal.clear();
    return this;
  }
}
