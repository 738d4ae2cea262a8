package io.github.ibmcontainers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.internal.call.ClientLifetime;
import io.github.ibmcontainers.internal.json.JwtClaims;
import io.github.ibmcontainers.testing.FailingCall;
import io.github.ibmcontainers.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ClusterTokenSourceTest {
  private static final int THREADS = 32;

  private final ManualTime time = new ManualTime();
  private final AtomicInteger logins = new AtomicInteger();
  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void close() {
    pool.shutdownNow();
  }

  private ClusterTokenSource source(Duration life) {
    return new ClusterTokenSource(
        () -> new ClusterTokenCache.Fetched("token-" + logins.incrementAndGet(), life),
        time,
        new ClientLifetime());
  }

  private <T> List<Future<T>> together(Callable<T> task) {
    CyclicBarrier barrier = new CyclicBarrier(THREADS);
    List<Future<T>> futures = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      futures.add(
          pool.submit(
              () -> {
                barrier.await();
                return task.call();
              }));
    }
    return futures;
  }

  @Test
  @DisplayName("#42 #97 concurrent threads without a token cause one login, in every round")
  void oneLoginPerRound() throws Exception {
    ClusterTokenSource source = source(Duration.ofMinutes(20));
    for (int round = 1; round <= 200; round++) {
      Set<String> tokens = new HashSet<>();
      for (Future<String> future : together(source::token)) {
        tokens.add(future.get());
      }
      assertThat(tokens).containsExactly("token-" + round);
      assertThat(logins.get()).isEqualTo(round);
      time.advance(Duration.ofMinutes(20));
    }
  }

  @Test
  @DisplayName("#50 #97 a token rejected for many threads is replaced once")
  void rejectedOnce() throws Exception {
    ClusterTokenSource source = source(Duration.ofMinutes(20));
    String first = source.token();
    Callable<String> refuse =
        () -> {
          source.invalidate(first);
          return source.token();
        };
    for (Future<String> future : together(refuse)) {
      assertThat(future.get()).isEqualTo("token-2");
    }
    // An old rejection doesn't affect the current token.
    source.invalidate(first);
    assertThat(source.token()).isEqualTo("token-2");
  }

  @ParameterizedTest
  @CsvSource({"86400, 86339, 86340", "1200, 1139, 1140", "120, 89, 90", "4, 1, 2", "6, 3, 4"})
  @DisplayName(
      "#31 #97 a token is renewed a minute before its expiry, or a quarter of its lifetime if that is shorter")
  void renewal(long life, long good, long due) {
    ClusterTokenSource source = source(Duration.ofSeconds(life));
    ClusterToken token = source.get();
    assertThat(token.expiry()).isEqualTo(time.now().plusSeconds(life));
    assertThat(token.renewal()).isEqualTo(time.now().plusSeconds(due));
    time.advance(Duration.ofSeconds(good));
    assertThat(source.token()).isEqualTo("token-1");
    time.advance(Duration.ofSeconds(due - good));
    assertThat(source.token()).isEqualTo("token-2");
  }

  @Test
  @DisplayName("#38 changes of the wall clock have no effect")
  void wallClock() {
    ClusterTokenSource source = source(Duration.ofMinutes(20));
    source.token();
    time.jumpWallClock(Duration.ofDays(3));
    assertThat(source.token()).isEqualTo("token-1");
    time.jumpWallClock(Duration.ofDays(-9));
    time.advance(Duration.ofMinutes(20));
    assertThat(source.token()).isEqualTo("token-2");
  }

  @Test
  @DisplayName("#43 #44 waiting threads share one failure; the next caller tries again")
  void oneFailureForAll() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(1);
    AtomicReference<Supplier<ClusterTokenCache.Fetched>> login = new AtomicReference<>();
    login.set(
        () -> {
          logins.incrementAndGet();
          started.countDown();
          await(go);
          throw new AuthenticationException("no");
        });
    ClusterTokenSource source =
        new ClusterTokenSource(() -> login.get().get(), time, new ClientLifetime());
    Future<String> first = pool.submit(() -> source.token());
    assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
    List<FailingCall> waiting =
        Stream.generate(() -> FailingCall.start(source::token)).limit(20).toList();
    for (FailingCall call : waiting) {
      awaitWaiting(call.thread());
    }
    go.countDown();
    for (FailingCall call : waiting) {
      assertThat(call.failure()).isInstanceOf(AuthenticationException.class);
    }
    assertThatThrownBy(first::get).hasCauseInstanceOf(AuthenticationException.class);
    assertThat(logins.get()).isEqualTo(1);

    login.set(() -> new ClusterTokenCache.Fetched("later", Duration.ofMinutes(1)));
    assertThat(source.token()).isEqualTo("later");
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  @DisplayName("#34 after a failed renewal, the token stays in use until it expires")
  void failedRenewal() {
    AtomicReference<Supplier<ClusterTokenCache.Fetched>> login =
        new AtomicReference<>(() -> new ClusterTokenCache.Fetched("first", Duration.ofMinutes(20)));
    ClusterTokenSource source =
        new ClusterTokenSource(() -> login.get().get(), time, new ClientLifetime());
    source.token();
    login.set(
        () -> {
          throw new AuthenticationException("IAM is away");
        });
    time.advance(Duration.ofMinutes(19).plusSeconds(59));
    assertThat(source.token()).isEqualTo("first");
    time.advance(Duration.ofSeconds(1));
    assertThatThrownBy(source::token)
        .isInstanceOf(AuthenticationException.class)
        .hasMessage("IAM is away");
  }

  @Test
  @DisplayName(
      "#45 an interrupted waiter returns immediately with its flag set; the login continues for the others")
  void interruptedWaiter() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(1);
    ClusterTokenSource source =
        new ClusterTokenSource(
            () -> {
              started.countDown();
              await(go);
              return new ClusterTokenCache.Fetched("token", Duration.ofMinutes(1));
            },
            time,
            new ClientLifetime());
    Future<String> runner = pool.submit(() -> source.token());
    assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
    Future<Boolean> waiter =
        pool.submit(
            () -> {
              Thread.currentThread().interrupt();
              assertThatThrownBy(source::token)
                  .isInstanceOf(AuthenticationException.class)
                  .hasMessageContaining("Interrupted");
              return Thread.currentThread().isInterrupted();
            });
    assertThat(waiter.get()).isTrue();
    go.countDown();
    assertThat(runner.get()).isEqualTo("token");
  }

  @Test
  @DisplayName("#45 when the thread that logs in is interrupted, a waiting thread takes over")
  void interruptedRunner() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    ClusterTokenSource source =
        new ClusterTokenSource(
            () -> {
              if (logins.incrementAndGet() == 1) {
                started.countDown();
                await(never);
                throw new AuthenticationException("stopped");
              }
              return new ClusterTokenCache.Fetched("token", Duration.ofMinutes(1));
            },
            time,
            new ClientLifetime());
    FailingCall runner = FailingCall.start(source::token);
    assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
    AtomicReference<String> taken = new AtomicReference<>();
    Thread waiter = new Thread(() -> taken.set(source.token()));
    waiter.start();
    awaitWaiting(waiter);
    runner.thread().interrupt();
    assertThat(runner.failure()).isInstanceOf(AuthenticationException.class).hasMessage("stopped");
    waiter.join();
    assertThat(taken.get()).isEqualTo("token");
    assertThat(logins.get()).isEqualTo(2);
  }

  @Test
  @DisplayName("#48 after close(), an access fails with a clear message")
  void closed() {
    ClusterTokenSource source = source(Duration.ofMinutes(20));
    source.token();
    source.close();
    assertThatThrownBy(source::token)
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("closed");
    assertThat(logins.get()).isEqualTo(1);
  }

  @Test
  void lifetimeOfIdTokens() {
    String payload = "eyJpYXQiOjEwMDAsImV4cCI6MjIwMH0";
    assertThat(JwtClaims.lifetime("h." + payload + ".s")).contains(Duration.ofMinutes(20));
    for (String odd :
        List.of(
            "",
            "opaque",
            "a.b.c",
            "h.e30.s",
            "h.W10.s",
            "h.eyJpYXQiOjEsImV4cCI6MX0.s",
            "h.eyJpYXQiOiJ4IiwiZXhwIjpbXX0.s",
            "h.eyJpYXQiOm51bGwsImV4cCI6e319.s")) {
      assertThat(JwtClaims.lifetime(odd)).as(odd).isEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
