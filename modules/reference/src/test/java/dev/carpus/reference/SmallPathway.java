package dev.carpus.reference;

import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.PathwayLoader;
import dev.carpus.pathway.content.PathwayLoading;
import dev.carpus.pathway.content.Site;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** A pathway of the tests, beside the shipped terminology. */
final class SmallPathway {
  private static final String SHIPPED = "bilateral-hand-cramping";

  private SmallPathway() {}

  /** Makes the content in an empty folder, and loads it for a site. */
  static Pathway load(String name, Path folder, Site site) throws IOException {
    Path shipped = ContentFolder.shipped().root();
    copy(shipped.resolve("code-systems"), folder.resolve("code-systems"));
    copy(shipped.resolve("units"), folder.resolve("units"));
    Path pathway = folder.resolve(name);
    copy(shipped.resolve(SHIPPED).resolve("terminology"), pathway.resolve("terminology"));
    copy(Path.of(resources(name)), pathway);
    PathwayLoading loading =
        new PathwayLoader(new ReferenceEngine(), site).load(new ContentFolder(folder)).getFirst();
    return switch (loading) {
      case PathwayLoading.Loaded loaded -> loaded.pathway();
      case PathwayLoading.Rejected rejected ->
          throw new IllegalStateException(rejected.problems().toString());
    };
  }

  private static URI resources(String name) {
    try {
      return Objects.requireNonNull(SmallPathway.class.getResource(name), name).toURI();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
