package dev.carpus.hooks.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.carpus.hooks.ResourceReference;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardPartsTest {
  private static final URI PAGE = URI.create("https://a.example/p");
  private static final Optional<String> NO_TEXT = Optional.empty();

  @Test
  @DisplayName("R-119, R-120, R-122: a source has a label, and absolute URLs if any")
  void checksSources() {
    Optional<URI> none = Optional.empty();
    Optional<URI> relative = Optional.of(URI.create("icon.png"));
    assertThat(new Source("x", Optional.of(PAGE), none, Optional.empty()).url()).contains(PAGE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Source(" ", none, none, Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Source("x", relative, none, Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Source("x", none, relative, Optional.empty()));
  }

  @Test
  @DisplayName("R-146, R-212: a coding has a system and a code")
  void checksCodings() {
    assertThat(new Coding("s", "c", NO_TEXT).display()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Coding("", "c", NO_TEXT));
    assertThatIllegalArgumentException().isThrownBy(() -> new Coding("s", " ", NO_TEXT));
    assertThatIllegalArgumentException().isThrownBy(() -> Coding.of("s", "c", ""));
  }

  @Test
  @DisplayName("R-149, R-150: a link has a label and an absolute URL")
  void checksLinks() {
    assertThat(Link.absolute("x", PAGE).type()).isEqualTo(Link.Type.ABSOLUTE);
    assertThatIllegalArgumentException().isThrownBy(() -> Link.absolute("", PAGE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Link.absolute("x", URI.create("javascript:alert(1)")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Link.absolute("x", URI.create("/relative")));
  }

  @Test
  @DisplayName("R-153: only a SMART link has an app context")
  void givesAnAppContextToAppsOnly() {
    Optional<String> context = Optional.of("{\"a\":1}");
    assertThat(new Link("x", PAGE, Link.Type.SMART, context).appContext()).isEqualTo(context);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Link("x", PAGE, Link.Type.ABSOLUTE, context));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Link("x", PAGE, Link.Type.SMART, Optional.of("")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?iss=x", "?a=b&launch=y", "?launch", "?iss&a=1"})
  @DisplayName("R-152: the client adds iss and launch")
  void leavesLaunchParametersToTheClient(String query) {
    URI url = URI.create("https://a.example/launch" + query);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Link("x", url, Link.Type.SMART, NO_TEXT));
    assertThat(Link.absolute("x", url).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?issue=x", "?a=iss", "?prelaunch=1", "#iss=x"})
  void letsOtherParametersBe(String query) {
    URI url = URI.create("https://a.example/launch" + query);
    assertThat(new Link("x", url, Link.Type.SMART, NO_TEXT).url()).isEqualTo(url);
  }

  @Test
  @DisplayName("R-125: a suggestion has a label")
  void checksSuggestions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Suggestion(Cards.uuid(1), " ", false, List.of()));
  }

  @Test
  @DisplayName("R-135: an action has a description")
  void checksDescriptionsOfActions() {
    ResourceReference order = new ResourceReference("ServiceRequest", "s1");
    assertThatIllegalArgumentException().isThrownBy(() -> new Action.Create("", Cards.ORDER));
    assertThatIllegalArgumentException().isThrownBy(() -> new Action.Update("", Cards.ORDER));
    assertThatIllegalArgumentException().isThrownBy(() -> new Action.Delete("", order));
  }

  @Test
  @DisplayName("R-137: what is updated is known by its id")
  void updatesWhatHasAnId() {
    ResourceJson unnamed = ResourceJson.parse("{\"resourceType\":\"ServiceRequest\"}");
    assertThat(new Action.Create("x", unnamed).resource().id()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Action.Update("x", unnamed));
  }

  @Test
  @DisplayName("R-136, R-141: a resource is an object with a type")
  void knowsTypeAndIdOfAResource() {
    ResourceJson resource =
        ResourceJson.parse(
            "{\"id\":\"a\",\"contained\":[{\"id\":\"b\"}],\"resourceType\":\"Task\"}");
    assertThat(resource.resourceType()).isEqualTo("Task");
    assertThat(resource.id()).contains("a");
    assertThat(resource.toString()).doesNotContain("contained");
  }

  @Test
  @DisplayName("R-007: FHIR's nulls among the items of an array stay")
  void letsNullsKeepTheirPlaceInArrays() {
    String json =
        "{\"resourceType\":\"Patient\",\"name\":[{\"given\":[\"A\",\"B\"],\"_given\":[null,{\"id\":\"x\"}]}]}";
    assertThat(ResourceJson.parse(json).json().text()).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"ServiceRequest/s1\"",
        "[{\"resourceType\":\"Task\"}]",
        "{\"id\":\"a\"}",
        "{\"resourceType\":\"task\"}",
        "{\"resourceType\":1}",
        "{\"resourceType\":\"Task\",\"id\":\"a/b\"}",
        "{\"resourceType\":\"Task\",\"note\":[]}",
        "{\"resourceType\":\"Task\",\"note\":null}",
        "{\"resourceType\":\"Task\""
      })
  @DisplayName("R-002, R-003, R-007, R-136: other JSON is no resource")
  void refusesWhatIsNoResource(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> ResourceJson.parse(json));
  }
}
