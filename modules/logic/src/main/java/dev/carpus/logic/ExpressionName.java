package dev.carpus.logic;

import java.util.Comparator;

/**
 * An expression of one of the libraries of a program.
 *
 * @param library the name of the library that defines it
 * @param name its name there
 */
public record ExpressionName(String library, String name) implements Comparable<ExpressionName> {
  private static final Comparator<ExpressionName> ORDER =
      Comparator.comparing(ExpressionName::library).thenComparing(ExpressionName::name);

  @Override
  public int compareTo(ExpressionName other) {
    return ORDER.compare(this, other);
  }
}
