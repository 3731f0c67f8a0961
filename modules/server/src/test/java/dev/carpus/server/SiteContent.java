package dev.carpus.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.pathway.content.ContentFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A copy of the shipped content, without its cases, that a test may change.
 *
 * @param folder where it is
 */
public record SiteContent(Path folder) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** A fresh copy below a folder. */
  public static SiteContent below(Path parent) {
    Path from = ContentFolder.shipped().root();
    Path to = parent.resolve("content");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else if (!file.toString().contains("/cases/")) {
          Files.copy(file, copy);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new SiteContent(to);
  }

  /** The folder of the pathway. */
  public Path pathway() {
    return folder.resolve(Service.ID);
  }

  /** Replaces a text that is there. */
  public SiteContent edit(String file, String from, String to) {
    try {
      String before = Files.readString(folder.resolve(file));
      assertThat(before).contains(from);
      Files.writeString(folder.resolve(file), before.replace(from, to));
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Adds a code system of which the content holds no code. */
  public SiteContent codeSystem(String url) {
    ObjectNode system = MAPPER.createObjectNode();
    system.put("resourceType", "CodeSystem");
    system.put("url", url);
    system.put("status", "active");
    system.put("content", "fragment");
    String name = url.substring(url.lastIndexOf('/') + 1);
    write(folder.resolve("code-systems/CodeSystem-site-" + name + ".json"), system);
    return this;
  }

  /** Lets the value set of cramps include this in the place of everything else. */
  public SiteContent cramps(String... includes) {
    Path file = pathway().resolve("terminology/ValueSet-VS-HandCramp.json");
    try {
      ObjectNode valueSet = (ObjectNode) MAPPER.readTree(Files.readString(file));
      ArrayNode include = ((ObjectNode) valueSet.path("compose")).putArray("include");
      for (String each : includes) {
        include.add(MAPPER.readTree(each));
      }
      write(file, valueSet);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void write(Path file, ObjectNode json) {
    try {
      Files.writeString(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
