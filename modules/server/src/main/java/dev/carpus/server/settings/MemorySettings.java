package dev.carpus.server.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is remembered, under {@code carpus.memory}.
 *
 * @param url the JDBC URL of a PostgreSQL database; by default an H2 file in the folder of the
 *     service's data
 * @param user its user
 * @param passwordFile the file that holds the user's password, absolute or relative to the
 *     configuration file
 * @param keys by which patient ids are hashed and comments encrypted: the first for what is new,
 *     the others for what is there already; by default one that is made in the folder of the
 *     service's data
 * @param retention for how long decisions and feedback are kept
 * @param patience how long a hook call waits for the database before it answers without
 */
public record MemorySettings(
    @Nullable String url,
    @Nullable String user,
    @Nullable String passwordFile,
    @DefaultValue List<KeySettings> keys,
    @DefaultValue("365d") Duration retention,
    @DefaultValue("250ms") Duration patience) {
  public MemorySettings {
    keys = List.copyOf(keys);
  }

  /**
   * A secret key.
   *
   * @param id what is stored beside all that was made with it
   * @param file holds 32 random bytes in Base64; absolute or relative to the configuration file
   */
  public record KeySettings(@DefaultValue("") String id, @Nullable String file) {
    /** The file, if it is named. */
    public Optional<Path> statedFile() {
      return Optional.ofNullable(file).filter(text -> !text.isBlank()).map(Path::of);
    }
  }

  /** The database's URL, if the site has set one. */
  public Optional<String> statedUrl() {
    return Optional.ofNullable(url).filter(text -> !text.isBlank());
  }

  /** The database's user, if the site has set one. */
  public Optional<String> statedUser() {
    return Optional.ofNullable(user).filter(text -> !text.isBlank());
  }

  /** The file of the password, if the site has named one. */
  public Optional<Path> statedPasswordFile() {
    return Optional.ofNullable(passwordFile).filter(text -> !text.isBlank()).map(Path::of);
  }

  MemorySettings withPathsFrom(Path folder) {
    return new MemorySettings(
        url,
        user,
        SettingsPaths.resolved(folder, passwordFile),
        keys.stream()
            .map(key -> new KeySettings(key.id(), SettingsPaths.resolved(folder, key.file())))
            .toList(),
        retention,
        patience);
  }
}
