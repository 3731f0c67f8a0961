package dev.carpus.terminology.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** The resources that are kept from one start of the service to the next, if there is a folder. */
final class KeptResources {
  private final Optional<Path> folder;
  private final FhirJson json;

  KeptResources(Optional<Path> folder, FhirJson json) {
    this.folder = folder;
    this.json = json;
  }

  /**
   * The name of a file that belongs to these things alone.
   *
   * @param kind what the name starts with
   */
  static String name(String kind, String... things) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\n", things).getBytes(StandardCharsets.UTF_8));
      return kind + "-" + HexFormat.of().formatHex(hash) + ".json";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** The bytes of a file; none of a file that cannot be read, so that it counts as damaged. */
  Optional<byte[]> read(String name) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(folder.get().resolve(name)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.of(new byte[0]);
    }
  }

  /** Writes a file in one go, or leaves the old one as it is; what went wrong, if something did. */
  Optional<String> write(String name, Resource resource) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(folder.get());
      Path draft = Files.createTempFile(folder.get(), name, ".draft");
      try {
        Files.write(draft, json.bytes(resource), StandardOpenOption.SYNC);
        Files.move(
            draft,
            folder.get().resolve(name),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
      return Optional.empty();
    } catch (IOException unwritable) {
      return Optional.of("it cannot be kept: the file " + name + " cannot be written");
    }
  }
}
