package dev.carpus.terminology.remote;

import dev.carpus.terminology.CodeKey;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads an expansion in one pass over the bytes, and tells it from rubbish. Thread-safe. */
final class ExpansionReading {
  /**
   * Marks an expansion that is not whole.
   *
   * @see <a href="https://hl7.org/fhir/R4/extension-valueset-toocostly.html">FHIR R4, extension
   *     valueset-toocostly</a>
   */
  private static final String TOO_COSTLY =
      "http://hl7.org/fhir/StructureDefinition/valueset-toocostly";

  private final JsonFactory json = JsonFactory.builder().build();
  private final String system;

  /** Reads expansions of which every code is of this system. */
  ExpansionReading(String system) {
    this.system = system;
  }

  Reply<ExpansionPage> read(byte[] body) {
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return rubbish("no JSON object");
      }
      Reply<ExpansionPage> page = new Pass(parser, system).readResource();
      return parser.nextToken() == null ? page : rubbish("more than a resource");
    } catch (JacksonException malformed) {
      return rubbish("no JSON, or only a part of it");
    }
  }

  private static Reply<ExpansionPage> rubbish(String what) {
    return new Reply.Failed<>("the terminology server's answer is " + what);
  }

  /** One pass over one body. */
  private static final class Pass {
    private final JsonParser parser;
    private final String system;

    private String type = "";
    private boolean isExpanded;
    private boolean isPartial;
    private boolean isOfOtherSystem;
    private int entries;
    private OptionalInt total = OptionalInt.empty();
    private String timestamp = "";
    private final List<CodeKey> codes = new ArrayList<>();

    Pass(JsonParser parser, String system) {
      this.parser = parser;
      this.system = system;
    }

    Reply<ExpansionPage> readResource() {
      readObject(member -> {
        switch (member) {
          case "resourceType" -> type = text();
          case "expansion" -> readExpansion();
          default -> parser.skipChildren();
        }
      });
      if (!type.equals("ValueSet")) {
        return rubbish(type.equals("OperationOutcome") ? "an OperationOutcome" : "no ValueSet");
      }
      if (!isExpanded) {
        return rubbish("a ValueSet without an expansion");
      }
      if (isOfOtherSystem) {
        return rubbish("an expansion with codes of another code system");
      }
      return isPartial
          ? new Reply.Refused<>("the terminology server says that its expansion is not whole")
          : new Reply.Given<>(new ExpansionPage(codes, entries, total, timestamp));
    }

    private void readExpansion() {
      isExpanded = parser.currentToken() == JsonToken.START_OBJECT;
      readObject(member -> {
        switch (member) {
          case "timestamp" -> timestamp = text();
          case "total" -> total = number();
          case "contains" -> readArray(this::readEntry);
          case "extension" -> readArray(this::readExtension);
          default -> parser.skipChildren();
        }
      });
    }

    private void readEntry() {
      Entry entry = new Entry();
      readObject(member -> {
        switch (member) {
          case "system" -> entry.system = text();
          case "code" -> entry.code = text();
          case "abstract" -> entry.isAbstract = parser.currentToken() == JsonToken.VALUE_TRUE;
          case "contains" -> readArray(this::readEntry);
          default -> parser.skipChildren();
        }
      });
      entries++;
      if (!entry.code.isEmpty()) {
        isOfOtherSystem |= !entry.system.equals(system);
        if (!entry.isAbstract) {
          codes.add(new CodeKey(system, entry.code));
        }
      }
    }

    private void readExtension() {
      Extension extension = new Extension();
      readObject(member -> {
        switch (member) {
          case "url" -> extension.isTooCostly = text().equals(TOO_COSTLY);
          case "valueBoolean" -> extension.isTrue = parser.currentToken() == JsonToken.VALUE_TRUE;
          default -> parser.skipChildren();
        }
      });
      isPartial |= extension.isTooCostly && extension.isTrue;
    }

    private void readObject(Consumer<String> readMember) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String member = parser.currentName();
        parser.nextToken();
        readMember.accept(member);
      }
    }

    private void readArray(Runnable readItem) {
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        parser.skipChildren();
        return;
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        readItem.run();
      }
    }

    private String text() {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        return parser.getString();
      }
      parser.skipChildren();
      return "";
    }

    private OptionalInt number() {
      if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
        return OptionalInt.of(parser.getIntValue());
      }
      parser.skipChildren();
      return OptionalInt.empty();
    }
  }

  /** An entry while it is read: its members come in any order. */
  private static final class Entry {
    private String system = "";
    private String code = "";
    private boolean isAbstract;
  }

  /** An extension while it is read. */
  private static final class Extension {
    private boolean isTooCostly;
    private boolean isTrue;
  }
}
