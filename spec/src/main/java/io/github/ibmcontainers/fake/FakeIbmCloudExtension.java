package io.github.ibmcontainers.fake;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides a {@link FakeIbmCloud} to JUnit test methods and constructors with a parameter of that
 * type, and stops it after the test. Each test method gets its own cloud. If a {@code @BeforeAll}
 * method has the parameter, all tests of the class share one cloud.
 *
 * <pre>{@code
 * @ExtendWith(FakeIbmCloudExtension.class)
 * class MyTest {
 *   @Test
 *   void listsClusters(FakeIbmCloud cloud) { ... }
 * }
 * }</pre>
 *
 * <p>To configure the cloud, use {@code @RegisterExtension} and {@link
 * #FakeIbmCloudExtension(Supplier)}. Thread-safe.
 */
public final class FakeIbmCloudExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(FakeIbmCloudExtension.class);

  private final Supplier<FakeIbmCloud> starter;

  /** Provides clouds with default settings. */
  public FakeIbmCloudExtension() {
    this(FakeIbmCloud::start);
  }

  /**
   * Provides configured clouds.
   *
   * @param starter starts a cloud
   */
  public FakeIbmCloudExtension(Supplier<FakeIbmCloud> starter) {
    this.starter = starter;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FakeIbmCloud.class;
  }

  @Override
  public FakeIbmCloud resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // The lookup includes the enclosing contexts, and JUnit closes the values of the store.
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("cloud", key -> new Running(starter.get()), Running.class)
        .cloud();
  }

  /** Stops the cloud when JUnit closes the store at the end of its context. */
  private record Running(FakeIbmCloud cloud) implements AutoCloseable {
    @Override
    public void close() {
      cloud.close();
    }
  }
}
