package io.github.ibmcontainers.check;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import io.github.ibmcontainers.internal.drift.ResponseForms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes responses as {@code v2/<operation>/<provider>-1.http}: a comment with the source, {@code
 * HTTP} and the status, and the body with invented values.
 */
final class RecordingWriter {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private final Sanitizer sanitizer;
  private final Path directory;
  private final Map<String, Integer> numbers = new HashMap<>();
  private String provider = "any";

  RecordingWriter(ResponseForms forms, Path directory) {
    this.sanitizer = new Sanitizer(forms);
    this.directory = directory;
  }

  /** The responses from now on are about a cluster of a provider. */
  void of(String providerId) {
    provider = providerId;
  }

  void record(ResponseForms.Operation operation, String form, int status, JsonElement body) {
    String version = operation.path().startsWith("/v1/") ? "v1" : "v2";
    String name = version + "/" + operation.id() + "/" + provider;
    Path file = directory.resolve(name + "-" + numbers.merge(name, 1, Integer::sum) + ".http");
    String text =
        "# recorded by the live check in %s, values invented\nHTTP %s\n%s\n"
            .formatted(
                YearMonth.now(ZoneOffset.UTC), status, GSON.toJson(sanitizer.invented(form, body)));
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't write the recording of " + operation.id(), e);
    }
  }
}
