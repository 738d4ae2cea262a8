package io.github.ibmcontainers.fake;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * A fault to inject into responses, with {@link Faults}. Immutable: instance methods return a
 * changed copy.
 */
public final class Fault {
  /** How the request is processed. */
  enum Action {
    /** The request isn't processed; the fault is the response. */
    REPLACE,
    /** The request is processed; the fault replaces its response. */
    PROCESS_AND_REPLACE,
    /** The request is processed, and its response is modified. */
    PROCESS_AND_MODIFY
  }

  /** How the response is sent. */
  enum Wire {
    NORMAL,
    CLOSED,
    TRUNCATED,
    SLOW
  }

  /** How the headers of the response are written. */
  enum HeaderStyle {
    NORMAL,
    LOWER_CASE_TWICE
  }

  final Action action;
  final Wire wire;
  final HeaderStyle headerStyle;
  final OptionalInt status;
  final Optional<String> body;
  final Optional<String> contentType;
  final Headers headers;
  final Duration delay;
  final int slowBytes;
  final Duration slowPeriod;

  private Fault(Draft draft) {
    action = draft.action;
    wire = draft.wire;
    headerStyle = draft.headerStyle;
    status = draft.status;
    body = draft.body;
    contentType = draft.contentType;
    headers = draft.headers;
    delay = draft.delay;
    slowBytes = draft.slowBytes;
    slowPeriod = draft.slowPeriod;
  }

  /**
   * Responds with a status. The body has the error format of the service unless {@link #body} sets
   * it.
   */
  public static Fault status(int status) {
    return new Draft(Action.REPLACE).status(status).build();
  }

  /** Processes the request and responds with an error status nevertheless. */
  public static Fault errorAfterAction(int status) {
    return new Draft(Action.PROCESS_AND_REPLACE).status(status).build();
  }

  /** Responds with 502 and an HTML page, as a gateway does. */
  public static Fault htmlBadGateway() {
    return status(502)
        .contentType("text/html")
        .body(
            """
            <html>
            <head><title>502 Bad Gateway</title></head>
            <body>
            <center><h1>502 Bad Gateway</h1></center>
            <hr><center>cloudflare</center>
            </body>
            </html>
            """);
  }

  /** Responds with 200 and an empty JSON object. */
  public static Fault emptyObject() {
    return status(200).contentType("application/json").body("{}");
  }

  /** Responds with 200 and JSON that ends in the middle of a value. */
  public static Fault malformedJson() {
    return status(200).contentType("application/json").body("{\"id\": \"abc\", \"items\": [1, 2,");
  }

  /** Responds with 429 and plain text, as IAM does when a rate limit is exceeded. */
  public static Fault rateLimitText() {
    return status(429)
        .contentType("text/plain")
        .body("ApiKey based rate limit for calls to /token");
  }

  /** Redirects to another URL. */
  public static Fault redirect(HttpUrl target) {
    return status(307).header("Location", target.toString()).contentType("text/plain").body("");
  }

  /** Delays the normal response, in real time. */
  public static Fault delay(Duration delay) {
    return new Draft(Action.PROCESS_AND_MODIFY).build().delayedBy(delay);
  }

  /** Closes the connection without processing the request. */
  public static Fault connectionReset() {
    return new Draft(Action.REPLACE).wire(Wire.CLOSED).build();
  }

  /** Processes the request and closes the connection without a response. */
  public static Fault connectionResetAfterAction() {
    return new Draft(Action.PROCESS_AND_MODIFY).wire(Wire.CLOSED).build();
  }

  /** Closes the connection in the middle of the normal response's body. */
  public static Fault truncatedBody() {
    return new Draft(Action.PROCESS_AND_MODIFY).wire(Wire.TRUNCATED).build();
  }

  /**
   * Sends the normal response a few bytes at a time.
   *
   * @param bytes the number of bytes per write, at least 1
   * @param period the pause after each write in real time, longer than zero
   */
  public static Fault slowBody(int bytes, Duration period) {
    if (bytes < 1 || period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException(
          "a slow body requires at least 1 byte and a positive period, not "
              + bytes
              + " and "
              + period);
    }
    Draft draft = new Draft(Action.PROCESS_AND_MODIFY).wire(Wire.SLOW);
    draft.slowBytes = bytes;
    draft.slowPeriod = period;
    return draft.build();
  }

  /** Sends the normal response with another content type. */
  public static Fault wrongContentType(String contentType) {
    return new Draft(Action.PROCESS_AND_MODIFY).build().contentType(contentType);
  }

  /** Sends the normal response with every header in lower case and twice. */
  public static Fault duplicateLowerCaseHeaders() {
    Draft draft = new Draft(Action.PROCESS_AND_MODIFY);
    draft.headerStyle = HeaderStyle.LOWER_CASE_TWICE;
    return draft.build();
  }

  /** Returns a copy with the given body. */
  public Fault body(String text) {
    Draft draft = new Draft(this);
    draft.body = Optional.of(text);
    return draft.build();
  }

  /** Returns a copy with the given content type. */
  public Fault contentType(String value) {
    Draft draft = new Draft(this);
    draft.contentType = Optional.of(value);
    return draft.build();
  }

  /**
   * Returns a copy with an additional header. The value isn't validated and may be invalid in HTTP.
   */
  public Fault header(String name, String value) {
    Draft draft = new Draft(this);
    draft.headers = headers.newBuilder().addUnsafeNonAscii(name, value).build();
    return draft.build();
  }

  /** Returns a copy with the header {@code Retry-After} in seconds. */
  public Fault retryAfter(long seconds) {
    return header("Retry-After", Long.toString(seconds));
  }

  /**
   * Returns a copy with the header {@code Retry-After} as text, such as a date or an invalid value.
   */
  public Fault retryAfter(String text) {
    return header("Retry-After", text);
  }

  /** Returns a copy that is delayed, in real time. */
  public Fault delayedBy(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("a delay can't be negative: " + delay);
    }
    Draft draft = new Draft(this);
    draft.delay = delay;
    return draft.build();
  }

  @Override
  public String toString() {
    return "Fault[" + action + ", " + wire + ", " + status + "]";
  }

  private static final class Draft {
    private final Action action;
    private Wire wire = Wire.NORMAL;
    private HeaderStyle headerStyle = HeaderStyle.NORMAL;
    private OptionalInt status = OptionalInt.empty();
    private Optional<String> body = Optional.empty();
    private Optional<String> contentType = Optional.empty();
    private Headers headers = Headers.EMPTY;
    private Duration delay = Duration.ZERO;
    private int slowBytes;
    private Duration slowPeriod = Duration.ZERO;

    Draft(Action action) {
      this.action = action;
    }

    Draft(Fault from) {
      action = from.action;
      wire = from.wire;
      headerStyle = from.headerStyle;
      status = from.status;
      body = from.body;
      contentType = from.contentType;
      headers = from.headers;
      delay = from.delay;
      slowBytes = from.slowBytes;
      slowPeriod = from.slowPeriod;
    }

    Draft wire(Wire value) {
      wire = value;
      return this;
    }

    Draft status(int value) {
      if (value < 200 || value > 599) {
        throw new IllegalArgumentException("the status must be from 200 to 599, not " + value);
      }
      status = OptionalInt.of(value);
      return this;
    }

    Fault build() {
      return new Fault(this);
    }
  }
}
