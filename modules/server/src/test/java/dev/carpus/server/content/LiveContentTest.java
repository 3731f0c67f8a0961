package dev.carpus.server.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.server.StartRefused;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LiveContentTest {
  private final Queue<Supplier<ServedContent>> loadings = new ArrayDeque<>();

  private LiveContent content(Supplier<ServedContent> first) {
    loadings.add(first);
    return new LiveContent(() -> loadings.remove().get(), Runnable::run);
  }

  private static ServedContent some() {
    return new ServedContent(List.of());
  }

  @Test
  void servesTheFirstUntilAnotherIsLoaded() {
    ServedContent first = some();
    ServedContent second = some();
    LiveContent content = content(() -> first);
    content.await();
    assertThat(content.get()).isSameAs(first);
    loadings.add(() -> second);
    assertThat(content.reload()).isTrue();
    assertThat(content.get()).isSameAs(second);
  }

  @Test
  void saysWhyTheFirstCannotBeServed() {
    LiveContent content =
        content(() -> {
          throw new StartRefused("it is wrong");
        });
    assertThatThrownBy(content::await).isInstanceOf(StartRefused.class).hasMessage("it is wrong");
  }

  @Test
  void throwsOnWhatElseKeepsTheFirstFromBeingLoaded() {
    LiveContent content =
        content(() -> {
          throw new IllegalStateException("a fault of the program");
        });
    assertThatThrownBy(content::await)
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("a fault of the program");
  }

  @Test
  void servesTheFirstOnWhereAnotherCannotBe() {
    ServedContent first = some();
    LiveContent content = content(() -> first);
    loadings.add(() -> {
      throw new StartRefused("it is wrong");
    });
    assertThat(content.reload()).isFalse();
    assertThat(content.get()).isSameAs(first);
    assertThat(content.problems()).containsExactly("it is wrong");
  }
}
