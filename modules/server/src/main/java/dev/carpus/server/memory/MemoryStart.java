package dev.carpus.server.memory;

import dev.carpus.server.Outside;
import dev.carpus.server.StartRefused;
import dev.carpus.server.settings.MemorySettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/**
 * The start of a memory.
 *
 * @param data the folder of the service's data, if it keeps any
 */
public record MemoryStart(MemorySettings settings, Optional<Path> data, Outside outside) {
  /**
   * Reads its keys and its password, and opens nothing.
   *
   * @param random gives a key that is not kept, where the site has named none
   * @throws StartRefused if one of them cannot be read
   */
  public void check(SecureRandom random) {
    KeyRing _ = new KeyFiles(random).keys(settings.keys(), Optional.empty());
    StorePlace _ = StorePlace.of(settings, Optional.empty(), outside.ids().get());
  }

  /**
   * Opens it. A PostgreSQL database need not be there yet: the memory begins when it is.
   *
   * @param random gives keys and nonces
   * @throws StartRefused if a key or the password cannot be read, or the memory in the folder of
   *     the data cannot be opened
   */
  public Memory open(SecureRandom random) {
    KeyRing keys = new KeyFiles(random).keys(settings.keys(), data);
    StorePlace place = StorePlace.of(settings, data, outside.ids().get());
    if (place instanceof StorePlace.H2File file) {
      file.makePrivate();
    }
    Store store = new Store(place, settings.patience());
    LostKeys lost = new LostKeys(store, keys);
    if (place.isH2()) {
      try {
        store.migrate();
        lost.tell();
      } catch (FlywayException unusable) {
        store.close();
        throw new StartRefused(
            "the memory in "
                + data.map(Path::toAbsolutePath).map(Path::toString).orElse("this process")
                + " cannot be opened: it is in use, damaged, or of a later version of Carpus");
      }
    } else {
      store.migrateInTheEnd(lost::tell);
    }
    return new Memory(store, keys, settings.patience(), settings.retention(), outside.clock());
  }
}
