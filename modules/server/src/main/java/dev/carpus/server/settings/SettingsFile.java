package dev.carpus.server.settings;

import dev.carpus.server.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** A configuration file as it was read. */
record SettingsFile(Path file, MapPropertySource source) {
  /**
   * Reads the file.
   *
   * @throws StartRefused if there is none, or it is not one document in YAML
   */
  static SettingsFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StartRefused("there is no configuration file " + file);
    }
    try {
      List<PropertySource<?>> documents =
          new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file));
      if (documents.size() > 1) {
        throw new StartRefused(file + ": must be one YAML document, without --- between parts");
      }
      return new SettingsFile(
          file,
          documents.isEmpty()
              ? new MapPropertySource(file.toString(), Map.of())
              : (MapPropertySource) documents.getFirst());
    } catch (MarkedYAMLException wrong) {
      throw new StartRefused(file + ":" + line(wrong) + " is not YAML: " + wrong.getProblem());
    } catch (YAMLException | IllegalStateException wrong) {
      throw new StartRefused(file + " is not a configuration in YAML");
    } catch (IOException unreadable) {
      throw new StartRefused("the configuration file " + file + " cannot be read");
    }
  }

  /** A line for each key that nothing is known of. */
  List<String> unknownKeys() {
    List<String> problems = new ArrayList<>();
    for (String key : source.getPropertyNames()) {
      if (!SettingsKeys.knows(key)) {
        problems.add(
            file
                + line(key)
                + ": unknown key "
                + key
                + "; the nearest known key is "
                + SettingsKeys.nearest(key));
      }
    }
    return problems;
  }

  private String line(String key) {
    return source.getSource().get(key) instanceof OriginTrackedValue value
            && value.getOrigin() instanceof TextResourceOrigin origin
            && origin.getLocation() != null
        ? ":" + (origin.getLocation().getLine() + 1)
        : "";
  }

  private static String line(MarkedYAMLException wrong) {
    return Optional.ofNullable(wrong.getProblemMark())
        .map(mark -> String.valueOf(mark.getLine() + 1))
        .orElse("");
  }
}
