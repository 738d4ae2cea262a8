package io.github.ibmcontainers.fake;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Something that goes wrong with an answer. Immutable; the methods that are not static give a
 * changed copy. Switch it on with {@link Faults}.
 */
public final class Fault {
  /** What becomes of the request. */
  enum Action {
    /** It is not looked at; the fault answers. */
    ANSWER_INSTEAD,
    /** It is done; then the fault answers. */
    ANSWER_AFTER_ACTION,
    /** It is done, and its answer is changed. */
    CHANGE_ANSWER
  }

  /** What becomes of the bytes of the answer. */
  enum Wire {
    NORMAL,
    CLOSED,
    TRUNCATED,
    SLOW
  }

  /** What becomes of the headers of the answer. */
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

  /** That status, with a body in the format of the service unless {@link #body} gives one. */
  public static Fault status(int status) {
    return new Draft(Action.ANSWER_INSTEAD).status(status).build();
  }

  /** The action happens, and then that status says that it did not: the create that succeeded. */
  public static Fault errorAfterAction(int status) {
    return new Draft(Action.ANSWER_AFTER_ACTION).status(status).build();
  }

  /** A 502 with the HTML page of a gateway. */
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

  /** A 200 whose body is an empty JSON object. */
  public static Fault emptyObject() {
    return status(200).contentType("application/json").body("{}");
  }

  /** A 200 that says JSON and breaks off in the middle of a value. */
  public static Fault malformedJson() {
    return status(200).contentType("application/json").body("{\"id\": \"abc\", \"items\": [1, 2,");
  }

  /** A 429 in plain text, as IAM answers when a rate limit is reached. */
  public static Fault rateLimitText() {
    return status(429)
        .contentType("text/plain")
        .body("ApiKey based rate limit for calls to /token");
  }

  /** A redirect to another place. */
  public static Fault redirect(HttpUrl target) {
    return status(307).header("Location", target.toString()).contentType("text/plain").body("");
  }

  /** The normal answer, later by that much real time. */
  public static Fault delay(Duration delay) {
    return new Draft(Action.CHANGE_ANSWER).build().after(delay);
  }

  /** The connection breaks and nothing of what was asked was done. */
  public static Fault connectionReset() {
    return new Draft(Action.ANSWER_INSTEAD).wire(Wire.CLOSED).build();
  }

  /** What was asked was done, and the connection breaks before an answer. */
  public static Fault connectionResetAfterAction() {
    return new Draft(Action.CHANGE_ANSWER).wire(Wire.CLOSED).build();
  }

  /** The normal answer, broken off in the middle of its body. */
  public static Fault truncatedBody() {
    return new Draft(Action.CHANGE_ANSWER).wire(Wire.TRUNCATED).build();
  }

  /**
   * The normal answer, a few bytes at a time.
   *
   * @param bytes how many bytes at once, at least 1
   * @param period the pause after them in real time, longer than zero
   */
  public static Fault slowBody(int bytes, Duration period) {
    if (bytes < 1 || period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException(
          "a slow body needs at least 1 byte and a pause longer than zero, not "
              + bytes
              + " and "
              + period);
    }
    Draft draft = new Draft(Action.CHANGE_ANSWER).wire(Wire.SLOW);
    draft.slowBytes = bytes;
    draft.slowPeriod = period;
    return draft.build();
  }

  /** The normal answer under another content type. */
  public static Fault wrongContentType(String contentType) {
    return new Draft(Action.CHANGE_ANSWER).build().contentType(contentType);
  }

  /** The normal answer with every header in lower case and twice. */
  public static Fault duplicateLowerCaseHeaders() {
    Draft draft = new Draft(Action.CHANGE_ANSWER);
    draft.headerStyle = HeaderStyle.LOWER_CASE_TWICE;
    return draft.build();
  }

  /** The same with that body. */
  public Fault body(String text) {
    Draft draft = new Draft(this);
    draft.body = Optional.of(text);
    return draft.build();
  }

  /** The same with that content type. */
  public Fault contentType(String value) {
    Draft draft = new Draft(this);
    draft.contentType = Optional.of(value);
    return draft.build();
  }

  /** The same with one more header; the value may be anything, also what HTTP forbids. */
  public Fault header(String name, String value) {
    Draft draft = new Draft(this);
    draft.headers = headers.newBuilder().addUnsafeNonAscii(name, value).build();
    return draft.build();
  }

  /** The same with {@code Retry-After} in seconds, as large as one likes. */
  public Fault retryAfter(long seconds) {
    return header("Retry-After", Long.toString(seconds));
  }

  /** The same with {@code Retry-After} as that text: a date or nonsense. */
  public Fault retryAfter(String text) {
    return header("Retry-After", text);
  }

  /** The same, later by that much real time. */
  public Fault after(Duration delay) {
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
        throw new IllegalArgumentException("not the status of an answer: " + value);
      }
      status = OptionalInt.of(value);
      return this;
    }

    Fault build() {
      return new Fault(this);
    }
  }
}
