package dev.mortise.sim.world.courier;

import dev.mortise.authority.Channel;
import dev.mortise.lock.body.Screen;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.dialogue.PairingDialogue;
import dev.mortise.sim.phone.dialogue.PairingDialogue.Ended;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;

/// The administrator's phone of a scenario, with a way through the air and one through a companion.
public final class ScriptPhone {

  private static final String NOTHING_YET = "nothing yet";

  private final PhoneKeys keys;
  private final Map<Leg, Queue<LinkFault>> planned = new EnumMap<>(Leg.class);
  private final Courier near;
  private final Courier remote;
  private final SecureRandom nonces = new SecureRandom();
  private Optional<LockIdentity> lock = Optional.empty();
  private String heard = NOTHING_YET;

  /// A phone that is paired with no lock yet.
  ///
  /// @param random what the chances of both ways are drawn from
  public ScriptPhone(PhoneKeys keys, Air air, SplittableRandom random) {
    this.keys = keys;
    this.near = new Courier(Channel.NEAR, air, random, planned);
    this.remote = new Courier(Channel.REMOTE, air, random, planned);
  }

  /// By which key a radio knows it.
  public AgreementKey key() {
    return keys.agreement().publicKey();
  }

  /// The way by this channel.
  public Courier way(Channel channel) {
    return channel == Channel.NEAR ? near : remote;
  }

  /// This becomes of the next message on that leg, by whichever way it goes, of which nothing else
  /// becomes by an earlier plan.
  public void plan(Leg leg, LinkFault fault) {
    planned.computeIfAbsent(leg, _ -> new ArrayDeque<>()).add(fault);
  }

  /// The legs on which a planned fault still waits for a message, each as often as one does.
  public List<Leg> waiting() {
    List<Leg> legs = new ArrayList<>();
    planned.forEach((leg, faults) -> legs.addAll(Collections.nCopies(faults.size(), leg)));
    return legs;
  }

  /// What came of the last thing it did: `done`, or why not.
  public String heard() {
    return heard;
  }

  /// So likely something goes wrong on both ways from now on.
  public void expect(LinkChances likely) {
    near.expect(likely);
    remote.expect(likely);
  }

  /// Reads the code on the lock's screen and pairs.
  public void pair(Screen screen) {
    if (!(screen instanceof Screen.PairingQr(var code))) {
      heard = "the lock shows no code";
      return;
    }
    Ended ended =
        new PairingDialogue(keys, remote, nonces)
            .pair(code, new AccountId("owner"), new DisplayName("Phone"), Optional.empty());
    switch (ended) {
      case Ended.Paired(var identity, _, _, _) -> {
        lock = Optional.of(identity);
        heard = "done";
      }
      case Ended.NotPaired(var outcome) -> heard = outcome.why();
    }
  }

  /// Has the lock do something.
  public void command(CommandArguments arguments, Channel channel) {
    heard =
        lock.map(known -> new Dialogue(keys, known, way(channel), nonces).command(arguments))
            .map(outcome -> outcome instanceof Outcome.Done ? "done" : outcome.why())
            .orElse("the phone is not paired");
  }
}
