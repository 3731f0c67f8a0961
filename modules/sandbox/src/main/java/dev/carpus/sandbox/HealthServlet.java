package dev.carpus.sandbox;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * Says whether the sandbox is ready: 200 with {@code {"status":"UP","patients":N}} when all N
 * sample patients are loaded, 503 with {@code {"status":"DOWN"}} before.
 */
final class HealthServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Readiness readiness;

  HealthServlet(Readiness readiness) {
    this.readiness = readiness;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(response, readiness.patients());
  }

  /** Answers with the number of patients that are loaded, or that they are not yet. */
  static void answer(HttpServletResponse response, OptionalInt patients) throws IOException {
    response.setContentType("application/json");
    if (patients.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.getWriter().print("{\"status\":\"DOWN\"}");
    } else {
      response.getWriter().print("{\"status\":\"UP\",\"patients\":" + patients.getAsInt() + "}");
    }
  }
}
