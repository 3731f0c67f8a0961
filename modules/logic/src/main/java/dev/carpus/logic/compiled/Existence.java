package dev.carpus.logic.compiled;

import dev.carpus.logic.values.Lists;
import java.util.List;

/** What can tell whether it gives a list that has anything in it without making all of the list. */
interface Existence {
  /** Whether it gives a list with an element that is not null; looks no further than that. */
  boolean exists(Frame frame);

  /** Whether an expression gives such a list. */
  static boolean of(Expression list, Frame frame) {
    return list instanceof Existence telling
        ? telling.exists(frame)
        : list.value(frame) instanceof List<?> all && Lists.exists(all);
  }
}
