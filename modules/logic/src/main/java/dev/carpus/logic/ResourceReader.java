package dev.carpus.logic;

import dev.carpus.json.JsonCursor;
import dev.carpus.json.JsonLimits;
import dev.carpus.json.JsonReading;
import dev.carpus.json.JsonSlice;
import dev.carpus.json.KnownText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a resource or a search result apart into raw resources, of which it reads no more than the
 * type.
 *
 * <p>An OperationOutcome is never data: alone, or as an error among the entries of a Bundle, it
 * makes the whole answer unusable (CDS Hooks requirement R-070). Entries of search mode {@code
 * include} or {@code outcome} are no matches. Thread-safe.
 */
public final class ResourceReader {
  private static final String OUTCOME = "OperationOutcome";
  private static final KnownText TYPE = KnownText.of("resourceType");
  private static final KnownText BUNDLE_TYPE = KnownText.of("type");
  private static final KnownText TOTAL = KnownText.of("total");
  private static final KnownText ENTRY = KnownText.of("entry");
  private static final KnownText LINK = KnownText.of("link");
  private static final KnownText RELATION = KnownText.of("relation");
  private static final KnownText URL = KnownText.of("url");
  private static final KnownText RESOURCE = KnownText.of("resource");
  private static final KnownText SEARCH = KnownText.of("search");
  private static final KnownText MODE = KnownText.of("mode");
  private static final KnownText ISSUE = KnownText.of("issue");
  private static final KnownText SEVERITY = KnownText.of("severity");
  private static final KnownText WARNING = KnownText.of("warning");
  private static final KnownText BUNDLE = KnownText.of("Bundle");
  private static final KnownText SEARCHSET = KnownText.of("searchset");
  private static final KnownText MATCH_MODE = KnownText.of("match");
  private static final String MATCH = "match";
  private static final int DIGITS_OF_ANY_LONG = 18;

  private final JsonLimits limits;

  /** A reader with the limits that hold where nobody has set others. */
  public ResourceReader() {
    this(JsonLimits.DEFAULT);
  }

  /** A reader with limits, which hold for what has not been checked before. */
  public ResourceReader(JsonLimits limits) {
    this.limits = limits;
  }

  /** Reads a whole body. */
  public ResourceReading read(byte[] body) {
    return switch (JsonReading.of(body, limits)) {
      case JsonReading.Read(JsonSlice json) -> read(json);
      case JsonReading.Excessive _ ->
          new ResourceReading.Unusable(
              "it is nested deeper than "
                  + limits.depth()
                  + " levels (carpus.limits.depth), or has a text of more than "
                  + limits.string()
                  + " characters (carpus.limits.string), or names or numbers of thousands",
              true);
      case JsonReading.Malformed _ -> new ResourceReading.Unusable("it is not JSON");
    };
  }

  /** Reads one resource or Bundle. */
  public ResourceReading read(JsonSlice json) {
    Optional<JsonCursor> cursor = json.cursor();
    if (cursor.isEmpty()) {
      return new ResourceReading.Unusable("it is not JSON");
    }
    return cursor.get().isObject()
        ? new Pass(cursor.get()).readResource(json)
        : new ResourceReading.Unusable("it is not a JSON object");
  }

  /** One pass over one body. */
  private static final class Pass {
    private final JsonCursor cursor;

    private @Nullable String type;

    /** The type of the last entry; a search is mostly for resources of one type. */
    private KnownText entryType = KnownText.of("");

    private @Nullable String next;
    private @Nullable String bundleType;
    private OptionalLong total = OptionalLong.empty();
    private boolean isFailed;
    private boolean isMisshapen;
    private final List<RawResource> matches = new ArrayList<>();
    private final List<RawResource> included = new ArrayList<>();

    Pass(JsonCursor cursor) {
      this.cursor = cursor;
    }

    ResourceReading readResource(JsonSlice json) {
      for (boolean is = cursor.openObject(); is; is = cursor.nextMember()) {
        if (cursor.isNamed(TYPE)) {
          type = cursor.text(BUNDLE);
        } else if (cursor.isNamed(BUNDLE_TYPE)) {
          bundleType = cursor.text(SEARCHSET);
        } else if (cursor.isNamed(TOTAL)) {
          readTotal();
        } else if (cursor.isNamed(ENTRY)) {
          isMisshapen |= !eachObject(this::readEntry);
        } else if (cursor.isNamed(LINK)) {
          isMisshapen |= !eachObject(this::readLink);
        } else {
          cursor.skip();
        }
      }
      if (type == null) {
        return new ResourceReading.Unusable("it has no resourceType");
      }
      return switch (type) {
        case OUTCOME -> new ResourceReading.Unusable("it is an OperationOutcome");
        case "Bundle" -> bundle();
        default -> new ResourceReading.One(new RawResource(type, json));
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

    /** Reads each object of an array; whether it is an array of objects and nothing else. */
    private boolean eachObject(Runnable reading) {
      if (!cursor.isArray()) {
        cursor.skip();
        return false;
      }
      boolean isAllObjects = true;
      for (boolean is = cursor.openArray(); is; is = cursor.nextItem()) {
        if (cursor.isObject()) {
          reading.run();
        } else {
          isAllObjects = false;
          cursor.skip();
        }
      }
      return isAllObjects;
    }

    private void readTotal() {
      if (!cursor.isNumber()) {
        cursor.skip();
        return;
      }
      String number = cursor.number();
      if (!isWhole(number)) {
        return;
      }
      if (number.length() <= DIGITS_OF_ANY_LONG) {
        total = OptionalLong.of(Long.parseLong(number));
      } else {
        BigInteger whole = new BigInteger(number);
        total = OptionalLong.of(whole.bitLength() < Long.SIZE ? whole.longValue() : Long.MAX_VALUE);
      }
    }

    /** Whether a number has neither a fraction nor an exponent. */
    private static boolean isWhole(String number) {
      for (int i = 0; i < number.length(); i++) {
        char each = number.charAt(i);
        if (each == '.' || each == 'e' || each == 'E') {
          return false;
        }
      }
      return true;
    }

    private void readLink() {
      String relation = null;
      String url = null;
      for (boolean is = cursor.openObject(); is; is = cursor.nextMember()) {
        if (cursor.isNamed(RELATION)) {
          relation = cursor.text();
        } else if (cursor.isNamed(URL)) {
          url = cursor.text();
        } else {
          cursor.skip();
        }
      }
      if ("next".equals(relation)) {
        next = Objects.requireNonNullElse(url, "");
      }
    }

    private void readEntry() {
      RawResource resource = null;
      boolean isError = false;
      String mode = MATCH;
      for (boolean is = cursor.openObject(); is; is = cursor.nextMember()) {
        if (cursor.isObject() && cursor.isNamed(RESOURCE)) {
          JsonSlice json = cursor.slice();
          String entry = typeOf(json, entryType);
          if (!entry.equals(entryType.text())) {
            entryType = KnownText.of(entry);
          }
          resource = new RawResource(entry, json);
          isError = resource.type().equals(OUTCOME) && isError(json);
        } else if (cursor.isObject() && cursor.isNamed(SEARCH)) {
          mode = Objects.requireNonNullElse(readText(MODE, MATCH_MODE), MATCH);
        } else {
          cursor.skip();
        }
      }
      isFailed |= isError;
      if (resource == null || resource.type().isEmpty()) {
        isMisshapen = true;
      } else if (!OUTCOME.equals(resource.type())) {
        switch (mode) {
          case MATCH -> matches.add(resource);
          case "include" -> included.add(resource);
          case "outcome" -> {}
          default -> isMisshapen = true;
        }
      }
    }

    /**
     * The text of a member of the current object, which is read to its end.
     *
     * @param usual what it mostly is
     */
    private @Nullable String readText(KnownText name, KnownText usual) {
      String text = null;
      for (boolean is = cursor.openObject(); is; is = cursor.nextMember()) {
        if (cursor.isNamed(name)) {
          text = cursor.text(usual);
        } else {
          cursor.skip();
        }
      }
      return text;
    }

    /**
     * The type of a resource, empty if it has none.
     *
     * @param usual what it mostly is
     */
    private static String typeOf(JsonSlice json, KnownText usual) {
      JsonCursor resource = json.cursor().orElseThrow();
      for (boolean is = resource.openObject(); is; is = resource.nextMember()) {
        if (resource.isNamed(TYPE)) {
          return Objects.requireNonNullElse(resource.text(usual), "");
        }
        resource.skip();
      }
      return "";
    }

    /** Whether an OperationOutcome is more than a warning. */
    private static boolean isError(JsonSlice outcome) {
      WarningCheck issues = new WarningCheck();
      Pass pass = new Pass(outcome.cursor().orElseThrow());
      for (boolean is = pass.cursor.openObject(); is; is = pass.cursor.nextMember()) {
        if (pass.cursor.isNamed(ISSUE)) {
          pass.eachObject(() -> issues.add(pass.readText(SEVERITY, WARNING)));
        } else {
          pass.cursor.skip();
        }
      }
      return !issues.isWarningOnly();
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
