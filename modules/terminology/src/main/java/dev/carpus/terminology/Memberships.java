package dev.carpus.terminology;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * To which value sets a code belongs when concept maps are followed, at any depth: outright, by its
 * own right or through maps to the same meaning, or only through a map to a wider one.
 */
final class Memberships {
  /**
   * The value sets of a code.
   *
   * @param outright those that hold the code, or one of the same meaning
   * @param wider those that hold a code of wider meaning
   */
  record Membership(BitSet outright, BitSet wider) {
    /** Whether it is in some value set through a wider meaning alone. */
    boolean isWider() {
      BitSet alone = (BitSet) wider.clone();
      alone.andNot(outright);
      return !alone.isEmpty();
    }

    BitSet all() {
      BitSet all = (BitSet) outright.clone();
      all.or(wider);
      return all;
    }
  }

  private final Map<CodeKey, List<ConceptTranslation>> translations;
  private final Function<CodeKey, BitSet> own;
  private final Map<CodeKey, Membership> known = new HashMap<>();

  Memberships(Map<CodeKey, List<ConceptTranslation>> translations, Function<CodeKey, BitSet> own) {
    this.translations = translations;
    this.own = own;
  }

  Membership of(CodeKey code) {
    return of(code, new HashSet<>());
  }

  private Membership of(CodeKey code, Set<CodeKey> under) {
    Membership ready = known.get(code);
    if (ready != null) {
      return ready;
    }
    BitSet outright = own.apply(code);
    BitSet wider = new BitSet();
    if (under.add(code)) {
      for (ConceptTranslation translation : translations.getOrDefault(code, List.of())) {
        Membership target = of(translation.target(), under);
        (translation.isOutright() ? outright : wider).or(target.outright());
        wider.or(target.wider());
      }
      under.remove(code);
    }
    Membership membership = new Membership(outright, wider);
    if (under.isEmpty()) {
      known.put(code, membership);
    }
    return membership;
  }
}
