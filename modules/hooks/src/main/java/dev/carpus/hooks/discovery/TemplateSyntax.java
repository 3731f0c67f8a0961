package dev.carpus.hooks.discovery;

import dev.carpus.hooks.discovery.TemplatePart.Filled;
import dev.carpus.hooks.discovery.TemplatePart.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the text of a prefetch template apart and checks it against the grammar of version 2.0.1: a
 * read, a search, or the user's reference alone.
 */
final class TemplateSyntax {
  private static final Pattern TOKEN = Pattern.compile("\\{\\{(.*?)}}");

  /** Where a token stands, in the patterns below. */
  private static final String TOKEN_MARK = "{}";

  private static final String TYPE = "[A-Z][A-Za-z]+";
  private static final Pattern READ = Pattern.compile(TYPE + "/(?:[A-Za-z0-9\\-.]++|\\{})+");

  /** Runs of letters are possessive: a long template must not need a deep stack. */
  private static final String PARAMETER =
      "[A-Za-z_][A-Za-z0-9_.:\\-]*=(?:[A-Za-z0-9\\-._~!$'()*+,;:@/?|=]++|%[0-9A-Fa-f]{2}|\\{})+";

  private static final Pattern SEARCH =
      Pattern.compile(TYPE + "\\?" + PARAMETER + "(?:&" + PARAMETER + ")*");

  private final String template;

  TemplateSyntax(String template) {
    this.template = template;
  }

  /**
   * The parts of the template in their order.
   *
   * @throws IllegalArgumentException if it breaks the grammar; the message says where
   */
  List<TemplatePart> parts() {
    List<TemplatePart> parts = new ArrayList<>();
    StringBuilder shape = new StringBuilder();
    Matcher matcher = TOKEN.matcher(template);
    int end = 0;
    while (matcher.find()) {
      literal(template.substring(end, matcher.start()), parts, shape);
      parts.add(new Filled(token(matcher.group(1))));
      shape.append(TOKEN_MARK);
      end = matcher.end();
    }
    literal(template.substring(end), parts, shape);
    checkShape(parts, shape.toString());
    return List.copyOf(parts);
  }

  private void literal(String text, List<TemplatePart> parts, StringBuilder shape) {
    if (text.contains("{") || text.contains("}")) {
      throw wrong("tokens must stand between {{ and }}");
    }
    if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw wrong("characters that no URL can hold must be written as %xx");
    }
    if (!text.isEmpty()) {
      parts.add(new Literal(text));
      shape.append(text);
    }
  }

  private Token token(String text) {
    return Token.of(text)
        .orElseThrow(
            () -> wrong("{{" + text + "}} must be one of these, without spaces: " + Token.all()));
  }

  private void checkShape(List<TemplatePart> parts, String shape) {
    boolean holdsUser = parts.contains(new Filled(Token.USER));
    if (shape.equals(TOKEN_MARK)) {
      if (!holdsUser) {
        throw wrong("only {{context.userId}} holds Type/id and may stand alone");
      }
    } else if (READ.matcher(shape).matches()) {
      if (holdsUser) {
        throw wrong("{{context.userId}} holds Type/id and must not follow a type");
      }
    } else if (!SEARCH.matcher(shape).matches()) {
      throw wrong("it must be a relative URL, Type/id or Type?parameter=value");
    }
  }

  private IllegalArgumentException wrong(String message) {
    return new IllegalArgumentException("prefetch template " + template + ": " + message);
  }
}
