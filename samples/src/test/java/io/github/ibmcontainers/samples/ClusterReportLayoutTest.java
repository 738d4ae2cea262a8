package io.github.ibmcontainers.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page rendered by Chromium: nothing overflows at the width of a phone or desktop, in light and
 * dark mode. The screenshots are in {@code target/screenshots}.
 */
class ClusterReportLayoutTest {
  private static final Path SHOTS = Path.of("target", "screenshots").toAbsolutePath();

  /** Embeds the page in a frame, which can be narrower than a window, and measures it. */
  private static final String FRAME =
      """
      <!DOCTYPE html><title></title><body>
      <iframe width="%d" height="800" style="border: 0" srcdoc="%s"></iframe>
      <script>
      window.onload = function () {
        var page = document.querySelector("iframe").contentDocument.documentElement;
        document.title = "width " + page.scrollWidth + " of " + page.clientWidth;
      };
      </script>
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"0,390,light", "1,390,dark", "5,1280,light", "1000,390,light", "1000,1280,dark"})
  void fitsTheWindow(int clusters, int width, String theme) throws Exception {
    String chromium = chromium();
    String html = ClusterReport.page(longNames(ClusterReportTest.data(clusters)));
    Path page = Files.writeString(folder.resolve("clusters.html"), html);
    Path frame =
        Files.writeString(
            folder.resolve("frame.html"),
            FRAME.formatted(width, html.replace("&", "&amp;").replace("\"", "&quot;")));
    Files.createDirectories(SHOTS);
    Path shot = SHOTS.resolve("clusters-" + clusters + "-" + width + "-" + theme + ".png");
    Files.deleteIfExists(shot);
    List<String> look =
        List.of(
            "--window-size=" + width + ",1400",
            "--blink-settings=preferredColorScheme=" + (theme.equals("dark") ? 0 : 1));

    String dom = run(chromium, look, "--dump-dom", frame);
    Matcher measured = Pattern.compile("<title>width (\\d+) of (\\d+)</title>").matcher(dom);
    assertThat(measured.find()).as("the page's script completed").isTrue();
    assertThat(Integer.parseInt(measured.group(2))).isEqualTo(width);
    assertThat(Integer.parseInt(measured.group(1))).isEqualTo(width);

    run(chromium, look, "--screenshot=" + shot, page);
    BufferedImage image = ImageIO.read(shot.toFile());
    assertThat(image.getWidth()).isEqualTo(width);
    int corner = image.getRGB(1, 1) & 0xffffff;
    assertThat(corner).isEqualTo(theme.equals("dark") ? 0x161616 : 0xffffff);
  }

  @Test
  @DisplayName("Text has the contrast required by WCAG in both themes")
  void contrast() {
    String css = ClusterReport.page(ClusterReportTest.data(0));
    List<Map<String, Integer>> themes = new ArrayList<>();
    Matcher root = Pattern.compile(":root \\{([^}]*)}").matcher(css);
    while (root.find()) {
      Map<String, Integer> colors = new HashMap<>();
      Matcher color = Pattern.compile("--(\\w+): #(\\w{6});").matcher(root.group(1));
      while (color.find()) {
        colors.put(color.group(1), Integer.parseInt(color.group(2), 16));
      }
      themes.add(colors);
    }
    assertThat(themes).hasSize(2);
    for (Map<String, Integer> theme : themes) {
      for (String text : List.of("ink", "soft", "good", "bad")) {
        assertThat(ratio(theme.get(text), theme.get("back"))).as(text).isGreaterThan(4.5);
      }
      assertThat(ratio(theme.get("ink"), theme.get("card"))).isGreaterThan(4.5);
      assertThat(ratio(theme.get("accent"), theme.get("back"))).as("bars").isGreaterThan(3);
    }
    assertThat(ratio(0, 0xffffff)).isCloseTo(21, within(0.01));
  }

  private static JsonObject longNames(JsonObject data) {
    data.getAsJsonArray("failures").add("classic of 131c16c8f421300bb67ad829a2737ad7: failed");
    data.getAsJsonArray("clusters")
        .forEach(
            cluster ->
                cluster
                    .getAsJsonObject()
                    .addProperty("name", "production-payments-frankfurt-and-more".repeat(2)));
    return data;
  }

  private String run(String chromium, List<String> look, String action, Path page)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                chromium,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--user-data-dir=" + folder.resolve("profile")));
    command.addAll(look);
    command.add(action);
    command.add(page.toUri().toString());
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(out);
  }

  private static String chromium() {
    Optional<String> found =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(
                name ->
                    Stream.of(
                            System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst();
    assumeThat(found).as("Chromium on the PATH").isPresent();
    return found.orElseThrow();
  }

  private static double ratio(int one, int other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(int color) {
    return 0.2126 * linear(color >> 16) + 0.7152 * linear(color >> 8) + 0.0722 * linear(color);
  }

  private static double linear(int channel) {
    double value = (channel & 0xff) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
