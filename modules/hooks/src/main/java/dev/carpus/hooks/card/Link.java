package dev.carpus.hooks.card;

import dev.carpus.hooks.Required;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A way from a card to a page or to a SMART app.
 *
 * @param appContext what the app is told through its token response
 * @see <a href="https://cds-hooks.hl7.org/2.0/#link">CDS Hooks 2.0, link</a>
 */
public record Link(String label, URI url, Type type, Optional<String> appContext) {
  private static final Pattern LAUNCH = Pattern.compile("(^|&)(iss|launch)(=|&|$)");

  /** What the client does with the URL. */
  public enum Type {
    /** Opens it unchanged. */
    ABSOLUTE("absolute"),
    /** Launches a SMART app by it, adding the parameters {@code iss} and {@code launch}. */
    SMART("smart");

    private final String code;

    Type(String code) {
      this.code = code;
    }

    /** The word in JSON. */
    public String code() {
      return code;
    }
  }

  /**
   * @throws IllegalArgumentException if a text is blank, the URL is not absolute http or https, a
   *     page is given an app context, or the URL of an app carries what the client will add
   */
  public Link {
    Required.text(label, "link.label");
    Required.httpUrl(url, "link.url");
    appContext.ifPresent(text -> Required.text(text, "link.appContext"));
    if (type == Type.ABSOLUTE && appContext.isPresent()) {
      throw new IllegalArgumentException("link.appContext needs a link of type smart");
    }
    String query = Optional.ofNullable(url.getRawQuery()).orElse("");
    if (type == Type.SMART && LAUNCH.matcher(query).find()) {
      throw new IllegalArgumentException("link.url of type smart must not hold iss or launch");
    }
  }

  /** A link to a page. */
  public static Link absolute(String label, URI url) {
    return new Link(label, url, Type.ABSOLUTE, Optional.empty());
  }
}
