package dev.carpus.server.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Gives a body to the errors that Tomcat finds before any route is asked. */
public final class OutcomeValve extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      Outcome.ofStatus(response.getStatus()).write(response.getResponse());
      response.finishResponse();
    } catch (IOException _) {
      // the caller is gone
    }
  }
}
