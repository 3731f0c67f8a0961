package dev.carpus.hooks.card;

import dev.carpus.hooks.Required;
import java.net.URI;
import java.util.Optional;

/**
 * Where the guidance of a card comes from.
 *
 * @param icon a PNG of 100 by 100 pixels
 * @param topic what the card is about, in a wide sense
 * @see <a href="https://cds-hooks.hl7.org/2.0/#source">CDS Hooks 2.0, source</a>
 */
public record Source(String label, Optional<URI> url, Optional<URI> icon, Optional<Coding> topic) {
  /**
   * @throws IllegalArgumentException if the label is blank or a URL is not absolute http or https
   */
  public Source {
    Required.text(label, "source.label");
    url.ifPresent(address -> Required.httpUrl(address, "source.url"));
    icon.ifPresent(address -> Required.httpUrl(address, "source.icon"));
  }
}
