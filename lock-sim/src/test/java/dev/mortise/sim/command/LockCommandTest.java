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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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
  void aScriptsFaultsAndDeviationsHaveExitCodesOfTheirOwn() throws Exception {
    Path script = folder.resolve("night.mortise");
    Files.writeString(script, "doorbell\nexpect bolt locked\n");
    assertEquals(0, run("--script", script.toString()));
    Files.writeString(script, "doorbell\nexpect bolt unlocked\n");
    assertEquals(1, run("--script", script.toString(), "--json", "--seed", "7"));
    Files.writeString(script, "frobnicate\nexpect bolt unlocked\nfrob\n");
    assertEquals(2, run("--script", script.toString()));
    assertFault("night.mortise:1:", "night.mortise:3:");
  }

  @Test
  void aScriptThatCannotBeReadIsToldWhy() throws Exception {
    assertEquals(2, run("--script", folder.resolve("none").toString()));
    assertFault("none does not exist", "--script");
    assertEquals(2, run("--script", folder.toString()));
    assertFault("is a folder", "--script");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertEquals(2, run("--script", binary.toString()));
    assertFault("binary is no text", "--script");
  }

  @Test
  void aBusyPortIsNamedWithTheWayOut() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertEquals(1, run("--near-port", Integer.toString(busy.getLocalPort())));
      assertFault("port " + busy.getLocalPort(), "--near-port");
      assertEquals(2, faults.toString(StandardCharsets.UTF_8).split("listen", -1).length);
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
    assertEquals(2, run("--model", "padlock"));
    assertFault("padlock", "palm-lock");
    assertEquals(2, run("--profile", "lenient"));
    assertFault("lenient", "hardened or manual");
    assertEquals(2, run("--companion", "localhost:99999"));
    assertFault("99999", "65535");
  }

  @Test
  void aBusyPortOfTheSimulationApiIsNamedWithTheWayOut() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(busy.getLocalPort());
      assertEquals(1, run("--near-port", "0", "--panel-port", port));
      assertFault("port " + port, "--no-panel");
    }
    assertEquals(0, run("--near-port", "0", "--no-panel"));
  }

  @Test
  @Tag("SEC-25")
  void theTokenOfTheSimulationApiIsKeptForTheOwnerAlone() throws Exception {
    assertEquals(0, run("--near-port", "0", "--panel-port", "0"));
    Path token = folder.resolve("panel.token");
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(token));
    String kept = Files.readString(token);
    assertEquals(0, run("--near-port", "0", "--panel-port", "0"));
    assertEquals(kept, Files.readString(token));
  }

  private int run(String... options) {
    List<String> all = new ArrayList<>(List.of("--data", folder.toString()));
    all.addAll(List.of(options));
    if (Arrays.stream(options).noneMatch(option -> option.contains("panel"))) {
      all.add("--no-panel");
    }
    return new CommandLine(new LockCommand()).execute(all.toArray(String[]::new));
  }

  private static void type(String lines) {
    System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
  }

  private void assertFault(String what, String wayOut) {
    String fault = faults.toString(StandardCharsets.UTF_8);
    assertTrue(fault.contains(what) && fault.contains(wayOut), fault);
  }
}
