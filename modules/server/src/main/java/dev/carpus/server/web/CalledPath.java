package dev.carpus.server.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What kind of path a call was for, whatever the view of {@link HookView}: a word for logs, as
 * paths themselves come from callers.
 */
enum CalledPath {
  DISCOVERY("(?:/[a-z-]+)?/cds-services"),
  FEEDBACK("(?:/[a-z-]+)?/cds-services/[^/]+/feedback"),
  EXPLANATION("(?:/[a-z-]+)?/cds-services/[^/]+/explain"),
  HOOK("(?:/[a-z-]+)?/cds-services/[^/]+"),
  OTHER(".*");

  private final Pattern form;

  CalledPath(String form) {
    this.form = Pattern.compile(form, Pattern.DOTALL);
  }

  /** The kind of a path. */
  static CalledPath of(String path) {
    return Arrays.stream(values())
        .filter(kind -> kind.form.matcher(path).matches())
        .findFirst()
        .orElse(OTHER);
  }

  /** The word. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
