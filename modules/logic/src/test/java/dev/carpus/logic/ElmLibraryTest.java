package dev.carpus.logic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ElmLibraryTest {
  private static final String JSON =
      "{\"library\":{\"identifier\":{\"id\":\"Main\",\"version\":\"1\"}}}";

  private final ElmLibrary library = ElmLibrary.read(JSON, "abc");

  @Test
  void isNamedAsItsElmSays() {
    assertThat(library).isEqualTo(new ElmLibrary("Main", "1", "abc", JSON)).hasToString("Main|1");
    assertThat(ElmLibrary.read("{\"library\":{}}", "").name()).isEmpty();
  }

  @Test
  void isReadOnce() {
    ElmLibrary given = new ElmLibrary("Main", "1", "abc", JSON);
    assertThat(given.tree()).isSameAs(given.tree()).isEqualTo(library.tree());
  }

  @Test
  void hasOtherElmUnderTheSameNameAndIsNoLongerTheSame() {
    ObjectNode other = library.tree().deepCopy();
    other.putObject("parameters");
    ElmLibrary changed = library.with(other);
    assertThat(changed.json())
        .isEqualTo(JSON.replace("}}}", "},\"parameters\":{}}}"))
        .isSameAs(changed.json());
    assertThat(changed)
        .isNotEqualTo(library)
        .isEqualTo(new ElmLibrary("Main", "1", "abc", changed.json()))
        .hasSameHashCodeAs(new ElmLibrary("Main", "1", "abc", changed.json()));
    assertThat(library.json()).isEqualTo(JSON);
  }

  @Test
  void differsByNameVersionHashAndElm() {
    assertThat(library)
        .isNotEqualTo(new ElmLibrary("Other", "1", "abc", JSON))
        .isNotEqualTo(new ElmLibrary("Main", "2", "abc", JSON))
        .isNotEqualTo(new ElmLibrary("Main", "1", "abd", JSON))
        .isNotEqualTo(new ElmLibrary("Main", "1", "abc", "{\"library\":{}}"));
  }
}
