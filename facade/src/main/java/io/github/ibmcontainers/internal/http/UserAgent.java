package io.github.ibmcontainers.internal.http;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Names library, Java and operating system on every request, and asks for English texts. */
public final class UserAgent implements Interceptor {
  private final String value;

  UserAgent(String application) {
    this.value = (application.isEmpty() ? "" : application + " ") + library();
  }

  /** Returns library, version, Java and operating system. */
  public static String library() {
    return String.format(
            "ibm-containers-java/%s (Java %s; %s %s)",
            version(),
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"))
        .replaceAll("[^\\x20-\\x7e]", "?");
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

  String value() {
    return value;
  }

  /** Sets what is not set yet. */
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
