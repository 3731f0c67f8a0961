package dev.carpus.hooks.discovery;

import dev.carpus.hooks.discovery.TemplatePart.Filled;
import dev.carpus.hooks.discovery.TemplatePart.Literal;
import dev.carpus.hooks.request.HookContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A FHIR read or search, as a relative URL with tokens that the context of a request fills. Known
 * to keep the grammar of version 2.0.1 for the hooks understood here.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#prefetch-template">CDS Hooks 2.0, prefetch
 *     template</a>
 */
public final class PrefetchTemplate {
  private final String text;
  private final List<TemplatePart> parts;
  private final boolean isSearch;

  private PrefetchTemplate(String text, List<TemplatePart> parts) {
    this.text = text;
    this.parts = parts;
    isSearch = text.indexOf('?') >= 0;
  }

  /**
   * The template with that text.
   *
   * @throws IllegalArgumentException if the text breaks the grammar; the message says where and
   *     what is allowed
   */
  public static PrefetchTemplate parse(String template) {
    return new PrefetchTemplate(template, new TemplateSyntax(template).parts());
  }

  /** The tokens without their braces, each once, in the order of the template. */
  public List<String> tokens() {
    return parts.stream()
        .<String>mapMulti((part, to) -> {
          if (part instanceof Filled(Token token)) {
            to.accept(token.text());
          }
        })
        .distinct()
        .toList();
  }

  /** Whether it is a search; otherwise it is a read of one resource. */
  public boolean isSearch() {
    return isSearch;
  }

  /** Whether the context has a value for each token, so that {@link #resolve} fills them all. */
  public boolean isFilledBy(HookContext context) {
    for (TemplatePart part : parts) {
      if (part instanceof Filled(Token token) && token.value(context).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Fills the tokens. Their values are FHIR ids and type names, of which every character may stand
   * in a URL; of the template's own characters only the bar needs to be encoded.
   */
  public Resolution resolve(HookContext context) {
    StringBuilder url = new StringBuilder();
    Set<String> unfillable = new LinkedHashSet<>();
    for (TemplatePart part : parts) {
      switch (part) {
        case Literal(String literal) -> url.append(literal.replace("|", "%7C"));
        case Filled(Token token) -> {
          Optional<String> value = token.value(context);
          value.ifPresentOrElse(url::append, () -> unfillable.add(token.text()));
        }
      }
    }
    return unfillable.isEmpty()
        ? new Resolution.Resolved(url.toString())
        : new Resolution.Unfillable(unfillable);
  }

  /** The template as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
