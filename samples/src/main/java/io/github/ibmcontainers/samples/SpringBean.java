package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.cluster.ClusterSummary;
import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One client for a whole Spring application: a singleton bean that is closed with the context.
 * Spring Boot takes the same configuration class.
 */
public final class SpringBean {
  private SpringBean() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(SpringBean::run);
  }

  private static void run(SampleCloud cloud) {
    try (var context = new AnnotationConfigApplicationContext()) {
      context.registerBean(SampleCloud.class, () -> cloud, bean -> bean.setDestroyMethodName(""));
      context.register(ContainersConfiguration.class);
      context.refresh();
      context.getBean(ClusterNames.class).all().forEach(System.out::println);
    }
  }

  /** A component of the application. */
  static final class ClusterNames {
    private final ContainersClient client;

    ClusterNames(ContainersClient client) {
      this.client = client;
    }

    List<String> all() {
      return client.clusters().list().all().stream().map(ClusterSummary::name).toList();
    }
  }

  /** The configuration. Lite mode: no proxies, so that classes and methods can be final. */
  @Configuration(proxyBeanMethods = false)
  static class ContainersConfiguration {
    /** Spring calls {@code close()} when the context is closed. */
    @Bean
    ContainersClient containersClient(SampleCloud cloud) {
      return cloud.client().application("inventory/1.0").build();
    }

    @Bean
    ClusterNames clusterNames(ContainersClient client) {
      return new ClusterNames(client);
    }
  }
}
