package dev.mortise.sim.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.device.LockPlace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(120)
class LockCommandTest {

  @TempDir Path folder;

  private final InputStream in = System.in;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream faults = new ByteArrayOutputStream();

  @BeforeEach
  void listenToFaults() {
    System.setErr(new PrintStream(faults, true, StandardCharsets.UTF_8));
    type("");
  }

  @AfterEach
  void letGo() {
    System.setErr(err);
    System.setIn(in);
  }

  @Test
  void aLockRunsUntilItsLinesEnd() {
    type("battery 55%\nquit\n");
    assertEquals(0, run("--near-port", "0"));
    assertTrue(Files.exists(folder.resolve("flash.db")));
    assertTrue(Files.exists(folder.resolve("secure-element")));
  }

  @Test
  void aStrictRunFailsAtAnUnknownLine() {
    type("frobnicate\n");
    assertEquals(0, run("--near-port", "0"));
    type("frobnicate\n");
    assertEquals(1, run("--near-port", "0", "--strict"));
  }

  @Test
  void aBusyPortIsNamedWithTheWayOut() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertEquals(1, run("--near-port", Integer.toString(busy.getLocalPort())));
      assertFault("port " + busy.getLocalPort(), "--near-port");
    }
  }

  @Test
  void aFolderInUseIsNamedWithTheWayOut() throws Exception {
    try (LockPlace _ = LockPlace.folder(folder)) {
      assertEquals(1, run("--near-port", "0"));
      assertFault("Another process", "--data");
    }
  }

  @Test
  void aFolderThatIsAFileIsNamedWithTheWayOut() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertEquals(1, new CommandLine(new LockCommand()).execute("--data", file.toString()));
    assertFault("cannot keep its data", "--data");
  }

  @Test
  void withoutAnIdentityThereIsNoCompanion() {
    assertEquals(1, run("--near-port", "0", "--companion", "localhost:8883"));
    assertFault("no identity", "mortise provision lock");
  }

  @Test
  void whatDoesNotExistIsNamed() {
    assertEquals(1, run("--model", "padlock"));
    assertFault("padlock", "palm-lock");
    assertEquals(1, run("--profile", "lenient"));
    assertFault("lenient", "hardened");
    assertEquals(2, run("--companion", "localhost:99999"));
    assertFault("99999", "65535");
  }

  private int run(String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "--data";
    all[1] = folder.toString();
    System.arraycopy(options, 0, all, 2, options.length);
    return new CommandLine(new LockCommand()).execute(all);
  }

  private static void type(String lines) {
    System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
  }

  private void assertFault(String what, String wayOut) {
    String fault = faults.toString(StandardCharsets.UTF_8);
    assertTrue(fault.contains(what) && fault.contains(wayOut), fault);
  }
}
