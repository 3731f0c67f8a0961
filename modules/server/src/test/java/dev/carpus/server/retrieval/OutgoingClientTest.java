package dev.carpus.server.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutgoingClientTest {
  private final List<HttpClient> made = new ArrayList<>();
  private final OutgoingClient client =
      new OutgoingClient(() -> {
        made.add(OutgoingHttp.client().build());
        return made.getLast();
      });

  @Test
  void isMadeAtTheFirstNeedAndOnlyOnce() throws IOException, InterruptedException {
    assertThat(made).isEmpty();
    assertThat(client.get()).isSameAs(client.get()).isSameAs(made.getFirst());
    assertThat(made).hasSize(1);
    client.close();
    assertThat(made.getFirst().awaitTermination(Duration.ofMinutes(1))).isTrue();
  }

  @Test
  void isNotMadeOnceItIsClosed() {
    client.close();
    assertThatThrownBy(client::get)
        .isInstanceOf(IOException.class)
        .hasMessage("nothing more is asked of other servers");
    assertThat(made).isEmpty();
  }
}
