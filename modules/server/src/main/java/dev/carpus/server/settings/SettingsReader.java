package dev.carpus.server.settings;

import dev.carpus.server.StartRefused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads the settings from a file in YAML; a system property or an environment variable of the same
 * name goes before the file.
 */
public final class SettingsReader {
  private final ConfigurableEnvironment environment;

  /**
   * A reader.
   *
   * @param environment holds what goes before the file; the file is added to it
   */
  public SettingsReader(ConfigurableEnvironment environment) {
    this.environment = environment;
  }

  /**
   * The settings.
   *
   * @param port the port that goes before all others
   * @throws StartRefused if there is no such file, or anything in it is wrong; says all of it
   */
  public Settings read(Optional<Path> file, Optional<Integer> port) {
    List<String> problems = new ArrayList<>();
    if (file.isPresent()) {
      SettingsFile read = SettingsFile.read(file.get());
      problems.addAll(read.unknownKeys());
      environment.getPropertySources().addLast(read.source());
    }
    Path folder = file.map(Path::toAbsolutePath).map(Path::getParent).orElse(Path.of(""));
    Settings settings = bind(problems).withPathsFrom(folder);
    Settings chosen = port.map(settings::withPort).orElse(settings);
    problems.addAll(SettingsChecks.problems(chosen));
    if (!problems.isEmpty()) {
      throw new StartRefused(problems);
    }
    return chosen;
  }

  /**
   * Whether a file sets nothing at all.
   *
   * @throws StartRefused if it is none, or not in YAML
   */
  public static boolean isEmpty(Path file) {
    return SettingsFile.read(file).source().getPropertyNames().length == 0;
  }

  private Settings bind(List<String> problems) {
    return Binder.get(environment)
        .bindOrCreate(Settings.ROOT, Bindable.of(Settings.class), new Collecting(problems));
  }

  /** Notes every value that is none, and goes on. */
  private static final class Collecting implements BindHandler {
    private static final Map<String, String> WORDS =
        Map.of(
            "int", "a whole number",
            "Boolean", "true or false",
            "boolean", "true or false",
            "Duration", "a duration, such as 400ms or 2s",
            "DataSize", "a size, such as 10MB",
            "ZoneId", "a time zone, such as UTC or Europe/Berlin",
            "URI", "a URL",
            "Path", "a path");

    private final List<String> problems;

    Collecting(List<String> problems) {
      this.problems = problems;
    }

    @Override
    public @Nullable Object onFailure(
        ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
      ConfigurationProperty property = context.getConfigurationProperty();
      Class<?> type = target.getType().resolve(Object.class);
      String words = WORDS.getOrDefault(type.getSimpleName(), "of another kind");
      String line =
          property == null
              ? name + ": must be " + words
              : name + ": " + property.getValue() + " must be " + words + place(property);
      if (!problems.contains(line)) {
        problems.add(line);
      }
      return null;
    }

    private static String place(ConfigurationProperty property) {
      return property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")";
    }
  }
}
