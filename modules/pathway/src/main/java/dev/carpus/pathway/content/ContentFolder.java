package dev.carpus.pathway.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A folder of content: {@code code-systems/} and {@code units/} for all pathways, and a folder for
 * each pathway.
 *
 * @param root the folder, on disk or in a jar
 */
public record ContentFolder(Path root) {
  private static final String SHIPPED = "fhir-resources";

  /** The content that is shipped on the class path. */
  public static ContentFolder shipped() {
    URL url =
        ContentFolder.class.getClassLoader().getResource(SHIPPED + "/bilateral-hand-cramping");
    if (url == null) {
      throw new IllegalStateException("the class path has no content: " + SHIPPED);
    }
    try {
      URI uri = url.toURI();
      if ("jar".equals(uri.getScheme())) {
        openJar(uri);
      }
      Path pathway = Path.of(uri);
      Path root = pathway.getParent();
      return new ContentFolder(root == null ? pathway : root);
    } catch (URISyntaxException | IOException unreadable) {
      throw new IllegalStateException("the shipped content cannot be read", unreadable);
    }
  }

  @SuppressWarnings("StreamResourceLeak") // the file system of the jar stays open with the process
  private static void openJar(URI uri) throws IOException {
    try {
      FileSystems.newFileSystem(uri, Map.of());
    } catch (FileSystemAlreadyExistsException open) {
      // another part of the process has opened it, which is as good
    }
  }

  /**
   * Whether this is the content in the jar that the program was built with: nobody can have changed
   * it since the build.
   */
  public boolean isBuiltIn() {
    return !root.getFileSystem().equals(FileSystems.getDefault()) && equals(shipped());
  }

  /** The folders of pathways: those that hold a PlanDefinition, by name. */
  public List<Path> pathways() {
    return list(
        root,
        folder ->
            Files.isDirectory(folder)
                && !list(folder, file -> isNamed(file, "PlanDefinition-")).isEmpty());
  }

  /** The files of a folder whose names start so and end with {@code .json}, by name. */
  public List<ContentFile> json(Path folder, String prefix) {
    return list(folder, file -> isNamed(file, prefix)).stream().map(this::read).toList();
  }

  /** The files of a folder with this ending, by name; none if there is no such folder. */
  public List<ContentFile> files(Path folder, String ending) {
    return list(folder, file -> file.toString().endsWith(ending)).stream().map(this::read).toList();
  }

  /**
   * Some of these files, from all over the folder, by name; no others are read.
   *
   * @param most how many, at most
   */
  public List<ContentFile> some(Path folder, String ending, int most) {
    List<Path> files = list(folder, file -> file.toString().endsWith(ending));
    int step = Math.max(1, Math.ceilDiv(files.size(), most));
    return IntStream.range(0, files.size())
        .filter(index -> index % step == 0)
        .mapToObj(index -> read(files.get(index)))
        .toList();
  }

  /** What reviewers said of the rules of a pathway; nothing if there is no such file. */
  public Optional<ContentFile> signOffs(Path pathway) {
    return file(pathway.resolve("sign-off.json"));
  }

  /** How a pathway is drawn; nothing if there is no such file. */
  public Optional<ContentFile> flowchart(Path pathway) {
    return file(pathway.resolve("flowchart.json"));
  }

  private Optional<ContentFile> file(Path file) {
    return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** The code systems that all pathways may speak of. */
  public List<ContentFile> codeSystems() {
    return json(root.resolve("code-systems"), "CodeSystem-");
  }

  /** The maps from spellings of units to UCUM, for all pathways. */
  public List<ContentFile> unitSpellings() {
    return json(root.resolve("units"), "ConceptMap-");
  }

  private ContentFile read(Path file) {
    try {
      return new ContentFile(root.relativize(file).toString(), Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file + " as UTF-8", unreadable);
    }
  }

  private static boolean isNamed(Path file, String prefix) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(prefix) && name.endsWith(".json");
  }

  private static List<Path> list(Path folder, Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(wanted).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot list " + folder, unreadable);
    }
  }
}
