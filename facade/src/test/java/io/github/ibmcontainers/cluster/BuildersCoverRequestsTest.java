package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.generated.Model;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a generated request has and the builder of a new cluster has not, each with its reason. */
class BuildersCoverRequestsTest {
  private static final Map<String, String> CLASSIC =
      Map.of(
          "CseAclEnabled", "the allowlist of the private endpoint has been withdrawn by IBM",
          "DefaultWorkerPoolName", "no guide or command line sets it",
          "DisableAutoUpdate", "clusters().setAutoUpdate(...) does it",
          "Prefix", "of the time before worker pools",
          "SkipPermPrecheck", "a missing permission is to be told at once");

  private static final Map<String, String> VPC =
      Map.of(
          "Billing", "set by the service",
          "CseACLEnabled", "the allowlist of the private endpoint has been withdrawn by IBM",
          "NetworkPlugin", "no guide or command line sets it",
          "Offering", "set by the service from the version");

  private static final Map<String, String> VPC_POOL =
      Map.of(
          "DiskEncryption", "always on for VPC",
          "Entitlement", "set for the cluster: defaultWorkerPoolEntitlement",
          "HostPoolID", "dedicated hosts of VPC are not supported yet",
          "Isolation", "follows from the dedicated host pool",
          "SecondaryStorageOption", "follows from the flavor; not supported yet",
          "SecurityGroupIDs", "set for the cluster",
          "WorkerVolumeEncryption", "a KMS of another account is not supported yet");

  private static final Map<String, String> SATELLITE =
      Map.of("CalicoIPAutodetection", "no guide or command line sets it");

  @Test
  @DisplayName("Classic: every setting of the request has a builder method, or a reason")
  void classic() {
    Model request =
        NewCluster.classic("c")
            .dataCenter("dal10")
            .flavor("b3c.4x16")
            .version("1.29.5")
            .vlans("1", "2")
            .entitlement("cloud_pak")
            .operatingSystem("UBUNTU_24_64")
            .subnets("172.30.0.0/16", "172.21.0.0/16")
            .withoutPortableSubnet()
            .gateway()
            .build()
            .request();
    assertThat(unset(request)).isEqualTo(CLASSIC.keySet());
  }

  @Test
  @DisplayName("VPC: every setting of the request and its pool has a builder method, or a reason")
  void vpc() {
    NewVpcCluster cluster =
        NewCluster.vpc("c")
            .vpc("r006-0001")
            .flavor("bx2.4x16")
            .zone("us-south-1", "s1")
            .workersPerZone(2)
            .version("4.14_openshift")
            .objectStorage("crn:cos")
            .entitlement("cloud_pak")
            .operatingSystem("RHCOS")
            .subnets("172.30.0.0/16", "172.21.0.0/16")
            .label("tier", "web")
            .securityGroup("sg1")
            .diskKey("k1", "r1")
            .withOutboundTraffic()
            .build();
    assertThat(unset(cluster.request())).isEqualTo(VPC.keySet());
    assertThat(unset(cluster.request().getWorkerPool())).isEqualTo(VPC_POOL.keySet());
  }

  @Test
  @DisplayName("Satellite: every setting of the request has a builder method, or a reason")
  void satellite() {
    Model request =
        NewCluster.satellite("c")
            .location("l1")
            .version("4.14_openshift")
            .workers("zone-1", 3)
            .hostLabel("cpu", "4")
            .operatingSystem("RHCOS")
            .pullSecret("not-a-real-secret")
            .entitlement("cloud_pak")
            .subnets("172.30.0.0/16", "172.21.0.0/16")
            .withAdminAgent()
            .singleNode()
            .build()
            .request();
    assertThat(unset(request)).isEqualTo(SATELLITE.keySet());
  }

  private static Set<String> unset(Model request) {
    Set<String> unset = new TreeSet<>();
    Arrays.stream(request.getClass().getDeclaredMethods())
        .filter(it -> it.getName().startsWith("get") && it.getParameterCount() == 0)
        .filter(it -> value(it, request) == null)
        .forEach(it -> unset.add(it.getName().substring("get".length())));
    return unset;
  }

  private static @Nullable Object value(Method getter, Model request) {
    try {
      return getter.invoke(request);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(getter.getName(), e);
    }
  }
}
