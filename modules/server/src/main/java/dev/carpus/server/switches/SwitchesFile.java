package dev.carpus.server.switches;

import dev.carpus.server.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file that says what is switched off.
 *
 * @param path where it is
 */
public record SwitchesFile(Path path) {
  private static final Logger LOG = LoggerFactory.getLogger(SwitchesFile.class);
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Set<String> MEMBERS = Set.of("pathway", "rule", "client", "reason", "since");

  /** The file in a folder of data. */
  public static SwitchesFile in(Path data) {
    return new SwitchesFile(data.resolve("switches.json"));
  }

  /** The same file, which nobody but its owner can read from now on. */
  public SwitchesFile madePrivate() {
    if (!isMissing()) {
      try {
        OwnerOnly.makePrivate(path);
      } catch (IOException notAllowed) {
        LOG.warn("others than its owner may read the file of switches {}", path);
      }
    }
    return this;
  }

  /** Whether there is nothing where it would be. */
  public boolean isMissing() {
    return Files.notExists(path);
  }

  /**
   * What is switched off; nothing if there is no file.
   *
   * @throws IOException if the file cannot be read, or is no such file; its message says what to do
   */
  public Switches read() throws IOException {
    if (isMissing()) {
      return Switches.none();
    }
    try {
      List<Switch> off = new ArrayList<>();
      for (JsonNode each : MAPPER.readTree(Files.readString(path)).required("off").asArray()) {
        off.add(read(each));
      }
      return new Switches(off);
    } catch (JacksonException | DateTimeException | IllegalArgumentException wrong) {
      throw new IOException(
          path
              + " is no file of switches ("
              + String.valueOf(wrong.getMessage()).lines().findFirst().orElse("")
              + "); mend it, or write it anew with ./carpus switch off --all",
          wrong);
    }
  }

  private static Switch read(JsonNode entry) {
    Set<String> unknown = new TreeSet<>(entry.propertyNames());
    unknown.removeAll(MEMBERS);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("unknown members " + String.join(", ", unknown));
    }
    return new Switch(
        text(entry, "pathway"),
        text(entry, "rule"),
        text(entry, "client"),
        entry.required("reason").stringValue(),
        Instant.parse(entry.required("since").stringValue()));
  }

  private static Optional<String> text(JsonNode entry, String member) {
    return Optional.ofNullable(entry.get(member)).map(JsonNode::stringValue);
  }

  /**
   * Copies the file, as damaged as it is, to another beside it.
   *
   * @return the other
   */
  public Path setAside() throws IOException {
    Path aside = path.resolveSibling(path.getFileName() + ".damaged");
    return Files.copy(
        path, aside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
  }

  /**
   * Puts these switches in the place of those before, at once. A file that is there keeps its owner
   * and its permissions; a new one can be read by its owner alone.
   *
   * @throws IOException if they cannot be written; the file is as it was then
   */
  public void write(Switches switches) throws IOException {
    ObjectNode file = MAPPER.createObjectNode();
    ArrayNode off = file.putArray("off");
    for (Switch each : switches.off()) {
      ObjectNode entry = off.addObject();
      each.pathway().ifPresent(id -> entry.put("pathway", id));
      each.rule().ifPresent(id -> entry.put("rule", id));
      each.client().ifPresent(name -> entry.put("client", name));
      entry.put("reason", each.reason()).put("since", each.since().toString());
    }
    OwnerOnly.makeFolderOf(path);
    Path draft = path.toAbsolutePath().resolveSibling(path.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    try {
      OwnerOnly.makeFile(draft);
      if (!isMissing()) {
        OwnerOnly.liken(draft, path);
      }
      Files.writeString(draft, MAPPER.writeValueAsString(file) + System.lineSeparator());
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
