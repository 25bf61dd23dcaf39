package dev.mortise.bench.accuracy.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.bench.accuracy.print.PrintSet.Impression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFoldersTest {

  @TempDir Path temp;

  private final ImageFolders folders = ImageFolders.ofImages(Map.of(), false);

  private void put(String... names) throws IOException {
    for (String name : names) {
      Path file = temp.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }

  private static List<String> labels(PrintSet set) {
    return set.impressions().stream().map(Impression::label).toList();
  }

  @Test
  void aFolderOfImagesIsOneSetInTheOrderOfItsNumbers() throws IOException {
    put("10_1.png", "9_2.TIF", "9_10.jpeg", "9_1.bmp", "readme.txt", ".9_3.png", "iso/9_1.iso");

    List<PrintSet> sets = folders.read(temp, List.of());

    assertEquals(List.of(), folders.faults());
    assertEquals(1, sets.size());
    assertEquals(temp.getFileName().toString(), sets.getFirst().name());
    assertEquals(List.of("9_1", "9_2", "9_10", "10_1"), labels(sets.getFirst()));
  }

  @Test
  void eachFolderInItIsASetAndOthersArePassedOver() throws IOException {
    put("b/1_1.png", "b/1_2.png", "b/2_1.png", "a/1_1.png", "a/1_2.png", "a/2_1.png", "c/x.txt");

    assertEquals(
        List.of("a", "b"), folders.read(temp, List.of()).stream().map(PrintSet::name).toList());
    assertEquals(
        List.of("b"), folders.read(temp, List.of("b")).stream().map(PrintSet::name).toList());
    assertEquals(List.of(), folders.faults());
  }

  @Test
  void everyFaultIsNamed() throws IOException {
    put("a/1_1.png", "a/1_1.bmp", "a/thumb.png", "a/1_.png", "b/7_1.png", "b/8_1.png", "c/x.txt");

    folders.read(temp, List.of("a", "b", "c", "d"));

    List<String> faults = folders.faults();
    assertTrue(
        List.of(
                "1_1.png are the same impression",
                "thumb.png does not fit",
                "1_.png does not fit",
                "set a has one finger",
                "set a has no finger with two impressions",
                "set b has no finger with two impressions",
                "set c has no file <finger>_<impression>",
                "no set d")
            .stream()
            .allMatch(fault -> faults.stream().anyMatch(found -> found.contains(fault))),
        faults::toString);
    assertEquals(8, faults.size(), faults::toString);
  }

  @Test
  void emptyAndMissingFoldersAreFaults() {
    folders.read(temp, List.of());
    folders.read(temp.resolve("nowhere"), List.of());

    assertEquals(2, folders.faults().size());
    assertTrue(folders.faults().getFirst().contains("holds no file <finger>_<impression>"));
    assertTrue(folders.faults().getLast().startsWith("there is no folder"));
  }

  @Test
  void recordsLieInAFolderOfTheirOwn() throws IOException {
    put("a/1_1.png", "a/iso/1_1.iso", "a/iso/1_2.iso", "a/iso/2_1.iso", "a/iso/notes.txt");

    ImageFolders records = ImageFolders.ofRecords();
    List<PrintSet> sets = records.read(temp, List.of());

    assertEquals(List.of(), records.faults());
    assertEquals(List.of("1_1", "1_2", "2_1"), labels(sets.getFirst()));
    assertEquals("a", sets.getFirst().name());
  }
}
