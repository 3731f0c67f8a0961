package dev.carpus.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A call that goes on to another path, with a token if it is given one. */
final class ForwardedCall extends HttpServletRequestWrapper {
  private final String path;
  private final Optional<String> authorization;

  ForwardedCall(HttpServletRequest call, String path, Optional<String> token) {
    super(call);
    this.path = path;
    authorization = token.map("Bearer "::concat);
  }

  @Override
  public String getRequestURI() {
    return path;
  }

  @Override
  public String getServletPath() {
    return path;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return isToken(name) ? authorization.orElseThrow() : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return isToken(name)
        ? Collections.enumeration(List.of(authorization.orElseThrow()))
        : super.getHeaders(name);
  }

  private boolean isToken(String name) {
    return authorization.isPresent() && HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name);
  }
}
