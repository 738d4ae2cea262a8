package io.github.ibmcontainers.cluster.satellite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HostAssignmentTest {
  @Test
  @DisplayName("A host of the control plane is assigned to the location itself")
  void controlPlane() {
    assertThat(HostAssignment.controlPlane("l1", "z1", "h1").request().getCluster())
        .isEqualTo("l1");
  }
}
