package dev.carpus.server.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class GroupCommitTest {
  private final List<List<Integer>> groups = new CopyOnWriteArrayList<>();
  private final CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  /** Notes each group, and lets nobody on after the first until it may go on. */
  private void write(List<Integer> group) {
    groups.add(List.copyOf(group));
    first.countDown();
    await(goOn);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  /** A commit whose thread is busy with the item 0. */
  private GroupCommit<Integer> busy(Consumer<List<Integer>> transaction) {
    GroupCommit<Integer> commit = new GroupCommit<>("test", transaction);
    CompletableFuture<Integer> _ = commit.add(0);
    await(first);
    return commit;
  }

  @Test
  void writesWhatCameInTheMeantimeInOneTransaction() {
    try (GroupCommit<Integer> commit = busy(this::write)) {
      List<CompletableFuture<Integer>> written =
          IntStream.rangeClosed(1, 50).mapToObj(commit::add).toList();
      assertThat(written).noneMatch(CompletableFuture::isDone);
      goOn.countDown();

      assertThat(written.stream().map(CompletableFuture::join).toList())
          .isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
    }
    assertThat(groups).containsExactly(List.of(0), IntStream.rangeClosed(1, 50).boxed().toList());
  }

  @Test
  void gathersAfterAGroupOfSeveralAndNotAfterOneAlone() {
    Duration gathering = Duration.ofMillis(500);
    try (GroupCommit<Integer> commit = new GroupCommit<>("test", gathering, this::write)) {
      CompletableFuture<Integer> _ = commit.add(0);
      await(first);
      List<CompletableFuture<Integer>> written = Stream.of(1, 2).map(commit::add).toList();
      goOn.countDown();
      written.forEach(CompletableFuture::join);

      CompletableFuture<Integer> early = commit.add(3);
      assertThat(early).isNotDone();
      commit.add(4).join();
      assertThat(early).isDone();

      commit.add(5).join();
      commit.add(6).join();
    }
    assertThat(groups)
        .containsExactly(List.of(0), List.of(1, 2), List.of(3, 4), List.of(5), List.of(6));
  }

  @Test
  void doesNotLetOneAloneWait() {
    goOn.countDown();
    try (GroupCommit<Integer> commit =
        new GroupCommit<>("test", Duration.ofHours(1), this::write)) {
      assertThat(commit.add(1).join()).isEqualTo(1);
      assertThat(commit.add(2).join()).isEqualTo(2);
    }
  }

  @Test
  void writesWhatWaitsBeforeItEnds() {
    GroupCommit<Integer> commit = busy(this::write);
    CompletableFuture<Integer> written = commit.add(1);
    goOn.countDown();
    commit.close();

    assertThat(written).isCompletedWithValue(1);
    assertThat(commit.add(2)).isCompletedExceptionally();
    assertThat(groups).containsExactly(List.of(0), List.of(1));
  }

  @Test
  void refusesWhenTooManyWait() {
    try (GroupCommit<Integer> commit = busy(this::write)) {
      List<CompletableFuture<Integer>> waiting =
          IntStream.range(0, GroupCommit.MOST_WAITING).mapToObj(commit::add).toList();
      assertThat(waiting).noneMatch(CompletableFuture::isDone);

      assertThatThrownBy(() -> commit.add(1).get())
          .hasCauseInstanceOf(RejectedExecutionException.class);
      goOn.countDown();
    }
  }

  @Test
  void saysToAllOfAGroupThatItFailedAndGoesOn() {
    goOn.countDown();
    try (GroupCommit<Integer> commit =
        new GroupCommit<>(
            "test",
            group -> {
              if (group.contains(1)) {
                throw new IllegalStateException("away");
              }
            })) {
      assertThatThrownBy(() -> commit.add(1).get()).hasRootCauseMessage("away");
      assertThat(commit.add(2).join()).isEqualTo(2);
    }
  }

  @Test
  void writesTheOthersWhereOneCannotBeStored() {
    Consumer<List<Integer>> transaction =
        group -> {
          write(group);
          if (group.contains(3)) {
            throw new DataIntegrityViolationException("not this one");
          }
        };
    try (GroupCommit<Integer> commit = busy(transaction)) {
      List<CompletableFuture<Integer>> written =
          IntStream.rangeClosed(1, 5).mapToObj(commit::add).toList();
      goOn.countDown();

      assertThatThrownBy(() -> written.get(2).get()).hasRootCauseMessage("not this one");
      assertThat(
              List.of(0, 1, 3, 4).stream().map(written::get).map(CompletableFuture::join).toList())
          .containsExactly(1, 2, 4, 5);
    }
  }
}
