package dev.mortise.sim.sensor;

import java.util.List;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The resolution a picture's file states, and how to state it.
///
/// Most programs write a screen's resolution or none into every picture. So a statement counts only
/// where fingerprint sensors and scanners lie, from 400 to 1200 dpi; otherwise the usual 500 dpi
/// are meant.
final class Resolution {

  private static final int STATED_MIN = 400;
  private static final double MM_PER_INCH = 25.4;
  private static final String STANDARD = "javax_imageio_1.0";

  /// A pixel's width in millimetres: PNG, JPEG and TIFF tell it by the first name, BMP by the
  /// second.
  private static final List<String> SIZES =
      List.of("HorizontalPixelSize", "HorizontalPhysicalPixelSpacing");

  private static final String PNG = "javax_imageio_png_1.0";

  private Resolution() {}

  /// The resolution that this metadata states, in pixels an inch, or [FingerImage#USUAL_DPI].
  static int of(IIOMetadata metadata) {
    if (!metadata.isStandardMetadataFormatSupported()) {
      return FingerImage.USUAL_DPI;
    }
    Element root = (Element) metadata.getAsTree(STANDARD);
    for (String name : SIZES) {
      NodeList sizes = root.getElementsByTagName(name);
      if (sizes.getLength() > 0) {
        return believed(Double.parseDouble(((Element) sizes.item(0)).getAttribute("value")));
      }
    }
    return FingerImage.USUAL_DPI;
  }

  private static int believed(double millimetres) {
    long dpi = Math.round(MM_PER_INCH / millimetres);
    return dpi >= STATED_MIN && dpi <= FingerImage.DPI_MAX ? (int) dpi : FingerImage.USUAL_DPI;
  }

  /// States a resolution in the metadata of a PNG file.
  static void state(IIOMetadata metadata, int dpi) throws IIOInvalidTreeException {
    String perMetre = Long.toString(Math.round(dpi * 1000 / MM_PER_INCH));
    IIOMetadataNode size = new IIOMetadataNode("pHYs");
    size.setAttribute("pixelsPerUnitXAxis", perMetre);
    size.setAttribute("pixelsPerUnitYAxis", perMetre);
    size.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(PNG);
    root.appendChild(size);
    metadata.mergeTree(PNG, root);
  }
}
