package io.github.ibmcontainers.internal.http;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sets {@code User-Agent} with library, Java, and operating system, and requests English texts.
 *
 * @param value the value of {@code User-Agent}
 */
public record UserAgent(String value) implements Interceptor {
  static UserAgent of(String application) {
    return new UserAgent((application.isEmpty() ? "" : application + " ") + library());
  }

  /** Returns library, version, Java and operating system. */
  public static String library() {
    return ascii(
        "ibm-containers-java/"
            + version()
            + " (Java "
            + System.getProperty("java.version")
            + "; "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + ")");
  }

  /** Plain loops, since patterns and formats take milliseconds at the start of a JVM. */
  private static String ascii(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      ascii.append(c >= ' ' && c <= '~' ? c : '?');
    }
    return ascii.toString();
  }

  /** Returns the version of the jar, from its manifest or, on the module path, its descriptor. */
  private static String version() {
    return Optional.ofNullable(UserAgent.class.getPackage().getImplementationVersion())
        .or(
            () ->
                Optional.ofNullable(UserAgent.class.getModule().getDescriptor())
                    .flatMap(ModuleDescriptor::rawVersion))
        .orElse("unreleased");
  }

  /** Sets the headers that are not set yet. */
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Request.Builder builder = request.newBuilder();
    if (request.header("User-Agent") == null) {
      builder.header("User-Agent", value);
    }
    if (request.header("Accept-Language") == null) {
      builder.header("Accept-Language", "en");
    }
    return chain.proceed(builder.build());
  }
}
