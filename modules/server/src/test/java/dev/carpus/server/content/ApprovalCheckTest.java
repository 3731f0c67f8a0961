package dev.carpus.server.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.Review;
import dev.carpus.pathway.ReviewStatus;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.Site;
import dev.carpus.server.SmallContent;
import dev.carpus.server.StartRefused;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Content with an approval of the pathway and of P-01, and none of P-02 and P-03. */
class ApprovalCheckTest {
  private static final ApprovalCheck OPEN = ApprovalCheck.open(Optional.empty());
  private static final ApprovalCheck TRUSTED = new ApprovalCheck(true, Optional.empty());

  @TempDir private Path folder = Path.of("");

  private static Guideline load(ApprovalCheck check, SmallContent content) {
    return new ContentStart(Site.none(), check)
        .load(new ContentFolder(content.folder()))
        .pathways()
        .getFirst()
        .pathway()
        .guideline();
  }

  @Test
  void servesAllToThisMachineAndOnlyWhatIsApprovedToTrustedClients() {
    SmallContent content = SmallContent.below(folder);
    Guideline guideline = load(OPEN, content);
    assertThat(guideline.review().status()).isEqualTo(ReviewStatus.APPROVED);
    assertThat(TRUSTED.refusal(guideline))
        .contains(
            "small: not approved by its reviewers: P-02, P-03;"
                + " to serve it all the same, set carpus.content.serve-unapproved: true");
    assertThatThrownBy(() -> load(TRUSTED, content))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("carpus.content.serve-unapproved");
  }

  @Test
  void servesToTrustedClientsWhatReviewersHaveApproved() {
    SmallContent content =
        SmallContent.below(folder)
            .edit("small/sign-off.json", "\"version\": \"1\"", "\"version\": \"2\"")
            .edit(
                "small/sign-off.json",
                "\"under-review\"",
                "\"approved\", \"reviewer\": \"A physician\"");
    assertThat(TRUSTED.refusal(load(TRUSTED, content))).isEmpty();
    content.edit("small/PlanDefinition-small.json", "\"approved\"", "\"under-review\"");
    assertThatThrownBy(() -> load(TRUSTED, content))
        .hasMessageContaining("not approved by its reviewers: the pathway (under-review);");
  }

  @Test
  void goesByWhatTheSiteSays() {
    Guideline guideline = load(OPEN, SmallContent.below(folder));
    assertThat(new ApprovalCheck(true, Optional.of(true)).refusal(guideline)).isEmpty();
    assertThat(new ApprovalCheck(true, Optional.of(false)).refusal(guideline)).isPresent();
    assertThat(ApprovalCheck.open(Optional.of(true)).refusal(guideline)).isEmpty();
    assertThat(ApprovalCheck.open(Optional.of(false)).refusal(guideline)).isPresent();
  }

  @Test
  void doesNotTakeSilenceForApproval() {
    Review unsaid = new Review(ReviewStatus.APPROVED, Map.of());
    Guideline guideline = load(OPEN, SmallContent.below(folder));
    assertThat(unsaid.unapproved(guideline.rules().toList())).hasSize(3);
  }
}
