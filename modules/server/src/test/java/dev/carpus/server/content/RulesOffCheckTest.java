package dev.carpus.server.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.Site;
import dev.carpus.server.SmallContent;
import dev.carpus.server.StartRefused;
import dev.carpus.server.TokenKeys;
import dev.carpus.server.TrustedService;
import dev.carpus.server.settings.Settings;
import dev.carpus.server.settings.SettingsReader;
import dev.carpus.server.settings.TrustSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.StandardEnvironment;

/** The small pathway has the rules P-01, P-02 and P-03. */
class RulesOffCheckTest {
  @TempDir private Path folder = Path.of("");

  private ServedContent content() {
    return new ContentStart(Site.none(), ApprovalCheck.open(Optional.empty()))
        .load(new ContentFolder(SmallContent.below(folder).folder()));
  }

  private TrustSettings trust(String rulesOff) {
    String yaml =
        TrustedService.yaml(
            TrustedService.client(
                "ehr", "urn:ehr", "jku: https://ehr.example/jwks", "rules-off: " + rulesOff));
    Path file = TokenKeys.file(folder, "carpus.yaml", yaml);
    Settings settings =
        new SettingsReader(new StandardEnvironment()).read(Optional.of(file), Optional.empty());
    return settings.trust();
  }

  @Test
  void takesRulesThatAreThere() {
    ServedContent content = content();

    assertThat(new RulesOffCheck(trust("{small: [P-01, P-03]}")).checked(content))
        .isSameAs(content);
    assertThat(new RulesOffCheck(trust("{}")).checked(content)).isSameAs(content);
  }

  @Test
  void namesTheNearestOfWhatIsNotThere() {
    RulesOffCheck check = new RulesOffCheck(trust("{small: [P-01, P-22], smal: [P-01]}"));
    ServedContent content = content();

    assertThatThrownBy(() -> check.checked(content))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "carpus.trust.clients[0].rules-off: there is no pathway smal; the nearest is small"
                + System.lineSeparator()
                + "carpus.trust.clients[0].rules-off.small: there is no rule P-22; the nearest is"
                + " P-02");
  }
}
