package io.github.ibmcontainers;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.auth.IamClient;
import io.github.ibmcontainers.cluster.maintenance.DrainOptions;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.kubernetes.KubeconfigRequest;
import io.github.ibmcontainers.kubernetes.KubernetesOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {
  private static final Duration YEAR = Duration.ofDays(365);

  private static final Map<String, Consumer<Duration>> SETTINGS = new LinkedHashMap<>();

  static {
    SETTINGS.put("timeout", limit -> ContainersClient.builder().timeout(limit));
    SETTINGS.put("login timeout", limit -> ContainersClient.builder().loginTimeout(limit));
    SETTINGS.put("window of the rate limit", it -> ContainersClient.builder().rateLimit(1, it));
    SETTINGS.put("timeout of a call", limit -> RequestOptions.builder().timeout(limit));
    SETTINGS.put(
        "login timeout of IAM", it -> IamClient.builder(new OkHttpClient()).loginTimeout(it));
    SETTINGS.put("longest pause", it -> RetryPolicy.builder().pauses(it, it).build());
    SETTINGS.put("longest Retry-After", it -> RetryPolicy.builder().longestRetryAfter(it).build());
    SETTINGS.put("wait", WaitOptions::atMost);
    SETTINGS.put("pauses of a wait", it -> WaitOptions.builder(YEAR).pauses(it, it));
    SETTINGS.put("drain", limit -> DrainOptions.standard().withLimit(limit));
    SETTINGS.put("grace period", it -> DrainOptions.standard().withGracePeriod(it));
    SETTINGS.put("roles of an access", it -> KubernetesOptions.builder().rbacTimeout(it));
    SETTINGS.put("roles of a kubeconfig", it -> KubeconfigRequest.builder().rbacTimeout(it));
  }

  static Stream<String> settings() {
    return SETTINGS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("settings")
  @DisplayName("#134 a duration longer than a year is rejected by its setter, with the bound")
  void durations(String name) {
    Consumer<Duration> setting = SETTINGS.get(name);
    assertThatCode(() -> setting.accept(YEAR)).doesNotThrowAnyException();
    for (Duration huge : new Duration[] {YEAR.plusNanos(1), Duration.ofSeconds(Long.MAX_VALUE)}) {
      assertThatThrownBy(() -> setting.accept(huge))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at most 365 days");
    }
    assertThatThrownBy(() -> setting.accept(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 1_000_001, Integer.MAX_VALUE})
  @DisplayName("#134 a rate above a million is rejected by its setter, with the bound")
  void rates(int requests) {
    assertThatThrownBy(() -> ContainersClient.builder().rateLimit(requests, Duration.ofSeconds(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000000");
  }

  @Test
  @DisplayName("#134 more than 100 attempts are rejected by the setter, with the bound")
  void attempts() {
    assertThatThrownBy(() -> RetryPolicy.builder().attempts(101).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100");
  }
}
