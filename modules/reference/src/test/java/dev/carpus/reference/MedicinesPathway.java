package dev.carpus.reference;

import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.PathwayLoader;
import dev.carpus.pathway.content.PathwayLoading;
import dev.carpus.pathway.content.Site;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A pathway about medicines and calcium, with the shipped terminology. */
final class MedicinesPathway {
  private static final String SHIPPED = "bilateral-hand-cramping";

  private MedicinesPathway() {}

  /** Makes the content in an empty folder, and loads it for a site. */
  static Pathway load(Path folder, Site site) throws IOException {
    Path shipped = ContentFolder.shipped().root();
    copy(shipped.resolve("code-systems"), folder.resolve("code-systems"));
    copy(shipped.resolve("units"), folder.resolve("units"));
    Path pathway = folder.resolve("medicines");
    copy(shipped.resolve(SHIPPED).resolve("terminology"), pathway.resolve("terminology"));
    for (String file :
        List.of("PlanDefinition-medicines.json", "Library-Medicines.json", "cql/Medicines.cql")) {
      Path target = pathway.resolve(file);
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      try (InputStream text = MedicinesPathway.class.getResourceAsStream("medicines/" + file)) {
        Files.copy(Objects.requireNonNull(text, file), target);
      }
    }
    PathwayLoading loading =
        new PathwayLoader(new ReferenceEngine(), site).load(new ContentFolder(folder)).getFirst();
    return switch (loading) {
      case PathwayLoading.Loaded loaded -> loaded.pathway();
      case PathwayLoading.Rejected rejected ->
          throw new IllegalStateException(rejected.problems().toString());
    };
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
      }
    }
  }
}
