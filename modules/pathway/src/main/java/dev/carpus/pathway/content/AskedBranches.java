package dev.carpus.pathway.content;

import dev.carpus.logic.ConditionBranches;
import dev.carpus.logic.ElmGraph;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.NeverTrue;
import dev.carpus.pathway.ConditionBranch;
import java.util.List;
import java.util.Set;

/**
 * A program that tells the value of each branch of its conditions, too.
 *
 * @param program the program
 * @param branches the branches; none if they are not asked
 */
record AskedBranches(LogicProgram program, List<ConditionBranch> branches) {
  AskedBranches {
    branches = List.copyOf(branches);
  }

  /** A program that asks no branches. */
  static AskedBranches none(LogicProgram program) {
    return new AskedBranches(program, List.of());
  }

  /**
   * A program with its branches.
   *
   * @param awaitingCodes the value sets without codes, by canonical URL
   */
  static AskedBranches of(LogicProgram program, Set<String> awaitingCodes) {
    ConditionBranches found =
        ConditionBranches.of(program.main(), program.included(), program.expressions());
    LogicProgram asking = found.withBranches(program);
    NeverTrue neverTrue =
        new NeverTrue(new ElmGraph(asking.main(), asking.included()), awaitingCodes);
    return new AskedBranches(
        asking,
        found.branches().stream()
            .map(branch ->
                new ConditionBranch(
                    branch.name(),
                    branch.library(),
                    branch.line(),
                    branch.expression(),
                    neverTrue.covers(branch.expression())))
            .toList());
  }
}
