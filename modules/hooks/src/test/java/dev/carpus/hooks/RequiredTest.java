package dev.carpus.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredTest {
  @Test
  @DisplayName("R-005: a text may not be blank")
  void refusesBlankTexts() {
    assertThat(Required.text("x", "label")).isEqualTo("x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Required.text(" \t", "label"))
        .withMessage("label must not be blank");
    assertThatIllegalArgumentException().isThrownBy(() -> Required.text("", "label"));
  }

  @Test
  void refusesHalfASurrogatePair() {
    String face = "\uD83D\uDE42";
    assertThat(Required.text(face, "label")).isEqualTo(face);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Required.text(face.substring(0, 1), "label"))
        .withMessage("label must not hold half a surrogate pair");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a", "https://a.example:8443/p?q=1#f", "HTTPS://a.example"})
  void takesHttpUrls(String url) {
    assertThat(Required.httpUrl(URI.create(url), "url")).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/p", "a.example", "ftp://a", "javascript:alert(1)", "https:a", "file:///etc"})
  void refusesOtherUrls(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Required.httpUrl(URI.create(url), "link.url"))
        .withMessage("link.url must be an absolute http or https URL");
  }
}
