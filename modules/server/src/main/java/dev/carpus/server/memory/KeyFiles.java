package dev.carpus.server.memory;

import dev.carpus.server.OwnerOnly;
import dev.carpus.server.StartRefused;
import dev.carpus.server.settings.MemorySettings.KeySettings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The files that hold the keys of the memory: 32 random bytes in Base64 each. */
final class KeyFiles {
  /** The file of the key that is made where a site has named none. */
  static final String OWN_FILE = "memory.key";

  /** The id of that key. */
  static final String OWN_ID = "own";

  private final SecureRandom random;

  KeyFiles(SecureRandom random) {
    this.random = random;
  }

  /**
   * The keys that a site has named; where it has named none, one of our own, which is kept in the
   * folder of the data, or in memory alone where there is none.
   *
   * @throws StartRefused if a file is not there or holds no key; says so of each
   */
  KeyRing keys(List<KeySettings> named, Optional<Path> data) {
    if (named.isEmpty()) {
      return new KeyRing(
          List.of(data.map(this::own).orElseGet(() -> new MemoryKey(OWN_ID, secret(), random))));
    }
    List<MemoryKey> keys = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (KeySettings each : named) {
      try {
        keys.add(key(each.id(), each.statedFile().orElseThrow()));
      } catch (StartRefused refused) {
        problems.add(refused.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new StartRefused(problems);
    }
    return new KeyRing(keys);
  }

  private MemoryKey own(Path data) {
    Path file = data.resolve(OWN_FILE);
    try {
      OwnerOnly.makeFolder(data);
      OwnerOnly.makeFile(file);
      Files.writeString(
          file, Base64.getEncoder().encodeToString(secret()), StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException _) {
      // It was made at an earlier start.
    } catch (IOException unwritable) {
      throw new StartRefused("the key file " + file + " cannot be written");
    }
    return key(OWN_ID, file);
  }

  private byte[] secret() {
    byte[] secret = new byte[MemoryKey.BYTES];
    random.nextBytes(secret);
    return secret;
  }

  private MemoryKey key(String id, Path file) {
    try {
      byte[] secret = Base64.getDecoder().decode(Files.readString(file).strip());
      if (secret.length == MemoryKey.BYTES) {
        return new MemoryKey(id, secret, random);
      }
    } catch (IOException unreadable) {
      throw new StartRefused("the key file " + file + " cannot be read");
    } catch (IllegalArgumentException _) {
      // No Base64: told below.
    }
    throw new StartRefused(
        "the key file "
            + file
            + " must hold 32 random bytes in Base64, as openssl rand -base64 32 makes them");
  }
}
