package dev.carpus.pathway;

import java.util.Optional;

/**
 * An order that a rule, or a clause of one, suggests.
 *
 * @param action the id of the action that suggests it
 * @param order what is to be ordered
 * @param replacesDraft whether it is suggested in place of the draft that is judged, which is then
 *     deleted in the same suggestion
 * @param alternatives the id of the action of whose orders only one may be taken
 * @param isPreferred of alternatives, the one that stays where only one can be offered
 */
public record Proposal(
    String action,
    OrderTemplate order,
    boolean replacesDraft,
    Optional<String> alternatives,
    boolean isPreferred) {}
