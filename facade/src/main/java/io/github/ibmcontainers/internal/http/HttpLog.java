package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.internal.text.Redactor;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Logs each attempt: a line at {@code DEBUG}, headers and the start of textual bodies at {@code
 * TRACE}, all without secrets. With logging disabled, no body is read ahead.
 */
final class HttpLog implements Interceptor {
  static final String LOGGER = "io.github.ibmcontainers.http";

  /** The maximum length of a body that is read ahead or printed. */
  private static final long BODY_LIMIT = 16 * 1024;

  private final Logger logger = System.getLogger(LOGGER);
  private final boolean bodies;

  /**
   * @param bodies whether bodies may be read ahead; false if a response can be an endless stream
   */
  HttpLog(boolean bodies) {
    this.bodies = bodies;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (!logger.isLoggable(Level.DEBUG)) {
      return chain.proceed(request);
    }
    boolean all = logger.isLoggable(Level.TRACE);
    String line = request.method() + " " + Redactor.text(request.url().toString());
    if (all) {
      logger.log(Level.TRACE, "--> {0}\n{1}{2}", line, headers(request.headers()), body(request));
    }
    long start = System.nanoTime();
    try {
      Response response = chain.proceed(request);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      logger.log(Level.DEBUG, "{0} returned {1} in {2} ms", line, response.code(), millis);
      if (all) {
        logger.log(
            Level.TRACE,
            "<-- {0} {1}\n{2}{3}",
            response.code(),
            line,
            headers(response.headers()),
            body(response));
      }
      return response;
    } catch (IOException e) {
      logger.log(
          Level.DEBUG,
          "{0} failed: {1}: {2}",
          line,
          e.getClass().getSimpleName(),
          Redactor.text(String.valueOf(e.getMessage())));
      throw e;
    }
  }

  private static String headers(Headers headers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < headers.size(); i++) {
      text.append(headers.name(i))
          .append(": ")
          .append(Redactor.header(headers.name(i), headers.value(i)))
          .append('\n');
    }
    return text.toString();
  }

  private String body(Request request) throws IOException {
    RequestBody body = request.body();
    if (body == null) {
      return "";
    }
    if (!bodies || !textual(body.contentType()) || body.isOneShot() || body.isDuplex()) {
      return "(body not shown)";
    }
    Buffer buffer = new Buffer();
    body.writeTo(buffer);
    return shown(buffer.readByteArray(Math.min(buffer.size(), BODY_LIMIT)));
  }

  private String body(Response response) throws IOException {
    return bodies && textual(response.body().contentType())
        ? shown(response.peekBody(BODY_LIMIT).bytes())
        : "(body not shown)";
  }

  private static String shown(byte[] bytes) {
    return Redactor.text(new String(bytes, StandardCharsets.UTF_8));
  }

  private static boolean textual(@Nullable MediaType type) {
    return type != null
        && (type.type().equals("text")
            || type.subtype().contains("json")
            || type.subtype().contains("yaml")
            || type.subtype().contains("xml")
            || type.subtype().contains("form-urlencoded"));
  }
}
