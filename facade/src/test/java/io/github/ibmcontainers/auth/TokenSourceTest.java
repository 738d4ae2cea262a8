package io.github.ibmcontainers.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.BadCredentialException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The lifecycle of a cached token. Background tasks run when the test runs them. */
class TokenSourceTest {
  private static final Duration REFRESH_AT = Duration.ofMinutes(48);

  private final IamStub iam = IamStub.start();
  private final ManualTime time = new ManualTime();
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final TokenSource source = source(Runnable::run);

  private TokenSource source(java.util.concurrent.Executor executor) {
    IamClient client = iam.client().time(time).build();
    return TokenSource.builder(client, Credential.apiKey("key")).executor(executor).build();
  }

  /**
   * A source whose first fetch runs immediately and whose later fetches wait in {@link
   * #background}.
   */
  private TokenSource withPendingRefresh() {
    AtomicInteger count = new AtomicInteger();
    return source(
        task -> {
          if (count.getAndIncrement() == 0) {
            task.run();
          } else {
            background.add(task);
          }
        });
  }

  @AfterEach
  void close() {
    source.close();
    iam.close();
  }

  private static MockResponse down() {
    return new MockResponse.Builder().code(503).body("down").build();
  }

  @Test
  @DisplayName("#30 1,000 calls with a valid token send one request")
  void cached() {
    iam.answer(IamStub.token("one"));
    for (int i = 0; i < 1000; i++) {
      assertThat(source.get().accessToken()).isEqualTo("one");
    }
    assertThat(source.getAsync().join().accessToken()).isEqualTo("one");
    assertThat(iam.asked()).hasSize(1);
  }

  @Test
  @DisplayName("the account of the current token is returned without a request")
  void accountId() {
    TokenSource idle = source(background::add);
    assertThat(idle.accountId()).isEmpty();
    assertThat(background).isEmpty();
    assertThat(iam.asked()).isEmpty();
    iam.answer(IamStub.token(Jwts.forAccount("acc-1")));
    CompletableFuture<IamToken> token = idle.getAsync();
    assertThat(idle.accountId()).isEmpty();
    background.remove().run();
    assertThat(token.join().accountId()).contains("acc-1");
    assertThat(idle.accountId()).contains("acc-1");
    assertThat(idle.isFor("acc-1")).isTrue();
    assertThat(idle.isFor("acc-2")).isFalse();
    idle.close();
    assertThat(idle.isFor("acc-1")).isFalse();
    assertThat(idle.accountId()).isEmpty();
  }

  @Test
  void readingTheCachedTokenAllocatesNothing() {
    TokenSource cached =
        TokenSource.builder(iam.client().build(), Credential.apiKey("key")).build();
    iam.answer(IamStub.token("one"));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int calls = 100_000;
    long before = 0;
    // Class loading and compilation allocate in the first rounds.
    for (int round = 0; round < 3; round++) {
      before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < calls; i++) {
        cached.get();
      }
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(calls / 10);
    cached.close();
  }

  @Test
  @DisplayName("#31 from 10 seconds before its expiry, inclusive, a token is renewed before use")
  void expiryWindow() {
    // While a refresh is pending, only the expiry window decides.
    TokenSource stuck = withPendingRefresh();
    iam.answer(IamStub.token("one"));
    assertThat(stuck.get().accessToken()).isEqualTo("one");
    time.advance(Duration.ofSeconds(3590).minusNanos(1));
    assertThat(stuck.get().accessToken()).isEqualTo("one");
    time.advance(Duration.ofNanos(1));
    CompletableFuture<IamToken> waiting = stuck.getAsync();
    assertThat(waiting).isNotDone();
    iam.answer(IamStub.token("two"));
    background.remove().run();
    assertThat(waiting.join().accessToken()).isEqualTo("two");
    assertThat(background).isEmpty();
  }

  @Test
  @DisplayName(
      "#32 #33 from 80 % of its lifetime, the current token is returned and one refresh starts")
  void earlyRefresh() {
    TokenSource refreshing = withPendingRefresh();
    iam.answer(IamStub.token("one"));
    refreshing.get();
    time.advance(REFRESH_AT.minusNanos(1));
    assertThat(refreshing.get().accessToken()).isEqualTo("one");
    assertThat(background).isEmpty();
    time.advance(Duration.ofNanos(1));
    for (int i = 0; i < 10; i++) {
      assertThat(refreshing.get().accessToken()).isEqualTo("one");
    }
    assertThat(background).hasSize(1);
    iam.answer(IamStub.token("two"));
    background.remove().run();
    assertThat(refreshing.get().accessToken()).isEqualTo("two");
    assertThat(iam.asked()).hasSize(2);
  }

  @Test
  @DisplayName(
      "#34 after a failed refresh, the token stays in use until it expires, with backoff between retries")
  void failingRefresh() {
    iam.answer(IamStub.token("one"));
    source.get();
    iam.otherwise(request -> down());
    time.advance(REFRESH_AT);
    assertThat(source.get().accessToken()).isEqualTo("one");
    assertThat(iam.asked()).hasSize(2);
    // First backoff: 10 seconds.
    time.advance(Duration.ofSeconds(9));
    assertThat(source.get().accessToken()).isEqualTo("one");
    assertThat(iam.asked()).hasSize(2);
    time.advance(Duration.ofSeconds(1));
    assertThat(source.get().accessToken()).isEqualTo("one");
    assertThat(iam.asked()).hasSize(3);
    // Second backoff: 20 seconds.
    time.advance(Duration.ofSeconds(19));
    source.get();
    assertThat(iam.asked()).hasSize(3);
    time.advance(Duration.ofSeconds(1));
    source.get();
    assertThat(iam.asked()).hasSize(4);
    // Retries are at most a minute apart, and a token is returned as long as one is valid.
    int before = iam.asked().size();
    for (int second = REFRESH_AT.toSecondsPart(); second < 600; second++) {
      assertThat(source.get().accessToken()).isEqualTo("one");
      time.advance(Duration.ofSeconds(1));
    }
    assertThat(iam.asked().size() - before).isBetween(9, 13);
  }

  @Test
  @DisplayName("#34 a token is used in its last 10 seconds if IAM is unavailable")
  void usedUntilItExpires() {
    iam.answer(IamStub.token("one"));
    source.get();
    iam.otherwise(request -> down());
    time.advance(Duration.ofSeconds(3595));
    assertThat(source.get().accessToken()).isEqualTo("one");
    time.advance(Duration.ofSeconds(5).minusNanos(1));
    assertThat(source.get().accessToken()).isEqualTo("one");
    time.advance(Duration.ofNanos(1));
    assertThatThrownBy(source::get).isInstanceOf(IamUnavailableException.class);
    iam.otherwise(request -> IamStub.token("two"));
    assertThat(source.get().accessToken()).isEqualTo("two");
  }

  @Test
  @DisplayName("#35 an expired token isn't returned while its refresh is pending")
  void idlePastExpiry() {
    TokenSource idle = withPendingRefresh();
    iam.answer(IamStub.token("one"));
    idle.get();
    time.advance(REFRESH_AT);
    idle.get();
    assertThat(background).hasSize(1);
    time.advance(Duration.ofHours(1));
    CompletableFuture<IamToken> waiting = idle.getAsync();
    assertThat(waiting).isNotDone();
    assertThat(background).hasSize(1);
    iam.answer(IamStub.token("two"));
    background.remove().run();
    assertThat(waiting.join().accessToken()).isEqualTo("two");
  }

  @Test
  @DisplayName("#36 50 callers in the refresh window start one refresh")
  void oneRefresh() {
    TokenSource refreshing = withPendingRefresh();
    iam.answer(IamStub.token("one"));
    refreshing.get();
    time.advance(REFRESH_AT);
    for (int i = 0; i < 50; i++) {
      assertThat(refreshing.getAsync())
          .isCompletedWithValueMatching(token -> token.accessToken().equals("one"));
      time.advance(Duration.ofSeconds(1));
    }
    assertThat(background).hasSize(1);
  }

  @Test
  @DisplayName("#37 #38 changes of the wall clock have no effect")
  void wallClock() {
    time.jumpWallClock(Duration.ofHours(2));
    iam.answer(IamStub.token("one"));
    source.get();
    time.jumpWallClock(Duration.ofHours(-4));
    time.advance(REFRESH_AT.minusSeconds(1));
    assertThat(source.get().accessToken()).isEqualTo("one");
    time.jumpWallClock(Duration.ofDays(400));
    assertThat(source.get().accessToken()).isEqualTo("one");
    assertThat(iam.asked()).hasSize(1);
    iam.answer(IamStub.token("two"));
    time.jumpWallClock(Duration.ofDays(-800));
    time.advance(Duration.ofMinutes(13));
    assertThat(source.get().accessToken()).isEqualTo("two");
    assertThat(iam.asked()).hasSize(2);
  }

  @Test
  @DisplayName("#37 a token's lifetime is counted from before the request")
  void slowResponse() {
    iam.answer(
        request -> {
          time.advance(Duration.ofSeconds(100));
          return IamStub.token("one", "not_supported", 110);
        });
    assertThat(source.get().accessToken()).isEqualTo("one");
    iam.answer(IamStub.token("two"));
    assertThat(source.get().accessToken()).isEqualTo("two");
  }

  @Test
  @DisplayName("#39 a lifetime shorter than the expiry window causes no refresh loop")
  void shortLife() {
    iam.otherwise(request -> IamStub.token("short", "not_supported", 5));
    source.get();
    time.advance(Duration.ofSeconds(2));
    source.get();
    assertThat(iam.asked()).hasSize(1);
    for (int i = 0; i < 20; i++) {
      source.get();
      time.advance(Duration.ofMillis(100));
    }
    assertThat(iam.asked()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  @DisplayName("#39 a token that has expired on arrival is returned to its caller")
  void expiredOnArrival() {
    iam.otherwise(
        request -> {
          time.advance(Duration.ofSeconds(20));
          return IamStub.token("dead", "not_supported", 1);
        });
    assertThat(source.get().accessToken()).isEqualTo("dead");
    assertThat(iam.asked()).hasSize(1);
  }

  @Test
  @DisplayName("#40 clients with different keys share nothing")
  void separateClients() {
    iam.otherwise(request -> IamStub.token("for-" + request.form().get("apikey")));
    TokenSource other =
        TokenSource.builder(iam.client().time(time).build(), Credential.apiKey("other"))
            .executor(Runnable::run)
            .build();
    assertThat(source.get().accessToken()).isEqualTo("for-key");
    assertThat(other.get().accessToken()).isEqualTo("for-other");
    other.close();
    assertThat(source.get().accessToken()).isEqualTo("for-key");
    assertThat(iam.asked()).hasSize(2);
  }

  @Test
  @DisplayName("#40 cookies aren't shared between logins")
  void noCookies() {
    iam.otherwise(
        request ->
            IamStub.token("t").newBuilder().addHeader("Set-Cookie", "session=1; Path=/").build());
    IamClient client =
        IamClient.builder(iam.http().newBuilder().cookieJar(new StoringCookieJar()).build())
            .endpoint(iam.url())
            .build();
    client.apiKey(Secret.of("key", "1"), null);
    client.apiKey(Secret.of("key", "2"), null);
    assertThat(iam.asked()).allSatisfy(one -> assertThat(one.headers().get("Cookie")).isNull());
  }

  @Test
  @DisplayName("#24 a response without a token isn't cached; the next call sends a request")
  void nothingCached() {
    iam.answer(Responses.json("{}"), IamStub.token("one"));
    assertThatThrownBy(source::get).isInstanceOf(IamUnavailableException.class);
    assertThat(source.get().accessToken()).isEqualTo("one");
  }

  @Test
  @DisplayName("#44 a transient failure isn't cached")
  void failureIsNotKept() {
    iam.answer(down(), IamStub.token("one"));
    assertThatThrownBy(source::get).isInstanceOf(IamUnavailableException.class);
    assertThat(source.get().accessToken()).isEqualTo("one");
    assertThat(iam.asked()).hasSize(2);
  }

  @Test
  @DisplayName("#61 a rejected key isn't sent again for a minute")
  void rejectedKey() {
    iam.otherwise(request -> IamStub.error(400, "BXNIM0415E", "Provided API key not found"));
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(source::get).isInstanceOf(BadCredentialException.class);
      assertThat(source.getAsync()).isCompletedExceptionally();
    }
    assertThat(iam.asked()).hasSize(1);
    time.advance(Duration.ofMinutes(1));
    iam.otherwise(request -> IamStub.token("one"));
    assertThat(source.get().accessToken()).isEqualTo("one");
  }

  @Test
  @DisplayName("#61 when a refresh rejects the key, the token stays in use until it expires")
  void rejectedAtRefresh() {
    iam.answer(IamStub.token("one"));
    source.get();
    iam.otherwise(request -> IamStub.error(400, "BXNIM0415E", "Provided API key not found"));
    time.advance(REFRESH_AT);
    source.get();
    time.advance(Duration.ofSeconds(30));
    assertThat(source.get().accessToken()).isEqualTo("one");
    time.advance(Duration.ofMinutes(12));
    assertThatThrownBy(source::get).isInstanceOf(BadCredentialException.class);
  }

  @Test
  @DisplayName("#49 only the current token is invalidated")
  void invalidateHeld() {
    iam.answer(IamStub.token("one"), IamStub.token("two"));
    IamToken one = source.get();
    source.invalidate(one);
    IamToken two = source.get();
    assertThat(two.accessToken()).isEqualTo("two");
    source.invalidate(one);
    assertThat(source.get()).isSameAs(two);
    assertThat(iam.asked()).hasSize(2);
  }

  @Test
  @DisplayName("#47 a fetch started before a rejection doesn't overwrite a newer token")
  void lateFetch() {
    TokenSource slow = withPendingRefresh();
    iam.answer(IamStub.token("one"));
    IamToken one = slow.get();
    time.advance(REFRESH_AT);
    slow.get();
    slow.invalidate(one);
    CompletableFuture<IamToken> next = slow.getAsync();
    Runnable early = background.remove();
    Runnable late = background.remove();
    iam.answer(IamStub.token("newer"));
    late.run();
    assertThat(next.join().accessToken()).isEqualTo("newer");
    iam.answer(IamStub.token("older"));
    early.run();
    assertThat(slow.get().accessToken()).isEqualTo("newer");
    assertThat(iam.asked()).hasSize(3);
  }

  @Test
  @DisplayName("#47 a failed fetch started before a rejection doesn't affect a newer token")
  void lateFailure() {
    TokenSource slow = withPendingRefresh();
    iam.answer(IamStub.token("one"));
    IamToken one = slow.get();
    time.advance(REFRESH_AT);
    slow.get();
    slow.invalidate(one);
    CompletableFuture<IamToken> next = slow.getAsync();
    Runnable early = background.remove();
    iam.answer(IamStub.error(400, "BXNIM0415E", "no"));
    early.run();
    assertThat(next).isNotDone();
    iam.answer(IamStub.token("newer"));
    background.remove().run();
    assertThat(next.join().accessToken()).isEqualTo("newer");
  }

  @Test
  @DisplayName("#48 after close(), every call fails with a clear message and a waiting call ends")
  void closed() {
    TokenSource pending = source(background::add);
    CompletableFuture<IamToken> waiting = pending.getAsync();
    pending.close();
    pending.close();
    assertThat(waiting).isCompletedExceptionally();
    assertThatThrownBy(pending::get)
        .isInstanceOf(AuthenticationException.class)
        .hasMessage("The token source is closed");
    assertThat(pending.getAsync()).isCompletedExceptionally();
    background.remove().run();
    assertThatThrownBy(pending::get).hasMessage("The token source is closed");
  }

  @Test
  void rejectingExecutorIsAnErrorAndDoesNotHang() {
    TokenSource rejecting =
        source(
            task -> {
              throw new java.util.concurrent.RejectedExecutionException("full");
            });
    assertThatThrownBy(rejecting::get)
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("No thread");
  }
}
