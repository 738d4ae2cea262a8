package io.github.ibmcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.internal.http.CallContext;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Copies of options are complete. */
class OptionsTest {
  private static final RequestOptions OPTIONS =
      RequestOptions.builder()
          .scope(Scope.builder().region("eu-de").account("a1").resourceGroup("g1").build())
          .timeout(Duration.ofSeconds(7))
          .retryPolicy(RetryPolicy.none())
          .repeatable()
          .header("X-Own", "1")
          .infrastructureCredentials("user", "key")
          .build();

  @Test
  void copyOfRequestOptionsIsComplete() {
    RequestOptions copy = OPTIONS.toBuilder().supplementalToken("t").build();
    assertThat(copy.scope()).isEqualTo(OPTIONS.scope());
    assertThat(copy.timeout()).isEqualTo(OPTIONS.timeout());
    assertThat(copy.retryPolicy()).isEqualTo(OPTIONS.retryPolicy());
    assertThat(copy.repeatable()).isTrue();
    assertThat(copy.headers()).isEqualTo(OPTIONS.headers());
    assertThat(copy.operationHeaders())
        .containsAllEntriesOf(OPTIONS.operationHeaders())
        .containsEntry("X-Auth-Supplemental", "t");
    assertThat(OPTIONS.operationHeaders()).doesNotContainKey("X-Auth-Supplemental");
  }

  @Test
  void callContextWithAnotherScopeKeepsTheOptions() {
    CallContext context =
        CallContext.of(Scope.none(), RetryPolicy.standard(), Optional.empty()).with(OPTIONS);
    CallContext other = context.withScope(Scope.none());
    assertThat(other.withScope(context.scope())).usingRecursiveComparison().isEqualTo(context);
    assertThat(other.options().repeatable()).isTrue();
    assertThat(other.options().operationHeaders()).isEqualTo(OPTIONS.operationHeaders());
  }

  @Test
  void copyOfRetryPolicyIsComplete() {
    RetryPolicy policy =
        RetryPolicy.builder()
            .attempts(4)
            .pauses(Duration.ofMillis(1), Duration.ofMillis(2))
            .longestRetryAfter(Duration.ofMillis(3))
            .build();
    assertThat(policy.toBuilder().build()).isEqualTo(policy);
    assertThat(policy.withAttempts(5))
        .isEqualTo(
            new RetryPolicy(5, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(3)));
    assertThatThrownBy(() -> RetryPolicy.builder().attempts(0).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 100");
  }

  @Test
  void copyOfEndpointsIsValidated() {
    Endpoints endpoints = Endpoints.privateNetwork("us-east");
    assertThat(endpoints.toBuilder().build()).isEqualTo(endpoints);
    HttpUrl iam = HttpUrl.get("https://iam.test.cloud.ibm.com/");
    assertThat(endpoints.toBuilder().iam(iam).build())
        .isEqualTo(Endpoints.of(iam, endpoints.accounts(), endpoints.containers()));
    assertThatThrownBy(
            () -> endpoints.toBuilder().accounts(HttpUrl.get("http://example.com")).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://");
  }

  @Test
  void resourceControllerMatchesTheOtherEndpoints() {
    assertThat(Endpoints.publicNetwork().resourceController())
        .hasToString("https://resource-controller.cloud.ibm.com/");
    assertThat(Endpoints.privateNetwork("eu-de").resourceController())
        .isEqualTo(Endpoints.privateGateway("eu-de").resourceController())
        .hasToString("https://private.resource-controller.cloud.ibm.com/");
    assertThat(
            Endpoints.of(
                    "https://iam.test.cloud.ibm.com",
                    "https://accounts.test.cloud.ibm.com/coe/v2/accounts",
                    "https://containers.test.cloud.ibm.com/global")
                .resourceController())
        .hasToString("https://resource-controller.test.cloud.ibm.com/");
    Endpoints mirror =
        Endpoints.publicNetwork().toBuilder()
            .accounts(HttpUrl.get("https://mirror.example/coe/v2/accounts"))
            .containers(HttpUrl.get("https://mirror.example/global"))
            .build();
    assertThat(mirror.resourceController()).hasToString("https://mirror.example/");
    HttpUrl own = HttpUrl.get("https://groups.example/");
    assertThat(mirror.toBuilder().resourceController(own).build().toBuilder().build())
        .isNotEqualTo(mirror)
        .returns(own, Endpoints::resourceController);
    HttpUrl plain = HttpUrl.get("http://example.com");
    assertThatThrownBy(() -> mirror.toBuilder().resourceController(plain).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://");
  }
}
