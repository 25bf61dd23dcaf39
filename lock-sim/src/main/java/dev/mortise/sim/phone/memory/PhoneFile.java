package dev.mortise.sim.phone.memory;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.Sha256;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The file a phone's memory lies in, in a folder of its own.
///
/// Several processes may be the same phone, such as a watch and a command beside it: each change is
/// made to what the file holds at that moment, one at a time.
public final class PhoneFile {

  private static final String MEMORY = "phone.cbor";
  private static final String TURN = "phone.turn";

  /// Locks of files are between processes; this one is between the threads of this process.
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final Path folder;
  private final ProtectedFile file;
  private volatile @Nullable Decoded newest;

  /// What was read last. To derive the public keys again costs more than all else of a read.
  ///
  /// @param digest SHA-256 of the file
  private record Decoded(Octets digest, PhoneMemory memory) {}

  private PhoneFile(Path folder) {
    this.folder = folder;
    this.file = new ProtectedFile(folder.resolve(MEMORY));
  }

  /// The phone in this folder, with fresh keys if there was none.
  ///
  /// @param name what a fresh phone is called
  /// @throws PhoneUnusable with a sentence for people
  public static PhoneFile open(Path folder, DisplayName name, SecureRandom random)
      throws PhoneUnusable {
    PhoneFile phone = new PhoneFile(folder);
    try {
      Files.createDirectories(folder);
      return phone.inTurn(
          () -> {
            if (phone.file.read(MemoryCodec.BYTES_MAX).isEmpty()) {
              byte[] fresh = new byte[Entropy.SIZE];
              random.nextBytes(fresh);
              phone.write(PhoneMemory.blank(name, PhoneKeys.generate(Entropy.of(fresh))));
            }
            var _ = phone.load();
            return phone;
          });
    } catch (PhoneUnusable e) {
      throw e;
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /// What the phone remembers now.
  public PhoneMemory memory() throws PhoneUnusable {
    try {
      return load();
    } catch (PhoneUnusable e) {
      throw e;
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /// Changes what the phone remembers. When this returns, it is durable.
  public void change(UnaryOperator<PhoneMemory> change) throws PhoneUnusable {
    var _ = decide(before -> new Decided<>(change.apply(before), before));
  }

  /// What follows from a memory.
  ///
  /// @param next what is remembered from now on
  /// @param result what it comes to
  public record Decided<R>(PhoneMemory next, R result) {}

  /// Decides something by what the phone remembers, and remembers the decision. When this returns,
  /// it is durable.
  public <R> R decide(Function<PhoneMemory, Decided<R>> decision) throws PhoneUnusable {
    try {
      return inTurn(
          () -> {
            Decided<R> decided = decision.apply(load());
            write(decided.next());
            return decided.result();
          });
    } catch (PhoneUnusable e) {
      throw e;
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  @FunctionalInterface
  private interface Turn<R> {
    R take() throws IOException;
  }

  private <R> R inTurn(Turn<R> turn) throws IOException {
    THREADS.lock();
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(TURN), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      return turn.take();
    } finally {
      THREADS.unlock();
    }
  }

  private PhoneMemory load() throws IOException {
    byte[] bytes =
        file.read(MemoryCodec.BYTES_MAX)
            .orElseThrow(() -> new PhoneUnusable("the phone's memory is gone from " + folder));
    try {
      Octets digest = Octets.adopt(Sha256.of(bytes));
      Decoded known = newest;
      if (known == null || !known.digest().equals(digest)) {
        known = new Decoded(digest, MemoryCodec.decode(Octets.of(bytes)));
        newest = known;
      }
      return known.memory();
    } catch (MalformedCbor | IllegalArgumentException e) {
      throw new PhoneUnusable(
          "%s is damaged; restore it from a copy, or delete the folder and pair again"
              .formatted(folder.resolve(MEMORY)),
          e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private void write(PhoneMemory memory) throws IOException {
    byte[] bytes = MemoryCodec.encode(memory).copy();
    try {
      file.replace(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static PhoneUnusable unusable(Path folder, IOException cause) {
    return new PhoneUnusable(
        "cannot read and write the phone's folder %s: %s".formatted(folder, reason(cause)), cause);
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException _ -> "this user may not";
      case NoSuchFileException _ -> "it cannot be made there";
      case FileAlreadyExistsException _ -> "something else is in its place";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(cause.getMessage());
    };
  }

  @Override
  public String toString() {
    return "phone in " + folder;
  }
}
