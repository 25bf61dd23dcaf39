package dev.mortise.companion.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A hop between a phone and a lock that its owner does not know of. It passes on every byte both
/// ways, some time later, and keeps what the phone sent.
final class Relay implements AutoCloseable {

  private static final int CHUNK = 4096;

  private final ServerSocket listener;
  private final InetSocketAddress onward;
  private final long delayMillis;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<byte[]> fromPhone = new CopyOnWriteArrayList<>();
  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();

  Relay(InetSocketAddress onward, long delayMillis) throws IOException {
    this.onward = onward;
    this.delayMillis = delayMillis;
    listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    readers.execute(this::accept);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  /// What phones sent so far, as it came.
  List<byte[]> recorded() {
    return List.copyOf(fromPhone);
  }

  private void accept() {
    try {
      while (true) {
        Socket phone = keep(listener.accept());
        Socket lock = keep(new Socket(onward.getAddress(), onward.getPort()));
        readers.execute(() -> pump(phone, lock, true));
        readers.execute(() -> pump(lock, phone, false));
      }
    } catch (IOException e) {
      close();
    }
  }

  private Socket keep(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    sockets.add(socket);
    return socket;
  }

  private void pump(Socket from, Socket to, boolean record) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        byte[] bytes = Arrays.copyOf(chunk, read);
        if (record) {
          fromPhone.add(bytes);
        }
        later.schedule(() -> passOn(out, bytes), delayMillis, TimeUnit.MILLISECONDS).get();
      }
    } catch (Exception e) {
      // One side hung up; the other is hung up on.
    }
  }

  private static Void passOn(OutputStream out, byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return null;
  }

  @Override
  public void close() {
    later.shutdownNow();
    readers.shutdownNow();
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
