package io.github.ibmcontainers.internal.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Names library, Java and operating system on every request, and asks for English texts. */
public final class UserAgent implements Interceptor {
  private final String value;

  UserAgent(String application) {
    this.value = (application.isEmpty() ? "" : application + " ") + library();
  }

  /** Library, version, Java and operating system. */
  public static String library() {
    String version = UserAgent.class.getPackage().getImplementationVersion();
    return String.format(
            "ibm-containers-java/%s (Java %s; %s %s)",
            version == null ? "dev" : version,
            System.getProperty("java.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"))
        .replaceAll("[^\\x20-\\x7e]", "?");
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
