package io.github.ibmcontainers.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.fake.ClusterSpec;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens the page in a browser: its numbers, search and sort order. */
class ClusterReportTest {
  @TempDir private Path folder;

  @Test
  void showsTheClustersOfTheAccount() throws IOException {
    try (FakeIbmCloud cloud =
            FakeIbmCloud.builder()
                .noDefaultClusters()
                .cluster(ClusterSpec.vpc("alpha"))
                .cluster(ClusterSpec.classic("beta"))
                .cluster(ClusterSpec.classic("gamma"))
                .start();
        ContainersClient client =
            ContainersClient.builder()
                .credential(Credential.apiKey(cloud.apiKey()))
                .endpoints(
                    Endpoints.of(
                        cloud.endpoints().iam(),
                        cloud.endpoints().accounts(),
                        cloud.endpoints().containers()))
                .build();
        WebClient browser = new WebClient()) {
      int workers =
          client.clusters().list().all().stream()
              .mapToInt(cluster -> client.workers().list(cluster.id()).size())
              .sum();
      HtmlPage page = open(browser, ClusterReport.page(client));
      assertThat(text(page, "summary")).isEqualTo("3 clusters, " + workers + " workers");
      assertThat(rows(page)).isEqualTo(3);
      assertThat(text(page, "rows")).contains("alpha").contains("VPC").contains("us-south");
      assertThat(text(page, "states")).contains("deployed");
      assertThat(text(page, "workerVersions")).contains("1.30.6").contains(String.valueOf(workers));
      assertThat(text(page, "pools")).contains("alpha / default: us-south-1 ");
      assertThat(text(page, "offered"))
          .startsWith("Newest offered: kubernetes 1.")
          .contains(", openshift 4.");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 1000})
  void showsAnyNumberOfClusters(int number) throws IOException {
    try (WebClient browser = new WebClient()) {
      HtmlPage page = open(browser, ClusterReport.page(data(number)));
      assertThat(text(page, "summary"))
          .isEqualTo(
              number + (number == 1 ? " cluster, " : " clusters, ") + 2 * number + " workers");
      assertThat(rows(page)).isEqualTo(number);
      assertThat(text(page, "shown")).isEqualTo(number + " of " + number + " shown");
      int troubled = (number + 4) / 5;
      assertThat(text(page, "cards")).contains(troubled + "\nNeed attention");
      if (number == 0) {
        assertThat(text(page, "attention")).isEqualTo("Nothing.");
      }
    }
  }

  @Test
  void showsPoolsWithUnevenZonesFirst() throws IOException {
    JsonObject data = data(3);
    JsonObject uneven =
        data.getAsJsonArray("clusters").get(2).getAsJsonObject().getAsJsonObject("pools");
    uneven.getAsJsonObject("default").addProperty("eu-de-2", 1);
    try (WebClient browser = new WebClient()) {
      HtmlPage page = open(browser, ClusterReport.page(data));
      assertThat(text(page, "pools").lines().map(String::strip))
          .containsExactly(
              "cluster-2 / default: eu-de-1 2, eu-de-2 1 (uneven)",
              "cluster-0 / default: eu-de-1 2",
              "cluster-1 / default: eu-de-1 2");
      assertThat(page.getElementById("zones").getChildElements())
          .extracting(DomElement::getTextContent)
          .containsExactly("eu-de-16", "eu-de-21");
    }
  }

  @Test
  void searchesAndSorts() throws IOException {
    try (WebClient browser = new WebClient()) {
      HtmlPage page = open(browser, ClusterReport.page(data(30)));
      assertThat(firstName(page)).isEqualTo("cluster-0");
      page.getElementById("sort-version").click();
      assertThat(firstName(page)).as("1.9 is before 1.10").isEqualTo("cluster-9");
      page.getElementById("sort-version").click();
      assertThat(firstName(page)).isEqualTo("cluster-8");
      ((HtmlInput) page.getElementById("search")).type("cluster-12 eu-de");
      assertThat(rows(page)).isEqualTo(1);
      assertThat(text(page, "shown")).isEqualTo("1 of 30 shown");
    }
  }

  @Test
  void clusterNameIsEscaped() throws IOException {
    JsonObject data = data(1);
    String name = "</script><script>document.title='taken'</script>";
    data.getAsJsonArray("clusters").get(0).getAsJsonObject().addProperty("name", name);
    try (WebClient browser = new WebClient()) {
      HtmlPage page = open(browser, ClusterReport.page(data));
      assertThat(page.getTitleText()).isEqualTo("Clusters");
      assertThat(firstName(page)).isEqualTo(name);
    }
  }

  private HtmlPage open(WebClient browser, String html) throws IOException {
    assertThat(html).doesNotContain("http://").doesNotContain("https://");
    Path file = Files.writeString(folder.resolve("clusters.html"), html);
    return browser.getPage(file.toUri().toURL());
  }

  static JsonObject data(int number) {
    JsonArray clusters = new JsonArray();
    for (int i = 0; i < number; i++) {
      JsonObject states = new JsonObject();
      states.addProperty("normal", 2);
      JsonObject versions = new JsonObject();
      versions.addProperty("1.30.6", 2);
      JsonObject zones = new JsonObject();
      zones.addProperty("eu-de-1", 2);
      JsonObject pools = new JsonObject();
      pools.add("default", zones);
      JsonArray attention = new JsonArray();
      if (i % 5 == 0) {
        attention.add("state is warning");
      }
      JsonObject cluster = new JsonObject();
      cluster.addProperty("name", "cluster-" + i);
      cluster.addProperty("provider", "VPC");
      cluster.addProperty("region", "eu-de");
      cluster.addProperty("platform", "kubernetes");
      cluster.addProperty("state", i % 5 == 0 ? "warning" : "normal");
      cluster.addProperty("version", "1." + (i < 9 ? 30 + i : i));
      cluster.addProperty("behind", 0);
      cluster.add("states", states);
      cluster.add("versions", versions);
      cluster.add("pools", pools);
      cluster.add("attention", attention);
      clusters.add(cluster);
    }
    JsonObject data = new JsonObject();
    data.add("clusters", clusters);
    data.add("failures", new JsonArray());
    JsonObject offered = new JsonObject();
    offered.addProperty("kubernetes", "1.31.2");
    data.add("offered", offered);
    return data;
  }

  private static int rows(HtmlPage page) {
    return page.getElementById("rows").getChildElementCount();
  }

  private static String firstName(HtmlPage page) {
    DomElement row = page.getElementById("rows").getFirstElementChild();
    return row.getFirstElementChild().getTextContent();
  }

  private static String text(HtmlPage page, String id) {
    return page.getElementById(id).asNormalizedText();
  }
}
