package dev.mortise.sim.link.near;

import dev.mortise.protocol.key.AgreementKeyPair;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

/// A lock on the air and a phone that it knows, fresh for each test.
class NearLinkFixture {

  final TestLock lock;
  final AgreementKeyPair phone;

  NearLinkFixture() throws IOException {
    lock = new TestLock();
    phone = lock.enrolledPhone();
  }

  @AfterEach
  void close() {
    lock.close();
  }
}
