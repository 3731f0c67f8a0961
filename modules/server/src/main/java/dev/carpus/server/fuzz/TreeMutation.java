package dev.carpus.server.fuzz;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of any JSON, whatever it speaks of. */
enum TreeMutation implements JsonMutation {
  /** A value is not there. */
  DELETE(work -> work.any().ifPresent(Slot::remove)),
  /** An item comes many times, a member under another name too. */
  DUPLICATE(TreeMutation::duplicate),
  /** A member has another name. */
  RENAME(TreeMutation::rename),
  /** A value stands where another stood. */
  MOVE(work ->
      work.any()
          .ifPresent(from -> {
            JsonNode value = from.value().deepCopy();
            from.remove();
            work.any().ifPresent(to -> to.set(value));
          })),
  /** Two values have changed places. */
  SWAP(work ->
      work.any()
          .ifPresent(one ->
              work.any()
                  .ifPresent(other -> {
                    JsonNode value = one.value().deepCopy();
                    one.set(other.value().deepCopy());
                    other.set(value);
                  }))),
  /** A value is of another JSON type. */
  TYPE(work -> put(work, Workpiece.raw(work.chance().pick(Oddities.OTHER_TYPES)))),
  /** A value stands in an array, or in an object. */
  WRAP(TreeMutation::wrap),
  /** A value is nothing, in one of the ways to write that. */
  EMPTY(work -> put(work, Workpiece.raw(work.chance().pick(Oddities.EMPTY)))),
  /** A value is part of another request. */
  GRAFT(TreeMutation::graft),
  /** A number, or any value, is a number that few programs read. */
  NUMBER(work ->
      work.where(slot -> slot.value().isNumber() || work.chance().oneIn(20))
          .ifPresent(slot -> slot.set(Workpiece.raw(work.chance().pick(Oddities.NUMBERS))))),
  /** A text is one that few programs print. */
  TEXT(work ->
      work.where(slot -> slot.value().isString())
          .ifPresent(slot -> slot.set(Workpiece.text(work.chance().pick(Oddities.TEXTS))))),
  /** A value is nested deep. */
  NESTING(TreeMutation::nest);

  private static final int MOST_COPIES = 60;

  @SuppressWarnings("ImmutableEnumChecker") // changes are functions without state
  private final Change change;

  TreeMutation(Change change) {
    this.change = change;
  }

  @Override
  public Change change() {
    return change;
  }

  private static void put(Workpiece work, JsonNode value) {
    work.any().ifPresent(slot -> slot.set(value));
  }

  private static void duplicate(Workpiece work) {
    work.any()
        .ifPresent(slot -> {
          JsonNode value = slot.value();
          switch (slot) {
            case Slot.Item(ArrayNode parent, int index) -> {
              int copies = 1 + work.chance().below(MOST_COPIES);
              for (int i = 0; i < copies; i++) {
                parent.insert(index, value.deepCopy());
              }
            }
            case Slot.Member(ObjectNode parent, String name) ->
                parent.set(name + "2", value.deepCopy());
          }
        });
  }

  private static void rename(Workpiece work) {
    List<String> names =
        List.of(
            "", "_" + Oddities.MARK, "resourceType", "id", "coding", "value", "entry", "\u0000");
    work.where(Slot.Member.class::isInstance)
        .ifPresent(slot -> {
          Slot.Member member = (Slot.Member) slot;
          JsonNode value = member.value();
          member.remove();
          String name = work.chance().oneIn(3) ? "_" + member.name() : work.chance().pick(names);
          member.parent().set(name, value);
        });
  }

  private static void wrap(Workpiece work) {
    work.any()
        .ifPresent(slot -> {
          JsonNode value = slot.value().deepCopy();
          JsonNode wrapped =
              work.chance().oneIn(2)
                  ? ((ArrayNode) Workpiece.json("[]")).add(value)
                  : ((ObjectNode) Workpiece.json("{}")).set(Oddities.MARK, value);
          slot.set(wrapped);
        });
  }

  private static void graft(Workpiece work) {
    List<Slot> parts = Slot.below(work.seeds().pick(work.chance()).body(), _ -> true);
    if (!parts.isEmpty()) {
      put(work, work.chance().pick(parts).value().deepCopy());
    }
  }

  private static void nest(Workpiece work) {
    int depth = work.chance().pick(Oddities.DEPTHS);
    put(
        work,
        Workpiece.raw(
            work.chance().oneIn(2)
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth)));
  }
}
