package io.github.ibmcontainers.fake;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a {@link FakeIbmCloud} to every JUnit test that has a parameter for one, and stops it
 * afterwards. A parameter of a test method gets a cloud of its own; one of a constructor with the
 * default life cycle too. A parameter of a {@code @BeforeAll} method gets a cloud that is there as
 * long as the class, and then all tests of the class get the same.
 *
 * <pre>{@code
 * @ExtendWith(FakeIbmCloudExtension.class)
 * class MyTest {
 *   @Test
 *   void listsClusters(FakeIbmCloud cloud) { ... }
 * }
 * }</pre>
 *
 * <p>With {@code @RegisterExtension} and {@link #FakeIbmCloudExtension(Supplier)} the cloud is what
 * one likes. Thread-safe.
 */
public final class FakeIbmCloudExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(FakeIbmCloudExtension.class);

  private final Supplier<FakeIbmCloud> starter;

  /** A cloud with the defaults. */
  public FakeIbmCloudExtension() {
    this(FakeIbmCloud::start);
  }

  /** A cloud that the argument starts. */
  public FakeIbmCloudExtension(Supplier<FakeIbmCloud> starter) {
    this.starter = starter;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FakeIbmCloud.class;
  }

  @Override
  public FakeIbmCloud resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // The store looks into the enclosing contexts first and closes what it holds when its own ends.
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
