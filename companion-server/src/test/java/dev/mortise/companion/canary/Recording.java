package dev.mortise.companion.canary;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that passes between its beginning and its end over the links of this process's lock,
/// into the log, and into files whenever they are looked at; kept by where it was.
///
/// There is one at a time. Its ears are in every channel that opens meanwhile ([TappedChannels])
/// and in the log ([LogEar]).
public final class Recording implements AutoCloseable {

  private static final AtomicReference<@Nullable Recording> RUNNING = new AtomicReference<>();

  private final Map<String, ByteArrayOutputStream> heard = new ConcurrentSkipListMap<>();
  private final Map<Way, Channel> newest = new ConcurrentHashMap<>();
  private final Map<Path, byte[]> seen = new ConcurrentHashMap<>();

  private Recording() {}

  /// Begins one.
  public static Recording begin() {
    Recording recording = new Recording();
    if (!RUNNING.compareAndSet(null, recording)) {
      throw new IllegalStateException("another recording is running");
    }
    return recording;
  }

  static Optional<Recording> running() {
    return Optional.ofNullable(RUNNING.get());
  }

  /// Notes what was somewhere, behind what was noted there before.
  public void note(String where, byte[] bytes) {
    ByteArrayOutputStream place =
        heard.computeIfAbsent(where, _ -> new ByteArrayOutputStream(bytes.length));
    place.writeBytes(bytes);
  }

  /// Notes what was said somewhere.
  public void note(String where, String said) {
    note(where, (said + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// Notes every file in a folder that is not as it was when last looked at.
  public void noteFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        noteFile(folder, file);
      }
    }
  }

  private void noteFile(Path folder, Path file) throws IOException {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return; // A log of SQLite, or a file that was replaced.
    }
    byte[] before = seen.put(file, content);
    if (before == null || !Arrays.equals(before, content)) {
      note("file " + folder.relativize(file), content);
    }
  }

  void opened(Way way, Channel channel) {
    newest.put(way, channel);
  }

  /// Has the end of the newest connection of a way send bytes, as if it had made them itself.
  public void send(Way way, byte[] bytes) {
    Channel channel = Optional.ofNullable(newest.get(way)).orElseThrow();
    channel.writeAndFlush(Unpooled.copiedBuffer(bytes)).syncUninterruptibly();
  }

  /// All that was noted so far, by where.
  public Map<String, byte[]> soFar() {
    Map<String, byte[]> all = new TreeMap<>();
    heard.forEach((where, bytes) -> all.put(where, bytes.toByteArray()));
    return all;
  }

  @Override
  public void close() {
    RUNNING.set(null);
  }
}
