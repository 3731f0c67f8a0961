package dev.carpus.reference.records;

import dev.carpus.terminology.CodeKey;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where on the body something is. */
final class Sites {
  /** A side of the body. */
  enum Side {
    RIGHT("24028007"),
    LEFT("7771000"),
    BOTH("51440002");

    private final String code;

    Side(String code) {
      this.code = code;
    }
  }

  private static final String HAND = "85562004";
  private static final String WRIST = "8205005";
  private static final String KNEE = "72696002";
  private static final String FINGER_JOINT = "125642009";

  private final Chance chance;
  private final Vocabulary vocabulary;

  Sites(RecordSheet sheet) {
    chance = sheet.chance();
    vocabulary = sheet.vocabulary();
  }

  /** Says that a resource is of a hand, or of both. */
  ObjectNode ofHand(ObjectNode resource, Side side) {
    if (!chance.isOrdinary()) {
      return anywhere(resource);
    }
    if (side == Side.BOTH && chance.percent(25)) {
      resource.putArray("bodySite").add(place(HAND, Side.LEFT)).add(place(HAND, Side.RIGHT));
    } else {
      resource.putArray("bodySite").add(place(HAND, side));
    }
    return resource;
  }

  /** Says that a resource is of a wrist, or of a joint of a finger. */
  ObjectNode ofJoint(ObjectNode resource) {
    ArrayNode sites = resource.putArray("bodySite");
    Side side = chance.of(Side.values());
    if (chance.percent(50)) {
      sites.add(place(WRIST, side));
    } else {
      sites.add(named(place(FINGER_JOINT, side), chance.of("Joint of finger", "Thumb", "Hand")));
      if (chance.percent(40)) {
        sites.add(place(HAND, side));
      }
    }
    return resource;
  }

  /** Says that a resource is of some place, or of several, or of one that nobody knows. */
  ObjectNode anywhere(ObjectNode resource) {
    ArrayNode sites = resource.putArray("bodySite");
    for (int count = chance.of(1, 1, 1, 2, 3); count > 0; count--) {
      sites.add(any());
    }
    return resource;
  }

  /** A wrist, or any other place. */
  ObjectNode joint() {
    return chance.percent(75) ? place(WRIST, chance.of(Side.LEFT, Side.RIGHT)) : any();
  }

  /** Any place. */
  ObjectNode any() {
    Side side = chance.of(Side.values());
    return switch (chance.between(0, 8)) {
      case 0 -> place(HAND, side);
      case 1 -> vocabulary.concept(new CodeKey(Vocabulary.SNOMED, HAND));
      case 2 -> place(WRIST, side);
      case 3 -> vocabulary.concept(new CodeKey(Vocabulary.SNOMED, side.code));
      case 4 -> named(place(KNEE, side), "Knee region structure");
      case 5 -> place(KNEE, side);
      case 6 -> named(vocabulary.unknown(), vocabulary.words());
      case 7 -> Json.object().put("text", chance.of("left hand", "both wrists", "knee", "Finger"));
      default -> local();
    };
  }

  /** A hand by a local code beside that of SNOMED CT. */
  private ObjectNode local() {
    ObjectNode concept = Json.object();
    ArrayNode codings = concept.putArray("coding");
    for (CodeKey key :
        List.of(
            new CodeKey("urn:oid:1.2.3.4.5", "HAND-R"),
            new CodeKey(Vocabulary.SNOMED, HAND),
            new CodeKey(Vocabulary.SNOMED, Side.RIGHT.code))) {
      if (chance.percent(80)) {
        codings.add(vocabulary.coding(key));
      }
    }
    return concept;
  }

  private ObjectNode place(String code, Side side) {
    ObjectNode concept = vocabulary.concept(new CodeKey(Vocabulary.SNOMED, code));
    concept.withArray("coding").add(vocabulary.coding(new CodeKey(Vocabulary.SNOMED, side.code)));
    return concept;
  }

  private ObjectNode named(ObjectNode concept, String words) {
    if (chance.percent(50) && concept.path("coding").path(0) instanceof ObjectNode coding) {
      coding.put("display", words);
    } else {
      concept.put("text", words);
    }
    return concept;
  }
}
