package dev.carpus.terminology;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/**
 * How often each code came that the terminology does not know: codes and counts, nothing of any
 * patient. Thread-safe.
 *
 * <p>Once it holds {@link #MOST} different codes, it counts only those; what looks like no code at
 * all, because it is too long or holds blanks, is not kept.
 */
public final class UnmappedCodes {
  /** The most different codes that are kept. */
  public static final int MOST = 10_000;

  /** Words are no code: somebody may have written there what is no one's to keep. */
  private static final Pattern CODE = Pattern.compile("[^\\s\\p{Cntrl}]{0,64}");

  private static final Pattern SYSTEM = Pattern.compile("[^\\s\\p{Cntrl}]{1,100}");

  /**
   * A code and how often it came.
   *
   * @param count since the counting began
   */
  public record Count(UnmappedCode code, long count) {}

  private final Map<UnmappedCode, LongAdder> counts = new ConcurrentHashMap<>();

  /** Counts each of these codes once more. */
  public void count(Collection<UnmappedCode> codes) {
    codes.forEach(code -> add(code, 1));
  }

  /** Goes on from counts made before. */
  public void addAll(Collection<Count> before) {
    before.forEach(each -> add(each.code(), each.count()));
  }

  private void add(UnmappedCode code, long times) {
    LongAdder known = counts.get(code);
    if (known == null && counts.size() < MOST && isCode(code.code())) {
      known = counts.computeIfAbsent(code, _ -> new LongAdder());
    }
    if (known != null) {
      known.add(times);
    }
  }

  private static boolean isCode(CodeKey key) {
    return CODE.matcher(key.code()).matches() && SYSTEM.matcher(key.system()).matches();
  }

  /** The most frequent first. */
  public List<Count> mostFrequent() {
    return counts.entrySet().stream()
        .map(entry -> new Count(entry.getKey(), entry.getValue().sum()))
        .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::code))
        .toList();
  }

  /** How often codes of each system came. */
  public NavigableMap<String, Long> bySystem() {
    NavigableMap<String, Long> bySystem = new TreeMap<>();
    counts.forEach((code, count) -> bySystem.merge(code.code().system(), count.sum(), Long::sum));
    return bySystem;
  }
}
