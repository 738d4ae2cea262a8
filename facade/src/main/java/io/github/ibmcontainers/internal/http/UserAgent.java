package io.github.ibmcontainers.internal.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Names library, Java and operating system on every request, and asks for English texts. */
final class UserAgent implements Interceptor {
  private final String value;

  UserAgent(String application) {
    String library = UserAgent.class.getPackage().getImplementationVersion();
    String text =
        (application.isEmpty() ? "" : application + " ")
            + "ibm-containers-java/"
            + (library == null ? "dev" : library)
            + " (Java "
            + System.getProperty("java.version", "unknown")
            + "; "
            + System.getProperty("os.name", "unknown")
            + " "
            + System.getProperty("os.arch", "unknown")
            + ")";
    this.value = text.replaceAll("[^\\x20-\\x7e]", "?");
  }

  String value() {
    return value;
  }

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
