package io.github.ibmcontainers.fake;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides a {@link FakeIbmCloud} to every JUnit test that has a parameter of that type, and stops
 * it afterwards. Each test method gets a new cloud, also by a parameter of the constructor with the
 * default life cycle. With a parameter of a {@code @BeforeAll} method, all tests of the class share
 * one cloud.
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
    // A lookup in the store includes the enclosing contexts; the store closes its values itself.
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("cloud", key -> new Running(starter.get()), Running.class)
        .cloud();
  }

  /** Closed by the store at the end of its context. */
  private record Running(FakeIbmCloud cloud) implements AutoCloseable {
    @Override
    public void close() {
      cloud.close();
    }
  }
}
