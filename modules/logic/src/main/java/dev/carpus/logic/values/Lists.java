package dev.carpus.logic.values;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operators of lists; a list may hold nulls.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#list-operators-2">CQL, list
 *     operators</a>
 */
public final class Lists {
  /** Of so many, it costs less to compare each with each than to note which were seen. */
  private static final int FEW = 8;

  private final Equality equality;
  private final Order order;

  /** Compares elements by these. */
  public Lists(Equality equality, Order order) {
    this.equality = equality;
    this.order = order;
  }

  /** Whether any element is equal, or null as it. */
  public boolean contains(List<?> list, @Nullable Object element) {
    for (int i = 0; i < list.size(); i++) {
      Object each = list.get(i);
      if ((each == null && element == null) || Truth.isTrue(equality.equal(element, each))) {
        return true;
      }
    }
    return false;
  }

  /** Each element once, in the order in which they come first. */
  public List<@Nullable Object> distinct(List<?> list) {
    List<@Nullable Object> result = new ArrayList<>(list.size());
    if (list.size() <= FEW) {
      for (Object each : list) {
        addNew(each, result);
      }
      return result;
    }
    if (isOfWholes(list)) {
      return new ArrayList<>(new LinkedHashSet<>(list));
    }
    Set<@Nullable Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Object each : list) {
      if (seen.add(each)) {
        addNew(each, result);
      }
    }
    return result;
  }

  private static boolean isOfWholes(List<?> list) {
    for (Object each : list) {
      if (each != null && !(each instanceof Whole)) {
        return false;
      }
    }
    return true;
  }

  private void addNew(@Nullable Object element, List<@Nullable Object> to) {
    if (to.isEmpty() || !contains(to, element)) {
      to.add(element);
    }
  }

  /** The elements of the first that the second has, or has not, each once. */
  public List<@Nullable Object> among(List<?> left, List<?> right, boolean isIn) {
    List<@Nullable Object> found = new ArrayList<>();
    for (Object each : left) {
      if (contains(right, each) == isIn) {
        found.add(each);
      }
    }
    return distinct(found);
  }

  /** Whether the second has every element of the first. */
  public boolean includes(List<?> whole, List<?> part) {
    for (Object each : part) {
      if (!contains(whole, each)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the second has every element of the first, which has more. */
  public boolean properIncludes(List<?> whole, List<?> part) {
    return whole.size() > part.size() && includes(whole, part);
  }

  /** Whether an element, or null as it, is one of several different ones; null if not known. */
  public @Nullable Boolean properContains(List<?> list, @Nullable Object element) {
    if (list.size() <= 1) {
      return false;
    }
    Boolean isThere = Boolean.FALSE;
    Boolean hasOthers = Boolean.FALSE;
    for (Object each : list) {
      Boolean isSame =
          element == null ? Boolean.valueOf(each == null) : equality.equal(each, element);
      isThere = Truth.or(isThere, isSame);
      hasOthers = Truth.or(hasOthers, Truth.not(isSame));
    }
    return Truth.and(isThere, hasOthers);
  }

  /** The elements of the lists in a list. */
  public static List<@Nullable Object> flatten(List<?> lists) {
    List<@Nullable Object> all = new ArrayList<>();
    for (Object each : lists) {
      if (each instanceof List<?> list) {
        all.addAll(list);
      } else {
        all.add(each);
      }
    }
    return all;
  }

  /** Whether any element is not null. */
  public static boolean exists(List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      Object each = list.get(i);
      if (each != null) {
        return true;
      }
    }
    return false;
  }

  /** How many elements are not null. */
  public static int count(List<?> list) {
    int count = 0;
    for (Object each : list) {
      if (each != null) {
        count++;
      }
    }
    return count;
  }

  /**
   * The greatest or least element that is not null.
   *
   * @param sign 1 for the greatest, -1 for the least
   */
  public @Nullable Object extreme(List<?> list, int sign) {
    Object extreme = null;
    for (Object each : list) {
      if (extreme == null) {
        extreme = each;
      } else if (each != null) {
        int comparison = order.compare(each, extreme);
        if (comparison != Temporal.UNCERTAIN && comparison * sign > 0) {
          extreme = each;
        }
      }
    }
    return extreme;
  }

  /**
   * The only element; null of none.
   *
   * @throws InvalidOperandException if there are more
   */
  public static @Nullable Object singleton(List<?> list) {
    if (list.size() > 1) {
      throw new InvalidOperandException("a list of more than one element has no single one");
    }
    return list.isEmpty() ? null : list.getFirst();
  }
}
