package dev.mortise.bench;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Lets everything through but the line by which every JVM with the Vector API says so.
///
/// What may still become that line waits until it cannot; everything else goes on at once, because
/// progress is printed in parts of lines.
final class IncubatorNotice extends FilterOutputStream {
  private static final byte[] NOTICE =
      "WARNING: Using incubator modules: jdk.incubator.vector".getBytes(StandardCharsets.US_ASCII);

  private int matched;
  private boolean passing;

  IncubatorNotice(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int octet) throws IOException {
    if (passing) {
      out.write(octet);
      passing = octet != '\n';
    } else if (matched < NOTICE.length && octet == NOTICE[matched]) {
      matched++;
    } else if (matched == NOTICE.length && (octet == '\n' || octet == '\r')) {
      matched = octet == '\n' ? 0 : matched;
    } else {
      release();
      out.write(octet);
      passing = octet != '\n';
    }
  }

  private void release() throws IOException {
    out.write(NOTICE, 0, matched);
    matched = 0;
  }

  @Override
  public void close() throws IOException {
    release();
    super.close();
  }
}
