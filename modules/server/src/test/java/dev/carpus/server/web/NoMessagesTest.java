package dev.carpus.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.DefaultMessageSourceResolvable;

class NoMessagesTest {
  private final NoMessages messages = new NoMessages();

  @Test
  void givesTheTextThatStandsInForOne() {
    assertThat(messages.getMessage("code", null, "otherwise", Locale.ROOT)).isEqualTo("otherwise");
    assertThat(messages.getMessage("code", null, null, Locale.ROOT)).isNull();
    assertThat(
            messages.getMessage(
                new DefaultMessageSourceResolvable(new String[] {"code"}, "otherwise"), null))
        .isEqualTo("otherwise");
  }

  @Test
  void saysThatThereIsNone() {
    assertThatThrownBy(() -> messages.getMessage("code", null, Locale.ROOT))
        .isInstanceOf(NoSuchMessageException.class)
        .hasMessageContaining("code");
    assertThatThrownBy(
            () -> messages.getMessage(new DefaultMessageSourceResolvable("code"), Locale.ROOT))
        .isInstanceOf(NoSuchMessageException.class)
        .hasMessageContaining("code");
  }
}
