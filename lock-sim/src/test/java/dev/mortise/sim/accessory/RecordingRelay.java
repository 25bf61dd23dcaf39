package dev.mortise.sim.accessory;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// Somebody between a device and the lock's radio who records every frame of the device, and can
/// keep one back.
final class RecordingRelay implements AutoCloseable {

  private final ServerSocket server;
  private final InetSocketAddress lock;
  private final List<byte[]> recorded = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final int heldFrame;
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  /// @param heldFrame which frame of the device is kept back until [#release], from 1; 0 for none
  RecordingRelay(InetSocketAddress lock, int heldFrame) throws IOException {
    this.lock = lock;
    this.heldFrame = heldFrame;
    this.server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  /// What devices sent, frame by frame.
  List<byte[]> recorded() {
    return List.copyOf(recorded);
  }

  void awaitHeld() throws InterruptedException {
    held.await();
  }

  void release() {
    released.countDown();
  }

  private void accept() {
    try {
      while (true) {
        Socket device = server.accept();
        Socket radio = new Socket(lock.getAddress(), lock.getPort());
        sockets.addAll(List.of(device, radio));
        Thread.startVirtualThread(() -> upwards(device, radio));
        Thread.startVirtualThread(() -> downwards(radio, device));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void upwards(Socket device, Socket radio) {
    try (device;
        radio) {
      DataInputStream in = new DataInputStream(device.getInputStream());
      DataOutputStream out = new DataOutputStream(radio.getOutputStream());
      for (int frame = 1; ; frame++) {
        byte[] message = in.readNBytes(in.readUnsignedShort());
        recorded.add(message);
        if (frame == heldFrame) {
          held.countDown();
          released.await();
        }
        write(out, message);
      }
    } catch (IOException | InterruptedException e) {
      // Hung up.
    }
  }

  private static void downwards(Socket radio, Socket device) {
    try {
      radio.getInputStream().transferTo(device.getOutputStream());
    } catch (IOException e) {
      // Hung up.
    }
  }

  private static void write(DataOutputStream out, byte[] message) throws IOException {
    out.writeShort(message.length);
    out.write(message);
    out.flush();
  }

  /// Plays everything that was recorded to the lock on a connection of its own, and returns when
  /// the lock has hung up.
  void playAgain() throws IOException {
    try (Socket radio = new Socket(lock.getAddress(), lock.getPort())) {
      DataOutputStream out = new DataOutputStream(radio.getOutputStream());
      for (byte[] message : recorded) {
        write(out, message);
      }
      radio.getInputStream().readAllBytes();
    } catch (SocketException e) {
      // Hung up.
    }
  }

  @Override
  public void close() throws IOException {
    released.countDown();
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
