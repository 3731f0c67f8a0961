package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

class FailuresTest {
  private static final UUID ID = new UUID(0, 1);

  private static Optional<Integer> status(Throwable failure) {
    return new Failures().answer(failure, ID).map(Outcome::status);
  }

  @Test
  void answersNobodyWhereTheClientIsGone() {
    assertThat(status(new AsyncRequestNotUsableException("no longer"))).isEmpty();
    assertThat(status(new ClientAbortException(new IOException("Broken pipe")))).isEmpty();
    assertThat(status(new ServletException(new ClientAbortException("gone")))).isEmpty();
  }

  @Test
  void answersWhereAnotherConnectionIsBroken() {
    assertThat(status(new IOException("Broken pipe"))).contains(500);
    assertThat(status(new IllegalStateException(new IOException("Connection reset by peer"))))
        .contains(500);
  }
}
