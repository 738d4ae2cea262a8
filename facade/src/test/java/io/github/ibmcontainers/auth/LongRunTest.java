package io.github.ibmcontainers.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.testing.ManualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 10,000 calls over three hours, with IAM unavailable for five minutes at any time. */
class LongRunTest {
  private static final int CALLS = 10_000;
  private static final Duration RUN = Duration.ofHours(3);
  private static final Duration STEP = RUN.dividedBy(CALLS);
  private static final Duration LIFE = Duration.ofHours(1);
  private static final Duration OUTAGE = Duration.ofMinutes(5);

  private final IamStub iam = IamStub.start();

  @AfterEach
  void close() {
    iam.close();
  }

  @Test
  void oneRequestPerRefreshWindow() {
    // At 0:00, then after every 48 minutes (80 % of a token's lifetime): 0:48, 1:36, 2:24.
    assertThat(run(RUN.plusHours(1))).isEqualTo(4);
  }

  @Test
  @DisplayName("#34 every call returns a valid token, whenever IAM is unavailable for five minutes")
  void outages() {
    for (Duration from = STEP; from.compareTo(RUN) < 0; from = from.plusMinutes(2)) {
      assertThat(run(from)).as("tokens with IAM down from %s", from).isEqualTo(4);
    }
  }

  /** Returns the number of tokens that IAM issued. */
  private int run(Duration downFrom) {
    ManualTime time = new ManualTime();
    long start = time.nanoTime();
    Map<String, Long> expiry = new HashMap<>();
    iam.otherwise(
        request -> {
          Duration now = Duration.ofNanos(time.nanoTime() - start);
          if (now.compareTo(downFrom) >= 0 && now.compareTo(downFrom.plus(OUTAGE)) < 0) {
            return new MockResponse.Builder().code(503).build();
          }
          String token = "token-" + expiry.size();
          expiry.put(token, time.nanoTime() + LIFE.toNanos());
          return IamStub.token(token, "not_supported", LIFE.toSeconds());
        });
    try (TokenSource source =
        TokenSource.builder(iam.client().time(time).build(), Credential.apiKey("key"))
            .executor(Runnable::run)
            .build()) {
      for (int call = 0; call < CALLS; call++) {
        Long end = expiry.get(source.get().accessToken());
        assertThat(end).isNotNull().isGreaterThan(time.nanoTime());
        time.advance(STEP);
      }
    }
    return expiry.size();
  }
}
