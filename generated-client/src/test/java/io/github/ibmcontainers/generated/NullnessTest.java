package io.github.ibmcontainers.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.Cluster;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NullnessTest {
  @Test
  void everyPackageIsNullMarked() throws Exception {
    for (Class<?> type : List.of(ApiClient.class, V2Api.class, Cluster.class)) {
      assertThat(type.getPackage().isAnnotationPresent(NullMarked.class))
          .as(type.getPackageName())
          .isTrue();
    }
    assertThat(
            Cluster.class
                .getMethod("getName")
                .getAnnotatedReturnType()
                .isAnnotationPresent(Nullable.class))
        .isTrue();
  }
}
