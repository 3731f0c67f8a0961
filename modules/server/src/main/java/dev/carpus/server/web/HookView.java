package dev.carpus.server.web;

import dev.carpus.hooks.Hook;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Offers each hook under a base URL of its own as well, such as {@code /order-sign/cds-services}:
 * discovery there lists that hook alone, and the service there takes no other. The three hooks
 * share one id, and so one URL, by which some clients, such as the public CDS Hooks sandbox, tell
 * services apart: they are given three discovery URLs.
 */
final class HookView extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final Pattern PATH =
      Pattern.compile("/([a-z-]+)(/cds-services(?:/.*)?)", Pattern.DOTALL);

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Matcher path = PATH.matcher(request.getRequestURI());
    Optional<Hook> hook = path.matches() ? Hook.named(path.group(1)) : Optional.empty();
    if (hook.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    ForwardedCall call = new ForwardedCall(request, path.group(2), Optional.empty());
    Callers.note(call, Callers.of(request).only(hook.get()));
    chain.doFilter(call, response);
  }

  /** What stands before the paths of the service in these URLs. */
  static String[] prefixes() {
    return Arrays.stream(Hook.values()).map(hook -> "/" + hook.hookName()).toArray(String[]::new);
  }
}
