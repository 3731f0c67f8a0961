package dev.carpus.benchmarks.byhand;

import dev.carpus.logic.facts.Fact;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which part of the body, and which side, records speak of. */
final class Places {
  private static final Pattern HAND =
      Pattern.compile("\\b(hands?|wrists?|fingers?|thumbs?|metacarpophalangeal)\\b");

  private final Elements elements;
  private final Codes codes;

  Places(Elements elements, Codes codes) {
    this.elements = elements;
    this.codes = codes;
  }

  /** Whether a body site of a condition is a hand. */
  boolean isOfHand(Fact condition) {
    return Chart.isAnyIn(elements.bodySite.facts(condition), codes.handSite);
  }

  /** Whether a condition's code says where it is, or its body site that it is a hand. */
  boolean namesHand(Fact condition) {
    return !Chart.isIn(elements.code.fact(condition), codes.namesNoPlace) || isOfHand(condition);
  }

  boolean isOfBoth(Fact condition) {
    return isOf(condition, codes.bothSides);
  }

  boolean isOfRight(Fact condition) {
    return isOf(condition, codes.rightSide);
  }

  boolean isOfLeft(Fact condition) {
    return isOf(condition, codes.leftSide);
  }

  private boolean isOf(Fact condition, int side) {
    if (Chart.isIn(elements.code.fact(condition), side)) {
      return true;
    }
    for (Fact site : elements.bodySite.facts(condition)) {
      if (site.isIn(side) && !isElsewhere(site)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a body site names a place that is no hand and no wrist. */
  boolean isElsewhere(Fact site) {
    boolean isOfHand = site.isIn(codes.handSite) || site.isIn(codes.wristSite);
    for (Fact coding : elements.coding.facts(site)) {
      if (!(coding.isIn(codes.rightSide)
              || coding.isIn(codes.leftSide)
              || coding.isIn(codes.bothSides)
              || coding.isIn(codes.handSite)
              || coding.isIn(codes.wristSite))
          && (!isOfHand || Concepts.SNOMED.equals(elements.system.text(coding)))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the body sites of a condition name other places, and no hand or wrist. */
  boolean isOfAnotherPlace(Fact condition) {
    boolean isElsewhere = false;
    for (Fact site : elements.bodySite.facts(condition)) {
      boolean isOfHand = isOfHandByWords(site);
      if (isOfHand || site.isIn(codes.handSite) || site.isIn(codes.wristSite)) {
        return false;
      }
      isElsewhere |= hasWords(site) && isElsewhere(site);
    }
    return isElsewhere;
  }

  /** Whether an exam was of another place. */
  boolean isExaminedElsewhere(Fact exam) {
    Fact site = elements.bodySite.fact(exam);
    return site != null && isElsewhere(site) && !isOfHandByWords(site);
  }

  /** Whether an exam was of one side alone. */
  boolean isOfOneSide(Fact exam) {
    Fact site = elements.bodySite.fact(exam);
    if (site == null) {
      return false;
    }
    boolean isRight = site.isIn(codes.rightSide);
    boolean isLeft = site.isIn(codes.leftSide);
    return isRight != isLeft && !site.isIn(codes.bothSides);
  }

  /** Whether an exam of one side was of the one side of a condition. */
  boolean isOfSideOf(Fact exam, Fact condition) {
    Fact site = elements.bodySite.fact(exam);
    boolean isRight = isOfRight(condition);
    boolean isLeft = isOfLeft(condition);
    return (Chart.isIn(site, codes.rightSide) && isRight && !isLeft)
        || (Chart.isIn(site, codes.leftSide) && isLeft && !isRight);
  }

  private boolean hasWords(Fact site) {
    if (elements.text.of(site) != null) {
      return true;
    }
    for (Fact coding : elements.coding.facts(site)) {
      if (elements.display.of(coding) != null) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfHandByWords(Fact site) {
    if (speaksOfHand(elements.text.text(site))) {
      return true;
    }
    for (Fact coding : elements.coding.facts(site)) {
      if (speaksOfHand(elements.display.text(coding))) {
        return true;
      }
    }
    return false;
  }

  private static boolean speaksOfHand(@Nullable String words) {
    // The rule's pattern does not cross lines.
    return words != null
        && HAND.matcher(words.toLowerCase(Locale.ROOT)).find()
        && words.chars().noneMatch(Places::endsLine);
  }

  private static boolean endsLine(int character) {
    return character == '\n'
        || character == '\r'
        || character == '\u0085'
        || character == '\u2028'
        || character == '\u2029';
  }
}
