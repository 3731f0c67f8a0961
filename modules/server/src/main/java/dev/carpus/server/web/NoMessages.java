package dev.carpus.server.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;

/**
 * No texts in other languages: there are none. Spring's own source of none first finds out which
 * languages Java knows, at each start.
 */
final class NoMessages implements MessageSource {
  @Override
  public @Nullable String getMessage(
      String code,
      Object @Nullable [] arguments,
      @Nullable String otherwise,
      @Nullable Locale locale) {
    return otherwise;
  }

  @Override
  public String getMessage(String code, Object @Nullable [] arguments, @Nullable Locale locale) {
    throw new NoSuchMessageException(code);
  }

  @Override
  public String getMessage(MessageSourceResolvable wanted, @Nullable Locale locale) {
    String otherwise = wanted.getDefaultMessage();
    if (otherwise == null) {
      throw new NoSuchMessageException(String.join(", ", codes(wanted)));
    }
    return otherwise;
  }

  private static String[] codes(MessageSourceResolvable wanted) {
    String[] codes = wanted.getCodes();
    return codes == null ? new String[0] : codes;
  }
}
