package dev.carpus.server;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What tests put into their requests that no log may hold: tokens, names, ids, comments. Whoever
 * makes a request in a test plants it here.
 */
public final class Planted {
  private static final Pattern JWT = Pattern.compile("eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}");
  private static final Pattern STATEMENT = Pattern.compile("VALUES\\s*\\(");
  private static final int LEAST_LENGTH = 2;
  private static final Set<String> WORDS = ConcurrentHashMap.newKeySet();

  private Planted() {}

  /**
   * Plants a word, which is then looked for in every line of the log, as a word of its own.
   *
   * @throws IllegalArgumentException if it is so short that any line may hold it
   */
  public static String word(String word) {
    if (!word.isBlank()) {
      if (word.length() < LEAST_LENGTH) {
        throw new IllegalArgumentException(word + " is too short to be looked for");
      }
      WORDS.add(word);
    }
    return word;
  }

  /** What a line of the log holds that it must not. */
  static Optional<String> in(String line) {
    if (JWT.matcher(line).find()) {
      return Optional.of("a token");
    }
    if (STATEMENT.matcher(line).find()) {
      return Optional.of("a statement with its values");
    }
    return WORDS.stream().filter(word -> holds(line, word)).findFirst();
  }

  private static boolean holds(String line, String word) {
    for (int at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
      if (isEdge(line, at - 1) && isEdge(line, at + word.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEdge(String line, int at) {
    return at < 0 || at >= line.length() || !Character.isLetterOrDigit(line.charAt(at));
  }
}
