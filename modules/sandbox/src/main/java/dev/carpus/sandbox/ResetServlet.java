package dev.carpus.sandbox;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sets the sandbox back on {@code POST /reset}: everything is deleted, and the sample patients are
 * loaded again. It answers as {@link HealthServlet} when that is done; 503 while another reset, or
 * the start, is under way. Pages from elsewhere do not get so far: the CORS filter refuses them.
 */
final class ResetServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Readiness readiness;

  ResetServlet(Readiness readiness) {
    this.readiness = readiness;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HealthServlet.answer(response, readiness.reset());
  }
}
