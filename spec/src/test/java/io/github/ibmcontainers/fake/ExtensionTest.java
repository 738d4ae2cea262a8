package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lifetime of clouds that the JUnit extension creates. */
class ExtensionTest {

  @Nested
  @ExtendWith(FakeIbmCloudExtension.class)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  class OneForEachMethod {
    private static String firstKey = "";

    @Test
    @Order(1)
    void first(FakeIbmCloud cloud) {
      firstKey = cloud.apiKey();
      assertThat(firstKey).isNotEmpty();
    }

    @Test
    @Order(2)
    void second(FakeIbmCloud cloud) {
      assertThat(cloud.apiKey()).isNotEqualTo(firstKey);
    }
  }

  @Nested
  class OneForTheClass {
    @RegisterExtension
    static final FakeIbmCloudExtension EXTENSION =
        new FakeIbmCloudExtension(
            () -> FakeIbmCloud.builder().cluster(ClusterSpec.vpc("mine")).start());

    private static String key = "";

    @BeforeAll
    static void remember(FakeIbmCloud cloud) {
      key = cloud.apiKey();
    }

    @Test
    void isTheSame(FakeIbmCloud cloud) {
      assertThat(cloud.apiKey()).isEqualTo(key);
      assertThat(cloud.cluster("mine").id()).isNotEmpty();
    }
  }
}
