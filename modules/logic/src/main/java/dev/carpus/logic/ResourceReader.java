package dev.carpus.logic;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Takes a resource or a search result apart into raw resources, in one pass over the bytes.
 *
 * <p>An OperationOutcome is never data: alone, or as an error among the entries of a Bundle, it
 * makes the whole answer unusable (CDS Hooks requirement R-070). Entries of search mode {@code
 * include} or {@code outcome} are no matches. Thread-safe.
 */
public final class ResourceReader {
  private static final String OUTCOME = "OperationOutcome";

  private static final int MOST_DEPTH = 1000;

  private final JsonFactory json;
  private final StreamReadConstraints limits;

  /** A reader for JSON that has been held to limits before. */
  public ResourceReader() {
    this(MOST_DEPTH, Integer.MAX_VALUE);
  }

  /**
   * A reader with limits.
   *
   * @param depth how deep the JSON may be nested
   * @param string the most characters that one text of it may have
   */
  public ResourceReader(int depth, int string) {
    limits = StreamReadConstraints.builder().maxNestingDepth(depth).maxStringLength(string).build();
    json = JsonFactory.builder().streamReadConstraints(limits).build();
  }

  /** Reads the bytes of one resource or Bundle. */
  public ResourceReading read(byte[] body, int offset, int length) {
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body, offset, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new ResourceReading.Unusable("it is not a JSON object");
      }
      ResourceReading reading = new Pass(new JsonTokens(parser), body, offset).readResource();
      return parser.nextToken() == null
          ? reading
          : new ResourceReading.Unusable("something follows the resource");
    } catch (StreamConstraintsException excessive) {
      return new ResourceReading.Unusable(
          "it is nested deeper than "
              + limits.getMaxNestingDepth()
              + " levels (carpus.limits.depth), or has a text of more than "
              + limits.getMaxStringLength()
              + " characters (carpus.limits.string), or names or numbers of thousands",
          true);
    } catch (JacksonException malformed) {
      return new ResourceReading.Unusable("it is not JSON");
    }
  }

  /** Reads a whole body. */
  public ResourceReading read(byte[] body) {
    return read(body, 0, body.length);
  }

  /** One pass over one body. */
  private static final class Pass {
    private final JsonTokens tokens;
    private final byte[] body;
    private final int base;

    private @Nullable String type;
    private @Nullable String next;
    private @Nullable String bundleType;
    private OptionalLong total = OptionalLong.empty();
    private boolean isFailed;
    private boolean isMisshapen;
    private final List<RawResource> matches = new ArrayList<>();
    private final List<RawResource> included = new ArrayList<>();

    Pass(JsonTokens tokens, byte[] body, int base) {
      this.tokens = tokens;
      this.body = body;
      this.base = base;
    }

    ResourceReading readResource() {
      int start = here();
      for (String member = tokens.nextMember(); member != null; member = tokens.nextMember()) {
        switch (member) {
          case "resourceType" -> type = tokens.text();
          case "type" -> bundleType = tokens.text();
          case "total" -> total = tokens.number();
          case "entry" -> isMisshapen |= !tokens.eachObject(this::readEntry);
          case "link" -> isMisshapen |= !tokens.eachObject(this::readLink);
          default -> tokens.skip();
        }
      }
      if (type == null) {
        return new ResourceReading.Unusable("it has no resourceType");
      }
      return switch (type) {
        case OUTCOME -> new ResourceReading.Unusable("it is an OperationOutcome");
        case "Bundle" -> bundle();
        default -> new ResourceReading.One(slice(type, start));
      };
    }

    /** What cannot be read of a Bundle could be what it is about: then nothing of it is used. */
    private ResourceReading bundle() {
      if (isFailed) {
        return new ResourceReading.Unusable("an entry is an OperationOutcome");
      }
      return isMisshapen
          ? new ResourceReading.Unusable("its entries or links are not as FHIR has them")
          : new ResourceReading.Page(
              matches, included, Optional.ofNullable(next), Optional.ofNullable(bundleType), total);
    }

    private void readLink() {
      String relation = null;
      String url = null;
      for (String member = tokens.nextMember(); member != null; member = tokens.nextMember()) {
        switch (member) {
          case "relation" -> relation = tokens.text();
          case "url" -> url = tokens.text();
          default -> tokens.skip();
        }
      }
      if ("next".equals(relation)) {
        next = Objects.requireNonNullElse(url, "");
      }
    }

    private void readEntry() {
      RawResource resource = null;
      boolean isError = false;
      String mode = "match";
      for (String member = tokens.nextMember(); member != null; member = tokens.nextMember()) {
        boolean isObject = tokens.at(JsonToken.START_OBJECT);
        if (isObject && member.equals("resource")) {
          Entry entry = readEntryResource();
          resource = entry.resource();
          isError = entry.isError();
        } else if (isObject && member.equals("search")) {
          mode = readMode();
        } else {
          tokens.skip();
        }
      }
      isFailed |= isError;
      if (resource == null || resource.type().isEmpty()) {
        isMisshapen = true;
      } else if (!OUTCOME.equals(resource.type())) {
        switch (mode) {
          case "match" -> matches.add(resource);
          case "include" -> included.add(resource);
          case "outcome" -> {}
          default -> isMisshapen = true;
        }
      }
    }

    private record Entry(RawResource resource, boolean isError) {}

    private Entry readEntryResource() {
      int start = here();
      String resourceType = null;
      WarningCheck issues = new WarningCheck();
      for (String member = tokens.nextMember(); member != null; member = tokens.nextMember()) {
        switch (member) {
          case "resourceType" -> resourceType = tokens.text();
          case "issue" -> tokens.eachObject(() -> issues.add(readText("severity")));
          default -> tokens.skip();
        }
      }
      String known = Objects.requireNonNullElse(resourceType, "");
      return new Entry(slice(known, start), OUTCOME.equals(known) && !issues.isWarningOnly());
    }

    private String readMode() {
      return Objects.requireNonNullElse(readText("mode"), "match");
    }

    /** The text of a member of the current object, which is read to its end. */
    private @Nullable String readText(String name) {
      String text = null;
      for (String member = tokens.nextMember(); member != null; member = tokens.nextMember()) {
        if (member.equals(name)) {
          text = tokens.text();
        } else {
          tokens.skip();
        }
      }
      return text;
    }

    /** Where the current token starts, in the body. */
    private int here() {
      return base + tokens.offset();
    }

    private RawResource slice(String resourceType, int start) {
      return new RawResource(resourceType, body, start, here() + 1 - start);
    }
  }

  /** Whether every issue of an OperationOutcome is a warning or information. */
  private static final class WarningCheck {
    private static final Set<String> WARNINGS = Set.of("warning", "information");

    private boolean isEmpty = true;
    private boolean hasError;

    void add(@Nullable String severity) {
      isEmpty = false;
      hasError |= severity == null || !WARNINGS.contains(severity);
    }

    boolean isWarningOnly() {
      return !isEmpty && !hasError;
    }
  }
}
