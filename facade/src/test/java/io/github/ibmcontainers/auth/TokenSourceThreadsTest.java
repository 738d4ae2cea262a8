package io.github.ibmcontainers.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.testing.FailingCall;
import io.github.ibmcontainers.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

// Generous timeout for a loaded machine; no test here measures time.
@Timeout(300)
class TokenSourceThreadsTest {
  private static final int THREADS = 64;

  private final IamStub iam = IamStub.start();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final ExecutorService callers =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task);
            threads.add(thread);
            return thread;
          });

  @AfterEach
  void close() {
    callers.shutdownNow();
    iam.close();
  }

  private TokenSource source() {
    return TokenSource.builder(iam.client().build(), Credential.apiKey("key")).build();
  }

  /** Runs a task on all threads at once. */
  private <T> List<Future<T>> atOnce(Callable<T> call) {
    CyclicBarrier barrier = new CyclicBarrier(THREADS);
    List<Future<T>> results = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      results.add(
          callers.submit(
              () -> {
                barrier.await();
                return call.call();
              }));
    }
    return results;
  }

  @Test
  @DisplayName("#42 64 threads with an empty cache send one request, 200 times in a row")
  void coldCache() throws Exception {
    AtomicInteger count = new AtomicInteger();
    iam.otherwise(request -> IamStub.token("token-" + count.incrementAndGet()));
    for (int round = 1; round <= 200; round++) {
      try (TokenSource source = source()) {
        for (Future<IamToken> result : atOnce(source::get)) {
          assertThat(result.get().accessToken()).isEqualTo("token-" + round);
        }
      }
      assertThat(iam.asked()).hasSize(round);
    }
  }

  @Test
  @DisplayName("#43 waiting threads share one failure; #44 the next call tries again")
  void sharedFailure() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    iam.answer(
        request -> {
          awaitQuietly(waiting);
          return new MockResponse.Builder().code(503).build();
        });
    try (TokenSource source = source()) {
      List<CompletableFuture<IamToken>> async = new ArrayList<>();
      AtomicInteger calling = new AtomicInteger();
      List<Future<Throwable>> blocking =
          atOnce(
              () -> {
                calling.incrementAndGet();
                try {
                  return new AssertionError(source.get().toString());
                } catch (AuthenticationException e) {
                  return e;
                }
              });
      for (int i = 0; i < THREADS; i++) {
        async.add(source.getAsync());
      }
      while (calling.get() < THREADS
          || threads.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
        Thread.onSpinWait();
      }
      waiting.countDown();
      Throwable first = blocking.get(0).get();
      assertThat(first).isInstanceOf(IamUnavailableException.class);
      for (CompletableFuture<IamToken> one : async) {
        assertThatThrownBy(one::join).hasCauseInstanceOf(IamUnavailableException.class);
      }
      for (Future<Throwable> one : blocking) {
        assertThat(one.get()).isSameAs(first);
      }
      assertThat(iam.asked()).hasSize(1);
      iam.answer(IamStub.token("one"));
      assertThat(source.get().accessToken()).isEqualTo("one");
      assertThat(iam.asked()).hasSize(2);
    }
  }

  @Test
  @DisplayName(
      "#45 an interrupted waiter returns immediately with its interrupt flag set; the fetch continues")
  void interruptedWaiter() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    iam.answer(
        request -> {
          asked.countDown();
          awaitQuietly(answer);
          return IamStub.token("one");
        });
    try (TokenSource source = source()) {
      FailingCall impatient = FailingCall.start(source::get);
      Future<IamToken> patient = callers.submit(source::get);
      asked.await();
      impatient.thread().interrupt();
      assertThat(impatient.failure())
          .isInstanceOf(AuthenticationException.class)
          .hasMessage("Interrupted while waiting for a token");
      assertThat(impatient.interrupted()).isTrue();
      CompletableFuture<IamToken> cancelled = source.getAsync();
      assertThat(cancelled.cancel(true)).isTrue();
      answer.countDown();
      assertThat(patient.get().accessToken()).isEqualTo("one");
      assertThat(iam.asked()).hasSize(1);
    }
  }

  @Test
  @DisplayName("#46 getAsync doesn't wait for IAM")
  void asyncDoesNotBlock() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    iam.answer(
        request -> {
          awaitQuietly(answer);
          return IamStub.token("one");
        });
    try (TokenSource source = source()) {
      // IAM responds only after getAsync has returned: if it blocked, the test would time out.
      CompletableFuture<IamToken> token = source.getAsync();
      assertThat(token).isNotDone();
      answer.countDown();
      assertThat(token.get().accessToken()).isEqualTo("one");
    }
  }

  @Test
  @DisplayName("#50 20 rejections of one token cause one new login")
  void manyRefusals() throws Exception {
    AtomicInteger count = new AtomicInteger();
    iam.otherwise(request -> IamStub.token("token-" + count.incrementAndGet()));
    try (TokenSource source = source()) {
      IamToken refused = source.get();
      for (Future<IamToken> result :
          atOnce(
              () -> {
                source.invalidate(refused);
                return source.get();
              })) {
        assertThat(result.get().accessToken()).isEqualTo("token-2");
      }
      assertThat(iam.asked()).hasSize(2);
    }
  }

  @Test
  @DisplayName("#48 all threads are daemons and end with close(), including a fetch in progress")
  void threadsEnd() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    iam.answer(
        request -> {
          asked.countDown();
          awaitQuietly(never);
          return IamStub.token("late");
        });
    TokenSource source = source();
    CompletableFuture<IamToken> waiting = source.getAsync();
    asked.await();
    List<Thread> threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("ibm-containers-token"))
            .toList();
    assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);
    source.close();
    assertThatThrownBy(waiting::join).hasRootCauseMessage("The token source is closed");
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(20));
      assertThat(thread.isAlive()).isFalse();
    }
    never.countDown();
  }

  @Test
  @DisplayName("#36 50 threads in the refresh window start one refresh")
  void refreshWindow() throws Exception {
    ManualTime time = new ManualTime();
    AtomicInteger count = new AtomicInteger();
    CountDownLatch release = new CountDownLatch(1);
    iam.otherwise(
        request -> {
          if (count.incrementAndGet() > 1) {
            awaitQuietly(release);
          }
          return IamStub.token("token-" + count.get());
        });
    try (TokenSource source =
        TokenSource.builder(iam.client().time(time).build(), Credential.apiKey("key")).build()) {
      source.get();
      time.advance(Duration.ofMinutes(50));
      for (Future<IamToken> result : atOnce(source::get)) {
        assertThat(result.get().accessToken()).isEqualTo("token-1");
      }
      release.countDown();
      time.advance(Duration.ofMinutes(10));
      assertThat(source.get().accessToken()).isEqualTo("token-2");
      assertThat(count).hasValue(2);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
