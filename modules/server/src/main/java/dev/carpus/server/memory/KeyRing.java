package dev.carpus.server.memory;

import java.util.List;
import java.util.Optional;

/**
 * The keys of the memory: the first is for what is new, the others for what is there already.
 *
 * @param keys one or more
 */
record KeyRing(List<MemoryKey> keys) {
  KeyRing {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("there must be a key");
    }
  }

  /** The key for what is new. */
  MemoryKey newest() {
    return keys.getFirst();
  }

  /** The keys for what is there already. */
  List<MemoryKey> older() {
    return keys.subList(1, keys.size());
  }

  /** The hashes that these texts may have been stored under: one by each key, the newest first. */
  List<String> hashes(String... parts) {
    return keys.stream().map(key -> key.hash(parts)).toList();
  }

  /**
   * What was sealed in a place with the key of that id; nothing if the key is gone, or another now.
   */
  Optional<String> open(String keyId, byte[] sealed, String... place) {
    return keys.stream()
        .filter(key -> key.id().equals(keyId))
        .findFirst()
        .flatMap(key -> key.open(sealed, place));
  }
}
