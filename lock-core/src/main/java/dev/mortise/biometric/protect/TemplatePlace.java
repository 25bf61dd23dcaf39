package dev.mortise.biometric.protect;

import dev.mortise.biometric.TemplateSlot;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import java.util.List;

/// Where a stored template belongs. It is bound to the wrapped form, so that stored templates can
/// change neither slots nor kinds nor times.
///
/// @param slot modality and number
/// @param formatCode how the content is encoded, 1 to 255
/// @param version which write of the flash brought it; higher is later
public record TemplatePlace(TemplateSlot slot, int formatCode, long version) {

  private static final String PROTOCOL = "mortise template 1";

  public TemplatePlace {
    if (formatCode < 1 || formatCode > 255 || version < 0) {
      throw new IllegalArgumentException(
          "no such place of a template formatCode=%d version=%d".formatted(formatCode, version));
    }
  }

  byte[] associatedData() {
    return Cbor.encode(
            new CborArray(
                List.of(
                    CborValue.of(PROTOCOL),
                    CborValue.of((long) slot.kind().code()),
                    CborValue.of((long) slot.index()),
                    CborValue.of((long) formatCode),
                    CborValue.of(version))))
        .copy();
  }
}
