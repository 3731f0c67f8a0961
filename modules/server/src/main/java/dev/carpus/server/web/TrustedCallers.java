package dev.carpus.server.web;

import dev.carpus.server.trust.Admission;
import dev.carpus.server.trust.Caller;
import dev.carpus.server.trust.ClientTrust;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * Lets in the calls of trusted clients, whoever asks for a page that everybody may see, and what
 * comes by the port for operators. What is not surely such a page wants a token, so that no way to
 * write a path leads around it.
 */
final class TrustedCallers extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  /** Paths as they are sent, without anything that could be read in two ways. */
  private static final Pattern FOR_EVERYBODY =
      Pattern.compile(
          "/health(?:/live)?|/(?:pathways|chart)(?:/[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+){0,4}){0,8}/?");

  private final transient ClientTrust trust;
  private final transient RefusedCalls refused;
  private final transient ManagementPort operators;

  TrustedCallers(ClientTrust trust, RefusedCalls refused, ManagementPort operators) {
    this.trust = trust;
    this.refused = refused;
    this.operators = operators;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    if (operators.isAt(request.getLocalPort()) || FOR_EVERYBODY.matcher(path).matches()) {
      chain.doFilter(request, response);
      return;
    }
    List<String> authorization = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
    switch (trust.admit(authorization, path)) {
      case Admission.Admitted(Caller caller) -> {
        Callers.note(request, caller);
        chain.doFilter(request, response);
      }
      case Admission.Refused refusal -> {
        UUID id = refused.note(refusal, CalledPath.of(path));
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        Outcome.unauthorized(id).write(response);
      }
    }
  }
}
