package dev.carpus.server.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Paths of a configuration, which are relative to its file. */
final class SettingsPaths {
  private SettingsPaths() {}

  /** The path as seen from the folder of the file; nothing for a blank one. */
  static @Nullable String resolved(Path folder, @Nullable String path) {
    return path == null || path.isBlank() ? null : folder.resolve(path).toString();
  }
}
