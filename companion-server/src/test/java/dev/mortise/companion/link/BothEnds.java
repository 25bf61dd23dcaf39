package dev.mortise.companion.link;

import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.device.BackOff;
import dev.mortise.sim.link.device.DeviceLink;
import dev.mortise.sim.link.device.DeviceLinkConfig;
import java.io.IOException;
import java.time.Duration;

/// Both real ends of the device link, over a real socket.
final class BothEnds implements AutoCloseable {

  final NoPatience jitter = new NoPatience();
  final EchoingLock lock = new EchoingLock();
  final LinkFixture companion;
  final DeviceLink link;
  private final LinkThreads threads = LinkThreads.start(1);

  BothEnds() throws IOException {
    companion = new LinkFixture();
    DeviceLinkConfig config =
        new DeviceLinkConfig(
            "localhost",
            companion.listener.address().getPort(),
            companion.identity(),
            Duration.ofSeconds(30),
            new BackOff(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofHours(1)));
    link = DeviceLink.open(config, threads, lock, lock, jitter);
  }

  @Override
  public void close() {
    link.close();
    companion.close();
    threads.close();
  }
}
