package io.github.ibmcontainers.fake;

import io.github.ibmcontainers.fake.http.Backend;
import io.github.ibmcontainers.fake.http.CredentialInspector;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.Buffer;

/** Records each request, passes it to the backend, applies faults, and builds the HTTP response. */
final class BackendDispatcher extends Dispatcher {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Backend backend;
  private final Faults faults;
  private final CallLog log;
  private final CredentialInspector inspector;
  private final Clock clock;
  private final CountDownLatch closing;
  private final MockWebServer server;
  private final Function<Exchange, Optional<Reply>> control;

  BackendDispatcher(
      Backend backend,
      Faults faults,
      CallLog log,
      CredentialInspector inspector,
      Clock clock,
      CountDownLatch closing,
      MockWebServer server,
      Function<Exchange, Optional<Reply>> control) {
    this.backend = backend;
    this.faults = faults;
    this.log = log;
    this.inspector = inspector;
    this.clock = clock;
    this.closing = closing;
    this.server = server;
    this.control = control;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
    // MockWebServer keeps each request until takeRequest() returns it.
    server.takeRequest(0, TimeUnit.NANOSECONDS);
    Exchange exchange = Exchange.of(request);
    Optional<Reply> controlled = control.apply(exchange);
    if (controlled.isPresent()) {
      return httpResponse(exchange, controlled.get(), Optional.empty());
    }
    Optional<String> operation = backend.operation(exchange);
    RecordedCall call = record(exchange, operation);
    Optional<Fault> fault = faults.pick(exchange.path(), operation);
    Reply reply = answer(exchange, fault);
    if (fault.isPresent() && fault.get().delay.compareTo(Duration.ZERO) > 0) {
      boolean ended = closing.await(fault.get().delay.toNanos(), TimeUnit.NANOSECONDS);
      if (ended) {
        return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
      }
    }
    if (fault.isEmpty() || fault.get().wire != Fault.Wire.CLOSED) {
      call.recordStatus(reply.status());
    }
    return httpResponse(exchange, reply, fault);
  }

  private RecordedCall record(Exchange exchange, Optional<String> operation) {
    CredentialKind kind = inspector.inspect(exchange);
    boolean misdirected =
        (kind != CredentialKind.NONE && !backend.expects(kind, exchange))
            || (backend.service() != Service.CONTAINERS && hasApiSecret(exchange.headers()));
    RecordedCall call =
        new RecordedCall.Builder(backend.service(), exchange.method(), exchange.url())
            .content(exchange.headers(), exchange.text())
            .operation(operation)
            .credential(kind, misdirected)
            .build();
    log.add(call);
    return call;
  }

  private static boolean hasApiSecret(Headers headers) {
    return headers.names().stream().anyMatch(n -> n.regionMatches(true, 0, "X-Auth-", 0, 7));
  }

  private Reply answer(Exchange exchange, Optional<Fault> fault) {
    if (fault.isEmpty()) {
      return handle(exchange);
    }
    Fault f = fault.get();
    Reply normal =
        switch (f.action) {
          case REPLACE -> backend.error(f.status.orElse(500));
          case PROCESS_AND_REPLACE -> {
            handle(exchange);
            yield backend.error(f.status.orElse(500));
          }
          case PROCESS_AND_MODIFY -> handle(exchange);
        };
    Reply modified =
        new Reply(
            f.status.orElse(normal.status()),
            normal.headers(),
            f.body.map(okio.ByteString::encodeUtf8).orElse(normal.body()),
            f.body.isPresent() ? Optional.empty() : normal.stream());
    if (f.contentType.isPresent()) {
      modified = modified.replaceHeader("Content-Type", f.contentType.get());
    }
    for (int i = 0; i < f.headers.size(); i++) {
      modified = modified.header(f.headers.name(i), f.headers.value(i));
    }
    return modified;
  }

  /** Reports a defect of the fake cloud as a response; otherwise the client would wait for one. */
  private Reply handle(Exchange exchange) {
    try {
      return backend.handle(exchange);
    } catch (RuntimeException defect) {
      return Reply.text(599, "defect in the fake cloud at " + exchange + ": " + trace(defect));
    }
  }

  private static String trace(RuntimeException defect) {
    java.io.StringWriter text = new java.io.StringWriter();
    defect.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }

  private MockResponse httpResponse(Exchange exchange, Reply reply, Optional<Fault> fault) {
    MockResponse.Builder response = new MockResponse.Builder().code(reply.status());
    Headers headers =
        reply.headers().newBuilder().set("Date", HTTP_DATE.format(clock.instant())).build();
    boolean noBody = reply.status() == 204 || reply.status() == 304;
    Buffer body = new Buffer();
    if (!noBody && !exchange.method().equals("HEAD")) {
      body.write(reply.body());
    }
    if (noBody) {
      response.clearHeaders();
    } else if (reply.stream().isPresent()) {
      response.body(new StreamedBody(reply.stream().get(), closing));
      response.removeHeader("Content-Length").setHeader("Transfer-Encoding", "chunked");
    } else {
      response.body(body);
    }
    Fault.HeaderStyle style = fault.map(f -> f.headerStyle).orElse(Fault.HeaderStyle.NORMAL);
    for (int i = 0; i < headers.size(); i++) {
      if (style == Fault.HeaderStyle.LOWER_CASE_TWICE) {
        String name = headers.name(i).toLowerCase(Locale.ROOT);
        response.addHeaderLenient(name, headers.value(i));
        response.addHeaderLenient(name, headers.value(i));
      } else {
        response.addHeaderLenient(headers.name(i), headers.value(i));
      }
    }
    fault.ifPresent(f -> applyWireFault(response, f));
    return response.build();
  }

  private static void applyWireFault(MockResponse.Builder response, Fault fault) {
    switch (fault.wire) {
      case NORMAL -> {}
      case CLOSED -> response.onResponseStart(new SocketEffect.CloseSocket());
      case TRUNCATED -> response.onResponseBody(new SocketEffect.CloseSocket());
      case SLOW ->
          response.throttleBody(fault.slowBytes, fault.slowPeriod.toNanos(), TimeUnit.NANOSECONDS);
    }
  }
}
