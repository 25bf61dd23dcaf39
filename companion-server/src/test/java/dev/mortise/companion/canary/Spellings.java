package dev.mortise.companion.canary;

import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How bytes and numbers may be written down.
final class Spellings {

  private static final List<String> BETWEEN = List.of(",", ", ");

  private Spellings() {}

  /// Bytes as they are (which is also how CBOR has them), in hex, in Base64 wherever they may begin
  /// in it, as an array of CBOR, and as a list of numbers, with and without a sign.
  static List<byte[]> of(byte[] bytes) {
    List<byte[]> spellings = new ArrayList<>();
    spellings.add(bytes);
    spellings.add(ascii(HexFormat.of().formatHex(bytes)));
    spellings.add(ascii(HexFormat.of().withUpperCase().formatHex(bytes)));
    for (int skip = 0; skip < 3; skip++) {
      int whole = (bytes.length - skip) / 3 * 3;
      byte[] aligned = Arrays.copyOfRange(bytes, skip, skip + whole);
      byte[] usual = Base64.getEncoder().encode(aligned);
      byte[] inAddresses = Base64.getUrlEncoder().encode(aligned);
      spellings.add(usual);
      if (!Arrays.equals(usual, inAddresses)) {
        spellings.add(inAddresses);
      }
    }
    int[] unsigned = IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xff).toArray();
    int[] signed = IntStream.range(0, bytes.length).map(i -> bytes[i]).toArray();
    spellings.addAll(listed(unsigned));
    spellings.addAll(listed(signed));
    return spellings;
  }

  /// Numbers as the elements of an array in CBOR, and of a list in text.
  static List<byte[]> listed(int... numbers) {
    List<byte[]> spellings = new ArrayList<>();
    spellings.add(cbor(IntStream.of(numbers).mapToObj(number -> CborValue.of((long) number))));
    for (String between : BETWEEN) {
      spellings.add(
          ascii(
              IntStream.of(numbers)
                  .mapToObj(Integer::toString)
                  .collect(Collectors.joining(between))));
    }
    return spellings;
  }

  private static byte[] cbor(Stream<CborValue> values) {
    ByteArrayOutputStream elements = new ByteArrayOutputStream();
    values.forEach(value -> elements.writeBytes(Cbor.encode(value).copy()));
    return elements.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
