package io.github.ibmcontainers.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.UpgradePlan;
import io.github.ibmcontainers.cluster.UpgradeReport;
import io.github.ibmcontainers.cluster.UpgradeStep;
import io.github.ibmcontainers.cluster.value.ListFailure;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.value.Version;
import io.github.ibmcontainers.cluster.wait.Progress;
import io.github.ibmcontainers.cluster.worker.RollingReport;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.ErrorDetails;
import io.github.ibmcontainers.kubernetes.KubernetesStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java serialization of records. */
class SerializedRecordTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final List<UpgradeStep> STEPS =
      List.of(
          new UpgradeStep.Master(Version.of("1.31")),
          new UpgradeStep.Pool("default", 1, 3, Version.of("1.31")));

  static List<Record> whole() {
    return List.of(
        new KubernetesStatus(
            409,
            Optional.of("Conflict"),
            Optional.empty(),
            Optional.of("Pod"),
            Optional.of("web"),
            Optional.of(7),
            List.of("one", "two")),
        new Progress(
            "cluster c",
            "ready",
            "up",
            Optional.of("soon"),
            false,
            true,
            1,
            2,
            MINUTE,
            MINUTE,
            3,
            4),
        Version.of("4.19.25_1572_openshift"),
        Version.of("1.31"),
        new UpgradePlan(
            "c", Version.of("1.30"), Version.of("1.31"), STEPS, List.of("why"), List.of("old")),
        new UpgradeReport(
            new UpgradePlan(
                "c", Version.of("1.30"), Version.of("1.31"), STEPS, List.of(), List.of()),
            STEPS,
            List.of(),
            Optional.empty(),
            List.of(),
            MINUTE),
        new Progress("c", "ready", "", Optional.empty(), true, false, 0, 0, MINUTE, MINUTE, 1, 0),
        new RollingReport(
            List.of(new RollingReport.Done("w1", Optional.empty())),
            List.of(new RollingReport.Failure("w2", "why")),
            List.of("w3"),
            List.of("w4", "w5"),
            List.of(),
            MINUTE));
  }

  @ParameterizedTest
  @MethodSource("whole")
  @DisplayName("Optional values and lists are restored")
  void restored(Record record) throws Exception {
    assertThat(copy(record)).isEqualTo(record);
  }

  @Test
  @DisplayName("Values of other classes are restored with the record")
  void nested() throws Exception {
    ListFailure failure =
        new ListFailure(
            Scope.builder().region("eu-de").build(),
            Optional.of(Provider.VPC),
            new AuthenticationException("no login"));
    ListFailure copy = (ListFailure) copy(failure);
    assertThat(copy).hasToString(failure.toString());
    assertThat(copy.provider()).contains(Provider.VPC);
  }

  @Test
  @DisplayName("Omitted components are not written and are restored as empty")
  void leftOut() throws Exception {
    ErrorDetails details =
        new ErrorDetails(
            404,
            "GetCluster",
            Optional.of("E1"),
            Optional.of("seen"),
            Optional.empty(),
            Optional.empty(),
            Optional.of("i1"),
            Optional.empty(),
            Optional.of("r1"),
            Optional.of("c1"),
            Headers.of("Set-Cookie", "Pl4nted"),
            "Pl4nted");
    assertThat(new String(bytes(details), StandardCharsets.ISO_8859_1)).doesNotContain("Pl4nted");
    ErrorDetails copy = (ErrorDetails) copy(details);
    assertThat(copy.headers()).isEmpty();
    assertThat(copy.body()).isEmpty();
    assertThat(copy)
        .usingRecursiveComparison()
        .ignoringFields("headers", "body")
        .isEqualTo(details);
  }

  @Test
  @DisplayName("A serialized form creates only serializable records, by their constructors")
  void rejectsOtherTypes() {
    record Foreign(String text) {}
    for (SerializedRecord form :
        List.of(
            new SerializedRecord(Foreign.class, new Serializable[] {"x"}),
            new SerializedRecord(ListFailure.class, new Serializable[] {"x", "y", "z"}),
            new SerializedRecord(ListFailure.class, new Serializable[0]))) {
      assertThatThrownBy(() -> copy(form)).isInstanceOf(InvalidObjectException.class);
    }
  }

  @Test
  @DisplayName("An unknown component to omit is an error")
  void failsClosed() {
    assertThatThrownBy(
            () -> SerializedRecord.of(new RollingReport.Failure("w", "Pl4nted"), "cause"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("[cause]")
        .hasMessageNotContaining("Pl4nted");
  }

  private static byte[] bytes(Object value) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }

  private static Object copy(Object value) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(value)))) {
      return in.readObject();
    }
  }
}
