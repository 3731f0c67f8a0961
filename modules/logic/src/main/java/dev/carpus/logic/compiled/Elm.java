package dev.carpus.logic.compiled;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads ELM from its JSON. */
final class Elm {
  private static final Set<String> OF_THE_SOURCE =
      Set.of(
          "annotation",
          "localId",
          "locator",
          "resultTypeName",
          "resultTypeSpecifier",
          "signature",
          "templateId");

  private Elm() {}

  /** The operator of a piece. */
  static String type(JsonNode node) {
    return text(node, "type");
  }

  /** A text member; empty if there is none. */
  static String text(JsonNode node, String member) {
    return node.path(member).asString("");
  }

  /** A name without the URI of its model. */
  static String local(String qualified) {
    return qualified.substring(qualified.indexOf('}') + 1);
  }

  /** Whether a name is one of CQL's own model. */
  static boolean isSystem(String qualified) {
    return qualified.startsWith("{urn:hl7-org:elm-types:r1}");
  }

  /** Whether a member only says where a piece comes from, or what is known of its type. */
  static boolean isOfTheSource(String member) {
    return OF_THE_SOURCE.contains(member);
  }
}
