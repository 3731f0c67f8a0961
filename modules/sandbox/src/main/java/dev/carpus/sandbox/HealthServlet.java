package dev.carpus.sandbox;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Says whether the sandbox is ready: 200 with {@code {"status":"UP","patients":N}} when all N
 * sample patients are loaded, 503 with {@code {"status":"DOWN"}} before.
 */
final class HealthServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int LOADING = -1;

  private final AtomicInteger patients = new AtomicInteger(LOADING);

  /** Tells that so many sample patients are loaded, and the server ready. */
  void ready(int loadedPatients) {
    patients.set(loadedPatients);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int loaded = patients.get();
    response.setContentType("application/json");
    if (loaded == LOADING) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.getWriter().print("{\"status\":\"DOWN\"}");
    } else {
      response.getWriter().print("{\"status\":\"UP\",\"patients\":" + loaded + "}");
    }
  }
}
