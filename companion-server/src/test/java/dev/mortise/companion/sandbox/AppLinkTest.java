package dev.mortise.companion.sandbox;

import static dev.mortise.companion.sandbox.Household.cause;
import static dev.mortise.companion.sandbox.Household.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.sandbox.Household.Said;
import dev.mortise.lock.LockState;
import dev.mortise.lock.body.Screen;
import dev.mortise.lock.live.Procedure;
import dev.mortise.sim.cause.Causes;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.device.LockSetup;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.device.link.LinkSetup;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.world.WorldClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two locks of which one opens along, by the phone on the command line.
class AppLinkTest {

  private static final int USAGE = 2;
  private static final int UNREACHABLE = 3;

  @TempDir private Path data;
  private Household home;
  private Causes front;
  private LinkThreads threads;
  private LockDevice device;
  private ConnectedLock back;
  private Causes causes;

  @BeforeEach
  void start() throws Exception {
    home = Household.moveIn(data);
    home.pairOwner();
    WorldClock world = home.sandbox().world();
    front = new Causes(home.sandbox().lock(), world);
    threads = LinkThreads.start(1);
    device = LockDevice.open(LockSetup.usual(LockPlace.folder(data.resolve("back")), world));
    back = ConnectedLock.connect(device, threads, anyPort());
    causes = new Causes(back, world);
    pairBack();
  }

  @AfterEach
  void stop() {
    back.close();
    device.close();
    threads.close();
    home.close();
  }

  @Test
  @Tag("LK-39")
  @Tag("LK-40")
  @Tag("LK-42")
  void aPhoneLinksTwoLocksAndUndoesIt() throws Exception {
    String[] link = linkWords("1");

    Said terms = home.app("owner", link);
    assertEquals(USAGE, terms.code());
    assertTrue(terms.text().contains("apart"), terms.text());
    assertEquals("awaited", done(link(device, causes, "246802", () -> {}, link)).word("result"));
    cause(front, "neighbour " + radio());
    home.press("135790 ok");
    awaitBack("unlocked");

    assertEquals("Back", done(home.app("owner", "link", "list", "--lock", front())).word("name"));
    done(home.app("owner", "link", "remove", "--lock", front(), "--to", "Back"));
    home.sandbox().world().turn(Duration.ofSeconds(11));
    awaitBack("locked");
    assertTrue(device.view().mind().orElseThrow().stored().access().keys().size() == 1);
  }

  /// The lock that opens along has a companion, so that its event ends the wait.
  @Test
  @Tag("LK-39")
  void aLockThatIsOnLineTellsThatItWasApproved() throws Exception {
    String[] link = {"link", "add", "--lock", "Back", "--to", front(), "--users", "1"};

    assertEquals(
        "awaited",
        done(link(home.sandbox().lock().device(), front, "135790", () -> {}, link)).word("result"));
    assertEquals("Back", done(home.app("owner", "link", "list", "--lock", front())).word("name"));
  }

  @Test
  @Tag("LK-39")
  void usersWhomTheFirstLockDoesNotHaveAreNamedBeforeAnythingIsChanged() throws Exception {
    Said said = home.app("owner", accepted(linkWords("1,7")));

    assertEquals(USAGE, said.code(), said.text());
    assertTrue(said.word("why").contains("no user 7"), said.text());
    LockState mind = device.view().mind().orElseThrow();
    assertFalse(isAsked(mind), "nobody is asked at the other door");
    assertEquals(1, mind.stored().access().keys().size());
  }

  /// The first lock has no power when its half is due.
  @Test
  @Tag("LK-39")
  void aLinkThatWasInterruptedGoesOnWithoutAnotherVisitToTheDoor() throws Exception {
    String[] link = linkWords("1");

    Said half = link(device, causes, "246802", () -> cause(front, "battery out"), link);
    assertEquals(UNREACHABLE, half.code(), half.text());
    assertEquals(2, device.view().mind().orElseThrow().stored().access().keys().size());
    cause(front, "battery in");
    Awaitility.await()
        .atMost(Household.PATIENCE)
        .until(() -> home.near("owner", "status", "--lock", front()).code() == 0);

    Said whole = done(home.app("owner", accepted(link)));

    assertEquals("done", whole.word("result"), "nobody is awaited at the door");
    assertEquals("Back", done(home.app("owner", "link", "list", "--lock", front())).word("name"));
  }

  private static LinkSetup anyPort() {
    return new LinkSetup(
        Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), Optional.empty());
  }

  private String radio() {
    return "localhost:" + back.radioAddress().orElseThrow().getPort();
  }

  private String[] linkWords(String users) {
    return new String[] {"link", "add", "--lock", front(), "--to", "Back", "--users", users};
  }

  private static String[] accepted(String... words) {
    String[] accepted = Arrays.copyOf(words, words.length + 1);
    accepted[words.length] = "--accept-terms";
    return accepted;
  }

  private String front() {
    return home.sandbox().lock().device().id().toString();
  }

  private void pairBack() {
    cause(causes, "press cancel ok 246802 ok 246802 ok");
    cause(causes, "cover off");
    cause(causes, "set hold");
    cause(causes, "press 246802 ok");
    Screen.PairingQr shown =
        assertInstanceOf(Screen.PairingQr.class, device.view().panel().screen());
    done(home.app("owner", "pair", shown.code().text(), "--as", "Back", "--near", radio()));
  }

  /// Runs the command, and shows the administrator's credential at the other lock once it is asked
  /// for.
  ///
  /// @param before what happens before that
  private Said link(
      LockDevice other, Causes door, String passcode, Runnable before, String... words) {
    CompletableFuture<Said> said =
        CompletableFuture.supplyAsync(
            () -> home.app("owner", accepted(words)), Thread::startVirtualThread);
    Awaitility.await()
        .atMost(Household.PATIENCE)
        .until(() -> isAsked(other.view().mind().orElseThrow()));
    before.run();
    cause(door, "press " + passcode + " ok");
    return said.join();
  }

  private static boolean isAsked(LockState mind) {
    return mind.live().procedure().filter(Procedure.Approval.class::isInstance).isPresent();
  }

  private void awaitBack(String bolt) {
    Awaitility.await()
        .atMost(Household.PATIENCE)
        .until(() -> device.view().body().bolt().wireText().equals(bolt));
  }
}
