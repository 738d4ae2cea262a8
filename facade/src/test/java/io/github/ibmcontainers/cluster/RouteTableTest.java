package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.exchange.Exchanges;
import io.github.ibmcontainers.internal.route.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The route table: every cell has an exchange, and the documentation contains the table. */
class RouteTableTest {
  private static final String BEGIN = "<!-- routes:begin -->\n";
  private static final String END = "<!-- routes:end -->";

  @TestFactory
  @DisplayName("Every supported cell has an exchange that shows its operation with its provider")
  Stream<DynamicTest> supportedCells() {
    Map<Provider, Set<String>> shown = Exchanges.operations();
    return RouteTable.all().stream()
        .flatMap(
            action ->
                action.routes().stream()
                    .map(
                        route ->
                            DynamicTest.dynamicTest(
                                action.name() + ", " + route.provider() + ", " + route.version(),
                                () ->
                                    assertThat(shown.get(route.provider()))
                                        .contains(route.operation().id()))));
  }

  @TestFactory
  @DisplayName("Every common operation has an exchange with every provider")
  Stream<DynamicTest> commonOperations() {
    Map<Provider, Set<String>> shown = Exchanges.operations();
    return RouteTable.groups().keySet().stream()
        .flatMap(group -> RouteTable.common(group).values().stream())
        .flatMap(List::stream)
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    operation.id(),
                    () ->
                        assertThat(shown.values())
                            .allSatisfy(them -> assertThat(them).contains(operation.id()))));
  }

  @TestFactory
  @DisplayName(
      "Every unsupported cell throws an exception that names the alternatives, before a request is sent")
  Stream<DynamicTest> unsupportedCells() {
    return RouteTable.all().stream()
        .flatMap(
            action ->
                Stream.of(Provider.values())
                    .filter(provider -> action.routes(provider).isEmpty())
                    .map(
                        provider ->
                            DynamicTest.dynamicTest(
                                action.name() + ", " + provider, () -> empty(action, provider))));
  }

  private static void empty(Action<?, ?> action, Provider provider) {
    assertThatThrownBy(() -> action.route(provider, null))
        .isInstanceOfSatisfying(
            OperationNotSupportedException.class,
            e -> {
              assertThat(e.provider()).isEqualTo(provider);
              assertThat(e.action()).isEqualTo(action.name());
              assertThat(e).hasMessageContaining(action.name());
              assertThat(e).hasMessageContaining(action.reason(provider));
              action
                  .routes()
                  .forEach(
                      route -> assertThat(e).hasMessageContaining(route.provider().toString()));
            });
  }

  @Test
  @DisplayName("The documentation contains the current table; -Droutes.write=true updates it")
  void printedTable() throws IOException {
    Path page = page();
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (Boolean.getBoolean("routes.write")) {
      Files.writeString(
          page, text.substring(0, begin) + RouteTable.markdown() + text.substring(end));
      return;
    }
    assertThat(text.substring(begin, end))
        .as("%s doesn't contain the current table: run this test with -Droutes.write=true", page)
        .isEqualTo(RouteTable.markdown());
  }

  /** Returns the page that contains the table's markers. */
  private static Path page() throws IOException {
    Path module = Path.of(System.getProperty("basedir", "."));
    for (String name : List.of("docs/clusters.md")) {
      Path page = module.resolve(name);
      if (Files.exists(page) && Files.readString(page).contains(BEGIN)) {
        return page;
      }
    }
    throw new AssertionError("No page has the marker " + BEGIN.strip());
  }
}
