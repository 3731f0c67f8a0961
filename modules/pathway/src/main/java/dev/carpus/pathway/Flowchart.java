package dev.carpus.pathway;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A guideline as a picture: steps on a grid, and which leads to which. A step stands for rules, and
 * what came of them says where a patient stands.
 *
 * @param steps the steps, in the order in which they are read
 * @param arrows the arrows between them
 */
public record Flowchart(List<Step> steps, List<Arrow> arrows) {
  private static final int COLUMNS = 4;

  /**
   * One step.
   *
   * @param id its id, a word
   * @param title what is done in it
   * @param when when it is due, if that is worth a line
   * @param rules the ids of its rules
   * @param place where it stands
   */
  public record Step(
      String id, String title, Optional<String> when, List<String> rules, Place place) {
    public Step {
      rules = List.copyOf(rules);
    }
  }

  /**
   * A place on the grid.
   *
   * @param column from 0, on the left
   * @param row from 0, on top
   * @param span how many columns it takes, at least 1
   */
  public record Place(int column, int row, int span) {
    /** The column after the last that it takes. */
    public int end() {
      return column + span;
    }

    /** Whether both want the same cell. */
    public boolean overlaps(Place other) {
      return row == other.row && column < other.end() && other.column < end();
    }
  }

  /** An arrow from one step to another, by their ids. */
  public record Arrow(String from, String to) {}

  public Flowchart {
    steps = List.copyOf(steps);
    arrows = List.copyOf(arrows);
  }

  /** The picture of a guideline that has none of its own: a step for each group, no arrows. */
  public static Flowchart ofGroups(List<RuleGroup> groups) {
    return new Flowchart(
        IntStream.range(0, groups.size())
            .mapToObj(i -> ofGroup(groups.get(i), new Place(i % COLUMNS, i / COLUMNS, 1)))
            .toList(),
        List.of());
  }

  private static Step ofGroup(RuleGroup group, Place place) {
    return new Step(
        group.id(),
        group.topic().display().orElse(group.id()),
        Optional.empty(),
        group.rules().stream().map(Rule::id).toList(),
        place);
  }

  /** How many columns it takes. */
  public int columns() {
    return steps.stream().mapToInt(step -> step.place().end()).max().orElse(0);
  }

  /** How many rows it takes. */
  public int rows() {
    return steps.stream().mapToInt(step -> step.place().row() + 1).max().orElse(0);
  }

  /** The step of that id. */
  public Optional<Step> step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst();
  }
}
