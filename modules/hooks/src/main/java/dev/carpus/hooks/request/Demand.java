package dev.carpus.hooks.request;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.Required;
import dev.carpus.hooks.ResourceReference;
import dev.carpus.json.JsonSlice;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a member must be, in words for the sender and as the way to its value.
 *
 * @param words completes "must be …"
 * @param value empty if the outline does not fulfil the demand
 */
record Demand<T>(String words, Function<Outline, Optional<T>> value) {
  private static final String UUID_FORM = "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh";

  static final Demand<Hook> HOOK =
      new Demand<>(
          "a string that names a hook understood here: " + Hook.names(),
          outline -> text(outline).flatMap(Hook::named));

  static final Demand<UUID> HOOK_INSTANCE = text("a UUID", Demand::isUuid).map(UUID::fromString);

  static final Demand<URI> FHIR_SERVER =
      new Demand<>(
          "an absolute http or https URL without user, query and fragment",
          outline -> text(outline).flatMap(Demand::baseUrl));

  static final Demand<String> FILLED =
      text("a string of Unicode text that is not blank", Required::isText);

  static final Demand<String> ID =
      text(
          "a bare FHIR id: 1 to 64 of A-Z a-z 0-9 - . and no type before it",
          ResourceReference::isId);

  static final Demand<String> REFERENCE =
      text("a reference of the form Type/id", t -> ResourceReference.parse(t).isPresent());

  static final Demand<String> TOKEN =
      text("a string of visible ASCII characters without spaces", FhirAuthorization::isToken);

  static final Demand<String> BEARER = text("the string Bearer", "Bearer"::equals);

  static final Demand<Duration> SECONDS =
      new Demand<>("a whole number of seconds, 0 or more", Demand::seconds);

  static final Demand<Outline.Opened> OBJECT =
      new Demand<>(
          "an object",
          outline ->
              outline instanceof Outline.Opened opened ? Optional.of(opened) : Optional.empty());

  static final Demand<JsonSlice> BUNDLE =
      new Demand<>("a FHIR Bundle, as an object with resourceType Bundle", Demand::bundle);

  static final Demand<Outline.Items> REFERENCES =
      new Demand<>(
          "an array of one or more references of the form Type/id",
          outline ->
              outline instanceof Outline.Items items && !items.values().isEmpty()
                  ? Optional.of(items)
                  : Optional.empty());

  /** Whether it has all its digits; {@link UUID#fromString} takes fewer. */
  private static boolean isUuid(String text) {
    if (text.length() != UUID_FORM.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (UUID_FORM.charAt(i) == '-' ? each != '-' : !HexFormat.isHexDigit(each)) {
        return false;
      }
    }
    return true;
  }

  static Demand<String> user(Hook hook) {
    return text(
        "of the form Type/id, where the type is one of " + String.join(", ", hook.userTypes()),
        hook::allowsUser);
  }

  private static Demand<String> text(String words, Predicate<String> rule) {
    return new Demand<>(words, outline -> text(outline).filter(rule));
  }

  private <U> Demand<U> map(Function<T, U> then) {
    return new Demand<>(words, outline -> value.apply(outline).map(then));
  }

  private static Optional<String> text(Outline outline) {
    return outline instanceof Outline.Text(String text) ? Optional.of(text) : Optional.empty();
  }

  private static Optional<Duration> seconds(Outline outline) {
    return outline instanceof Outline.Whole(long seconds) && seconds >= 0
        ? Optional.of(Duration.ofSeconds(seconds))
        : Optional.empty();
  }

  private static Optional<JsonSlice> bundle(Outline outline) {
    return outline instanceof Outline.Closed(Optional<String> type, JsonSlice json)
            && type.equals(Optional.of("Bundle"))
        ? Optional.of(json)
        : Optional.empty();
  }

  private static Optional<URI> baseUrl(String text) {
    try {
      URI url = new URI(text);
      boolean bare =
          url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
      return bare && Required.isHttpUrl(url) ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
