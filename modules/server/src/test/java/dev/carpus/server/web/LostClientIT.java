package dev.carpus.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.server.Eventually;
import dev.carpus.server.HookBody;
import dev.carpus.server.LogLines;
import dev.carpus.server.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is logged of clients that leave before they have their answer. */
class LostClientIT {
  private static final String GONE = "a client was gone before its answer";
  private static final String CONTINUE = "HTTP/1.1 100";

  /** Sends so many bytes of a body once the service reads it, and breaks the connection. */
  private static void leave(Service service, byte[] body, int sent) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
      String head =
          "POST /cds-services/"
              + Service.ID
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Expect: 100-continue\r\nContent-Length: "
              + body.length
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      assertThat(new String(socket.getInputStream().readNBytes(CONTINUE.length()), UTF_8))
          .isEqualTo(CONTINUE);
      socket.getOutputStream().write(Arrays.copyOf(body, sent));
      socket.setSoLinger(true, 0);
    }
  }

  @Test
  void aClientThatLeavesIsNoError() throws IOException {
    byte[] body = HookBody.full().json().getBytes(UTF_8);
    try (LogLines log = new LogLines();
        Service service = Service.start(Service.PATIENT)) {
      leave(service, body, body.length);
      Eventually.see(() -> log.with("message", GONE), lines -> lines.size() == 1);
      leave(service, body, body.length - 1);
      Eventually.see(log::calls, lines -> lines.size() == 2);
      assertThat(log.last().path("status").asInt()).isEqualTo(400);

      assertThat(service.call(HookBody.full()).statusCode()).isEqualTo(200);
      assertThat(log.with("level", "ERROR")).isEmpty();
    }
  }
}
