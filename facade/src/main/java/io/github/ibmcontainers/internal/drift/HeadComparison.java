package io.github.ibmcontainers.internal.drift;

import io.github.ibmcontainers.DriftKind;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import okhttp3.Headers;

/** Compares the status and the headers of one successful response with the document. */
public final class HeadComparison {
  /** Headers of HTTP and of intermediaries between client and service. */
  private static final Pattern TRANSPORT =
      Pattern.compile(
          "accept-ranges|access-control-.*|age|allow|alt-svc|cache-control|cf-.*|connection|"
              + "content-.*|cross-origin-.*|date|etag|expires|keep-alive|last-modified|nel|pragma|"
              + "referrer-policy|report-to|retry-after|server|server-timing|set-cookie|"
              + "strict-transport-security|trailer|transfer-encoding|upgrade|vary|via|warning|"
              + "www-authenticate|x-content-type-options|x-envoy-.*|x-frame-options|"
              + "x-ratelimit-.*|x-xss-protection");

  /** Headers that the client sends or reads. */
  private static final Set<String> KNOWN =
      Set.of("x-request-id", "x-correlation-id", "transaction-id");

  private HeadComparison() {}

  /** Returns all differences. */
  public static Set<Difference> of(ResponseForms.Operation operation, int status, Headers headers) {
    Set<Difference> differences = new LinkedHashSet<>();
    String found = Integer.toString(status);
    if (!operation.status().isEmpty() && !operation.status().equals(found)) {
      differences.add(
          new Difference(
              operation.id(), "", "", DriftKind.UNKNOWN_STATUS, operation.status(), found));
    }
    Set<String> declared = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    declared.addAll(operation.responseHeaders());
    for (String name : headers.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (!declared.contains(name)
          && !KNOWN.contains(lower)
          && !TRANSPORT.matcher(lower).matches()) {
        differences.add(
            new Difference(
                operation.id(),
                "",
                Comparison.shown(name),
                DriftKind.UNKNOWN_HEADER,
                "",
                "string"));
      }
    }
    return differences;
  }
}
