package dev.carpus.server.web;

import dev.carpus.server.Outside;
import dev.carpus.server.trust.SigningKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;

/**
 * Takes the calls of the chart page, below {@code /chart}, and passes them on to where they are
 * meant for, signed with the page's key where there is one. The key itself never leaves the
 * service; no other page can call so, by any name of this machine.
 */
final class ChartCalls extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  /** What stands before the paths of the service in those that the page calls. */
  static final String PREFIX = "/chart";

  private static final String SERVICES = PREFIX + "/cds-services";
  private static final String PATHWAYS = PREFIX + "/pathways/";

  private final transient SigningKey key;
  private final transient Supplier<URI> publicUrl;
  private final transient Outside outside;

  /** Passes calls on with tokens of this key, whose issuer is the URL of the chart page. */
  ChartCalls(SigningKey key, Supplier<URI> publicUrl, Outside outside) {
    this.key = key;
    this.publicUrl = publicUrl;
    this.outside = outside;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    if (path.startsWith(PATHWAYS)) {
      chain.doFilter(
          new ForwardedCall(request, path.substring(PREFIX.length()), Optional.empty()), response);
    } else if (!path.equals(SERVICES) && !path.startsWith(SERVICES + "/")) {
      chain.doFilter(request, response);
    } else if (isOfThePage(request)) {
      String target = path.substring(PREFIX.length());
      chain.doFilter(new ForwardedCall(request, target, Optional.of(token(target))), response);
    } else {
      Outcome.forbidden(
              "Only the chart page calls by this path. Call "
                  + path.substring(PREFIX.length())
                  + " with a token of your own.")
          .write(response);
    }
  }

  private String token(String target) {
    String url = publicUrl.get().toString().replaceFirst("/+$", "");
    return key.token(url + PREFIX, url + target, outside.clock().instant(), outside.ids().get());
  }

  /** Browsers say of a page's own calls that they are so, and pages cannot. */
  private boolean isOfThePage(HttpServletRequest request) {
    URI own = publicUrl.get();
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return own.getRawAuthority().equals(request.getHeader(HttpHeaders.HOST))
        && (origin == null || origin.equals(own.getScheme() + "://" + own.getRawAuthority()))
        && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
  }
}
