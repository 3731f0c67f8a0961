package dev.carpus.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file in which a running service says where operators reach it: for commands that want
 * something of the data that it holds.
 *
 * @param path where it is
 */
public record ManagementUrl(Path path) {
  /** The file in a folder of data. */
  public static ManagementUrl in(Path data) {
    return new ManagementUrl(data.resolve("management-url"));
  }

  /** Says where. */
  void write(URI url) {
    try {
      OwnerOnly.makeFolderOf(path);
      Files.writeString(path, url + System.lineSeparator());
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot write " + path, unwritable);
    }
  }

  /** Where the service that last wrote it was reached; nothing if none ever did. */
  public Optional<URI> read() {
    try {
      return Files.exists(path)
          ? Optional.of(new URI(Files.readString(path).strip()))
          : Optional.empty();
    } catch (IOException | URISyntaxException unreadable) {
      return Optional.empty();
    }
  }
}
