package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.internal.time.Pauses;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.util.function.BooleanSupplier;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/**
 * Ends a call when its thread, or the one that reads the response, is interrupted, and reports that
 * as one type of failure. Blocking socket I/O ignores interrupts on platform threads, and on
 * virtual threads it fails like a broken connection.
 *
 * @param bodies whether responses are read by the thread that made the call, and at once; otherwise
 *     only the threads that are reading are watched
 */
record Interrupts(InterruptWatch watch, boolean bodies) implements Interceptor {
  /** OkHttp's own message. */
  private static final String CANCELED = "Canceled";

  @Override
  public Response intercept(Chain chain) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted");
    }
    Call call = chain.call();
    BooleanSupplier cancelled = cancellation(chain.request());
    if (cancelled.getAsBoolean()) {
      throw new IOException(CANCELED);
    }
    boolean reading = false;
    watch.enter(call, cancelled);
    try {
      Response response = chain.proceed(chain.request());
      boolean readable = isReadable(response.body());
      reading = bodies && readable;
      return readable
          ? response.newBuilder().body(watched(response.body(), call, cancelled)).build()
          : response;
    } catch (Exception e) {
      throw translated(e, call);
    } finally {
      if (!reading) {
        watch.leave(call);
      }
    }
  }

  /** Requests to clusters have no context. */
  private static BooleanSupplier cancellation(Request request) {
    CallContext context = request.tag(CallContext.class);
    Cancellation own = request.tag(Cancellation.class);
    return () -> (context != null && context.isCancelled()) || (own != null && own.isCancelled());
  }

  /** OkHttp can neither read nor close a body of negative length. */
  private static boolean isReadable(ResponseBody body) {
    return body.contentLength() > 0 || body.contentLength() == -1;
  }

  /** OkHttp also lets an undeclared {@link InterruptedException} through, without the flag. */
  private static IOException translated(Exception e, Call call) throws IOException {
    Pauses.restoreInterrupt(e);
    if (Thread.currentThread().isInterrupted() && !(e instanceof CallFailure)) {
      return (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
    if (call.isCanceled() && e instanceof SocketException) {
      return new IOException(CANCELED, e);
    }
    if (e instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    return (IOException) e;
  }

  /** Returns a body whose reader is watched. */
  private ResponseBody watched(ResponseBody body, Call call, BooleanSupplier cancelled) {
    BufferedSource source = Okio.buffer(new WatchedSource(body.source(), call, cancelled));
    return ResponseBody.create(source, body.contentType(), body.contentLength());
  }

  private final class WatchedSource extends ForwardingSource {
    private final Call call;
    private final BooleanSupplier cancelled;

    WatchedSource(Source source, Call call, BooleanSupplier cancelled) {
      super(source);
      this.call = call;
      this.cancelled = cancelled;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      if (!bodies) {
        watch.enter(call, cancelled);
      }
      try {
        return super.read(sink, byteCount);
      } catch (EOFException e) {
        // Some ways of framing a body end like this, others as below. To the decoder, an
        // EOFException is a text that is complete but ends too early.
        throw translated(
            (IOException) new ProtocolException("unexpected end of stream").initCause(e), call);
      } catch (IOException e) {
        throw translated(e, call);
      } finally {
        if (!bodies) {
          watch.leave(call);
        }
      }
    }

    @Override
    public void close() throws IOException {
      watch.leave(call);
      super.close();
    }
  }
}
