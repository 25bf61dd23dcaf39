package dev.mortise.bench.lock;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.cose.SignatureVerdict;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.secret.Entropy;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What does a signed message cost its sender, and what its reader?
///
/// A COSE_Sign1 envelope around a payload of the size that commands and receipts have.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2) // two JVMs, because two compilations of the same code can differ
public class SignatureBenchmark {
  private static final int PAYLOAD_BYTES = 100;

  @Param SignatureAlgorithm algorithm = SignatureAlgorithm.ED25519;

  private SigningKeyPair keys = keys(SignatureAlgorithm.ED25519);
  private final Octets payload = Octets.adopt(new byte[PAYLOAD_BYTES]);
  private Octets envelope = signed(payload, keys);

  @Setup
  public void prepare() {
    keys = keys(algorithm);
    envelope = signed(payload, keys);
  }

  @Benchmark
  public Octets sign() {
    return signed(payload, keys);
  }

  @Benchmark
  public SignatureVerdict parseAndVerify() throws MalformedCbor {
    return CoseSign1.parse(envelope).verify(SignatureType.COMMAND, keys.publicKey());
  }

  private static Octets signed(Octets payload, SigningKeyPair keys) {
    return CoseSign1.sign(SignatureType.COMMAND, payload, keys);
  }

  private static SigningKeyPair keys(SignatureAlgorithm algorithm) {
    return SigningKeyPair.generate(algorithm, Entropy.of(new byte[Entropy.SIZE]), "benchmark");
  }
}
