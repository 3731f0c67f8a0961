package dev.carpus.hooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The CDS Hooks messages written by others that the tests read. */
public final class SharedCorpus {
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("carpus.shared")), "corpora", "cdshooks");

  private SharedCorpus() {}

  /** A message of HL7's validator tests, by its path there. */
  public static byte[] hl7(String path) {
    return read(ROOT.resolve("fhir-test-cases/validator").resolve(path));
  }

  /** A message of the Da Vinci CRD guide, by its name. */
  public static byte[] daVinci(String name) {
    return read(ROOT.resolve("davinci-crd/input/resources").resolve(name));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
