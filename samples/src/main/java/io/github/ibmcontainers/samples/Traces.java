package io.github.ibmcontainers.samples;

import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.ClientListener;
import io.github.ibmcontainers.ContainersClient;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Makes an OpenTelemetry span of each call, from the client's events: a child of the span that is
 * current on the calling thread.
 */
public final class Traces {
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");

  private Traces() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    Sample.main(Traces::run);
  }

  private static void run(SampleCloud cloud) {
    Spans spans = new Spans();
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build()) {
      Tracer tracer = provider.get("clusters");
      try (ContainersClient client = cloud.client().listener(spansOf(tracer)).build()) {
        Span job = tracer.spanBuilder("list versions").startSpan();
        Context.current().with(job).wrap(() -> work(client)).run();
        job.end();
      }
    }
    System.out.println(spans.table());
  }

  private static void work(ContainersClient client) {
    client.regions();
    client.locations().versions();
  }

  private static ClientListener spansOf(Tracer tracer) {
    return event -> {
      if (event instanceof ClientEvent.CallEnded call) {
        Instant end = Instant.now();
        Span span =
            tracer
                .spanBuilder(call.operation())
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(end.minus(call.duration()))
                .setAttribute("http.request.method", call.method())
                .setAttribute("url.template", call.path())
                .startSpan();
        call.status().ifPresent(status -> span.setAttribute(STATUS, (long) status));
        if (call.attempts() > 1) {
          span.setAttribute("http.request.resend_count", call.attempts() - 1);
        }
        call.failure()
            .ifPresent(
                type -> {
                  span.setAttribute("error.type", type);
                  span.setStatus(StatusCode.ERROR);
                });
        span.end(end);
      }
    };
  }

  /** Keeps the spans. A program exports them to its collector instead. */
  private static final class Spans implements SpanExporter {
    private final List<SpanData> ended = Collections.synchronizedList(new ArrayList<>());

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      ended.addAll(spans);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }

    Table table() {
      Table table = new Table("Span", "Parent", "Status", "Milliseconds");
      for (SpanData span : ended) {
        String parent =
            ended.stream()
                .filter(other -> other.getSpanId().equals(span.getParentSpanId()))
                .map(SpanData::getName)
                .findFirst()
                .orElse("-");
        table.row(
            span.getName(),
            parent,
            Objects.requireNonNullElse(span.getAttributes().get(STATUS), "-"),
            Duration.ofNanos(span.getEndEpochNanos() - span.getStartEpochNanos()).toMillis());
      }
      return table;
    }
  }
}
