package io.github.ibmcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.ibmcontainers.auth.IamClient;
import io.github.ibmcontainers.auth.TokenSource;
import io.github.ibmcontainers.cluster.NewClassicCluster;
import io.github.ibmcontainers.cluster.NewSatelliteCluster;
import io.github.ibmcontainers.cluster.NewVpcCluster;
import io.github.ibmcontainers.cluster.satellite.NewSatelliteLocation;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.cluster.wait.ProgressListener;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.cluster.worker.NewWorkerPool;
import io.github.ibmcontainers.kubernetes.KubeconfigRequest;
import io.github.ibmcontainers.kubernetes.KubernetesOptions;
import io.github.ibmcontainers.resourcegroup.ResourceGroupSelector;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Options can be copied and changed, and copies are complete. */
class ToBuilderTest {
  private static final ProgressListener NO_LISTENER = progress -> {};
  private static final Cancellation NO_CANCELLATION = new Cancellation();

  /** A builder of each options type. */
  private static final Map<Class<?>, Supplier<Object>> OPTIONS =
      Map.of(
          Endpoints.class, () -> Endpoints.publicNetwork().toBuilder(),
          RequestOptions.class, RequestOptions::builder,
          RetryPolicy.class, RetryPolicy::builder,
          Scope.class, Scope::builder,
          WaitOptions.class,
              () ->
                  WaitOptions.builder(Duration.ofMinutes(1))
                      .listener(NO_LISTENER)
                      .cancellation(NO_CANCELLATION),
          KubernetesOptions.class, KubernetesOptions::builder,
          KubeconfigRequest.class,
              () -> KubeconfigRequest.builder().format(KubeconfigRequest.Format.ARCHIVE));

  /** Types that hold connections or a login, and requests that are sent once. */
  private static final Set<Class<?>> NO_OPTIONS =
      Set.of(
          ContainersClient.class,
          IamClient.class,
          TokenSource.class,
          NewClassicCluster.class,
          NewVpcCluster.class,
          NewSatelliteCluster.class,
          NewSatelliteLocation.class,
          NewWorkerPool.class);

  private static final String CERTIFICATE = new HeldCertificate.Builder().build().certificatePem();

  private static final List<Object> VALUES =
      List.of(
          Duration.ofSeconds(3),
          7,
          true,
          HttpUrl.get("https://own.cloud.ibm.com/"),
          RetryPolicy.none(),
          Scope.builder().account("a1").build(),
          RequestOptions.builder().repeatable().build(),
          ResourceGroupSelector.byName("default"),
          new Cancellation(),
          (ProgressListener) progress -> {});

  @Test
  @DisplayName("Every type with a public builder is listed here")
  void complete() {
    Set<Class<?>> built = new HashSet<>();
    new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ArchitectureTest.FacadeOnly())
            .importPackages("io.github.ibmcontainers")
            .stream()
            .filter(type -> type.getSimpleName().endsWith("Builder"))
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(type -> !type.getPackageName().contains(".internal."))
            .flatMap(type -> Stream.of(type.reflect().getMethods()))
            .filter(method -> method.getName().equals("build"))
            .forEach(method -> built.add(method.getReturnType()));
    Set<Class<?>> known = new HashSet<>(OPTIONS.keySet());
    known.addAll(NO_OPTIONS);
    assertThat(built).isEqualTo(known);
  }

  static Stream<Method> settings() throws ReflectiveOperationException {
    Stream.Builder<Method> settings = Stream.builder();
    for (Class<?> type : OPTIONS.keySet()) {
      Class<?> builder = type.getMethod("toBuilder").getReturnType();
      Arrays.stream(builder.getMethods())
          .filter(method -> method.getReturnType() == builder)
          .filter(method -> !Modifier.isStatic(method.getModifiers()))
          .forEach(settings);
    }
    return settings.build();
  }

  @ParameterizedTest
  @MethodSource("settings")
  @DisplayName("A copy has each setting, and changing the copy doesn't change the original")
  void copies(Method setting) throws ReflectiveOperationException {
    Class<?> type = setting.getDeclaringClass().getMethod("build").getReturnType();
    Object plain = build(OPTIONS.get(type).get());
    Object options = build(set(setting, OPTIONS.get(type).get()));
    assertThat(differs(plain, options)).as("%s has an effect", setting).isTrue();
    Object copy = type.getMethod("toBuilder").invoke(options);
    assertThat(differs(options, build(copy))).as("the copy lacks %s", setting).isFalse();
    Object changed = build(set(setting, type.getMethod("toBuilder").invoke(plain)));
    assertThat(differs(changed, options)).isFalse();
    assertThat(differs(plain, build(OPTIONS.get(type).get()))).as("the original").isFalse();
  }

  private static Object set(Method setting, Object builder) throws ReflectiveOperationException {
    if (setting.getName().equals("networkConfig")) {
      ((KubeconfigRequest.Builder) builder).administrator();
    }
    Object[] arguments =
        Stream.of(setting.getParameterTypes()).map(type -> value(setting, type)).toArray();
    try {
      return setting.invoke(builder, arguments);
    } catch (InvocationTargetException e) {
      throw new AssertionError(setting.toString(), e.getCause());
    }
  }

  private static Object build(Object builder) throws ReflectiveOperationException {
    return builder.getClass().getMethod("build").invoke(builder);
  }

  private static Object value(Method setting, Class<?> type) {
    if (type == String.class) {
      return switch (setting.getName()) {
        case "region" -> "eu-de";
        case "certificateAuthority" -> CERTIFICATE;
        default -> "X-Own";
      };
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0] == KubeconfigRequest.Version.V1
          ? KubeconfigRequest.Version.V1
          : type.getEnumConstants()[1];
    }
    return VALUES.stream()
        .filter(
            value ->
                type.isInstance(value)
                    || (type == int.class && value instanceof Integer)
                    || (type == boolean.class && value instanceof Boolean))
        .findFirst()
        .orElseThrow(() -> new AssertionError("a value for " + setting));
  }

  /** Compares all fields, including those that {@code equals} and {@code toString} omit. */
  private static boolean differs(Object one, Object other) {
    try {
      assertThat(one)
          .usingRecursiveComparison()
          .withEqualsForType((a, b) -> a == b, Cancellation.class)
          .withEqualsForType((a, b) -> a == b, ProgressListener.class)
          .isEqualTo(other);
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }
}
