package io.github.ibmcontainers.internal.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Records whether the server may have received, and performed, the requests of a call, which the
 * failure of the call doesn't tell. A request counts as sent from the moment its body, or the
 * request if it has none, is written to a connection. A tag of the request. Thread-safe.
 */
public final class Delivery {
  private final @Nullable Delivery step;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger undecided = new AtomicInteger();
  private volatile @Nullable Runnable action;

  /** Creates the record of a call, or of a step of several calls. */
  public Delivery() {
    this(null);
  }

  /**
   * @param step the step to which the call belongs; {@code null} if there is none
   */
  public Delivery(@Nullable Delivery step) {
    this.step = step;
  }

  /** Returns whether the server may have received a request. */
  public boolean isSent() {
    return sent.get() > 0;
  }

  /** Returns whether the server may have performed a request: it received and didn't refuse it. */
  public boolean isInDoubt() {
    return undecided() > 0;
  }

  /** Returns the number of requests that the server may have performed. */
  int undecided() {
    return undecided.get();
  }

  /** Sets an action that runs just before a request is written. */
  void whenSent(Runnable task) {
    action = task;
  }

  private void add(int toSent, int toUndecided) {
    sent.addAndGet(toSent);
    undecided.addAndGet(toUndecided);
    if (step != null) {
      step.add(toSent, toUndecided);
    }
  }

  private void begin() {
    add(1, 1);
    Runnable task = action;
    if (task != null) {
      task.run();
    }
  }

  /** A network interceptor, which runs once a connection is open. */
  static final class Recorder implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      // The tag of the call: an interceptor of the caller may have replaced the request.
      Delivery delivery = chain.call().request().tag(Delivery.class);
      return delivery == null
          ? chain.proceed(chain.request())
          : new Sending(delivery).proceed(chain);
    }
  }

  /** One request on a connection. */
  private static final class Sending {
    private final Delivery delivery;
    private boolean begun;

    Sending(Delivery delivery) {
      this.delivery = delivery;
    }

    Response proceed(Interceptor.Chain chain) throws IOException {
      Request request = chain.request();
      RequestBody body = request.body();
      if (body == null) {
        begin();
      } else {
        request = request.newBuilder().method(request.method(), new Body(body)).build();
      }
      Response response;
      try {
        response = chain.proceed(request);
      } catch (IOException e) {
        if (begun && TransportFailures.isRefusedStream(e)) {
          delivery.add(-1, -1);
        }
        throw e;
      }
      int status = response.code();
      if (begun && isUnprocessed(status)) {
        delivery.add(-1, -1);
      } else if (begun && isRefusal(status)) {
        delivery.add(0, -1);
      }
      return response;
    }

    private void begin() {
      if (!begun) {
        begun = true;
        delivery.begin();
      }
    }

    /** A proxy's refusal, or one that is due to the connection. */
    private static boolean isUnprocessed(int status) {
      return status == 407 || status == 421 || status == 425;
    }

    /** Statuses that tell neither success nor that the service gave up in the middle. */
    private static boolean isRefusal(int status) {
      return status >= 300 && status < 500 && status != 408 && status != 429;
    }

    /** OkHttp writes the body after the header, and neither if the connection is shut down. */
    private final class Body extends RequestBody {
      private final RequestBody body;

      Body(RequestBody body) {
        this.body = body;
      }

      @Override
      public @Nullable MediaType contentType() {
        return body.contentType();
      }

      @Override
      public long contentLength() throws IOException {
        return body.contentLength();
      }

      @Override
      public boolean isDuplex() {
        return body.isDuplex();
      }

      @Override
      public boolean isOneShot() {
        return body.isOneShot();
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        begin();
        body.writeTo(sink);
      }
    }
  }
}
