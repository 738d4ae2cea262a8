package io.github.ibmcontainers.internal.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.api.SatelliteClusterApi;
import io.github.ibmcontainers.generated.api.V2Api;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ActionTest {
  @Test
  @DisplayName("A route is for the provider that its operation's path names, and v1 for classic")
  void providers() {
    Action<@Nullable Void, String> action =
        Action.<@Nullable Void, String>of("list")
            .on(
                ClustersApi.GetClustersCall.OPERATION,
                (api, cluster, none) -> new ClustersApi(api).getClusters(),
                it -> "v1")
            .on(
                V2Api.VpcGetClustersCall.OPERATION,
                (api, cluster, none) -> new V2Api(api).vpcGetClusters(),
                it -> "vpc")
            .on(
                SatelliteClusterApi.GetSatelliteClustersCall.OPERATION,
                (api, cluster, none) -> new SatelliteClusterApi(api).getSatelliteClusters(),
                it -> "satellite")
            .build();
    for (Provider provider : Provider.values()) {
      assertThat(action.route(provider, null).provider()).isEqualTo(provider);
    }
    assertThat(action.routes()).hasSize(3);
  }

  @Test
  @DisplayName("An operation that serves several providers needs to be told which one")
  void neutral() {
    Action.Builder<@Nullable Void, @Nullable Void> row = Action.of("list versions");
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                row.on(
                    BetaApi.V2GetVersionsCall.OPERATION,
                    (api, cluster, none) -> new BetaApi(api).v2GetVersions()))
        .withMessageContaining("v2GetVersions serves several providers");
  }

  @Test
  @DisplayName("Only providers without a route take the usual reasons, unless a row has its own")
  void reasons() {
    Map<Provider, String> usual =
        Map.of(Provider.CLASSIC, "no", Provider.VPC, "not here", Provider.SATELLITE, "never");
    Action<@Nullable Void, @Nullable Void> action =
        Action.<@Nullable Void, @Nullable Void>of("list")
            .on(
                ClustersApi.GetClustersCall.OPERATION,
                (api, cluster, none) -> new ClustersApi(api).getClusters())
            .none(Provider.VPC, "because")
            .build(usual);
    assertThat(action.reason(Provider.CLASSIC)).isEmpty();
    assertThat(action.reason(Provider.VPC)).isEqualTo("because");
    assertThat(action.reason(Provider.SATELLITE)).isEqualTo("never");
    assertThatThrownBy(() -> action.route(Provider.VPC, null))
        .isInstanceOf(OperationNotSupportedException.class)
        .hasMessageContaining("supported for classic clusters only, not for VPC clusters: because");
    assertThatIllegalStateException()
        .isThrownBy(() -> Action.<@Nullable Void, @Nullable Void>of("nothing").build())
        .withMessageContaining("needs either a route or a reason");
  }
}
