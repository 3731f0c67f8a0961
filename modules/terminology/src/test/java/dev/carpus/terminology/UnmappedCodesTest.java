package dev.carpus.terminology;

import static dev.carpus.terminology.Terms.ICD;
import static dev.carpus.terminology.Terms.SNOMED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.terminology.UnmappedCodes.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnmappedCodesTest {
  private static final UnmappedCode A = condition("A");
  private static final UnmappedCode B = condition("B");
  private static final UnmappedCode TEXT = UnmappedCode.ofText("Condition");

  private final UnmappedCodes codes = new UnmappedCodes();

  private static UnmappedCode condition(String code) {
    return new UnmappedCode("Condition", new CodeKey(ICD, code));
  }

  @Test
  void givesTheMostFrequentFirstAndTheRestInOrder() {
    UnmappedCode procedure = new UnmappedCode("Procedure", new CodeKey(ICD, "A"));
    UnmappedCode otherSystem = new UnmappedCode("Condition", new CodeKey(SNOMED, "A"));
    codes.count(List.of(procedure, otherSystem, B, A));
    codes.count(List.of(TEXT, TEXT, B));
    assertThat(codes.mostFrequent())
        .containsExactly(
            new Count(B, 2),
            new Count(TEXT, 2),
            new Count(A, 1),
            new Count(otherSystem, 1),
            new Count(procedure, 1));
  }

  @Test
  void goesOnFromCountsMadeBefore() {
    codes.count(List.of(A));
    codes.addAll(List.of(new Count(A, 41), new Count(B, 7)));
    assertThat(codes.mostFrequent()).containsExactly(new Count(A, 42), new Count(B, 7));
  }

  @Test
  void addsUpWhatCameOfEachSystem() {
    UnmappedCode none = new UnmappedCode("Condition", new CodeKey(UnmappedCode.NO_SYSTEM, "A"));
    codes.count(List.of(A, B, B, TEXT, none));
    assertThat(codes.bySystem())
        .isEqualTo(Map.of(ICD, 3L, UnmappedCode.TEXT_ONLY, 1L, UnmappedCode.NO_SYSTEM, 1L));
    assertThat(new UnmappedCodes().bySystem()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'A', true",
    "'A 1', false",
    "'', true",
    "' A', false",
    "'A ', false",
    "'\tA', false"
  })
  void keepsNothingThatHasBlanks(String code, boolean isKept) {
    codes.count(List.of(condition(code)));
    assertThat(codes.mostFrequent()).hasSize(isKept ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"64, 100, true", "65, 100, false", "64, 101, false"})
  void keepsNothingThatIsTooLongForACodeOrASystem(int ofCode, int ofSystem, boolean isKept) {
    codes.count(
        List.of(
            new UnmappedCode("Condition", new CodeKey("s".repeat(ofSystem), "c".repeat(ofCode)))));
    assertThat(codes.mostFrequent()).hasSize(isKept ? 1 : 0);
  }

  @Test
  void countsOnlyTheCodesThatItHoldsOnceItIsFull() {
    List<UnmappedCode> many = new ArrayList<>();
    for (int i = 0; i < UnmappedCodes.MOST; i++) {
      many.add(condition("C" + i));
    }
    codes.count(many.subList(0, UnmappedCodes.MOST - 1));
    codes.count(List.of(many.getLast(), A, condition("C0")));
    codes.addAll(List.of(new Count(B, 5)));
    List<Count> counts = codes.mostFrequent();
    assertThat(counts).hasSize(UnmappedCodes.MOST);
    assertThat(counts).contains(new Count(many.getLast(), 1));
    assertThat(counts.getFirst()).isEqualTo(new Count(condition("C0"), 2));
    assertThat(counts).extracting(Count::code).doesNotContain(A, B);
  }

  @Test
  void losesNoCountUnderSeveralThreads() throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  start.await();
                } catch (InterruptedException interrupted) {
                  Thread.currentThread().interrupt();
                }
                for (int n = 0; n < 10_000; n++) {
                  codes.count(List.of(A, B));
                }
              }));
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(codes.mostFrequent())
        .containsExactlyInAnyOrder(new Count(A, 40_000), new Count(B, 40_000));
  }
}
