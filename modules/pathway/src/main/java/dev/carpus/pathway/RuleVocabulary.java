package dev.carpus.pathway;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The terms that a rule rests on.
 *
 * @param valueSets canonicals with versions of the value sets that its Logic asks
 * @param conceptMaps canonicals with versions of the maps that carry codes into them
 * @param awaitingCodes ids of the value sets without codes yet that its Logic or a Stop asks
 * @param isImplemented false where its Logic cannot hold until there are codes
 */
public record RuleVocabulary(
    NavigableSet<String> valueSets,
    NavigableSet<String> conceptMaps,
    NavigableSet<String> awaitingCodes,
    boolean isImplemented) {
  public RuleVocabulary {
    valueSets = Collections.unmodifiableNavigableSet(new TreeSet<>(valueSets));
    conceptMaps = Collections.unmodifiableNavigableSet(new TreeSet<>(conceptMaps));
    awaitingCodes = Collections.unmodifiableNavigableSet(new TreeSet<>(awaitingCodes));
  }
}
