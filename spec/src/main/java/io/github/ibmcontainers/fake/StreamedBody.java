package io.github.ibmcontainers.fake;

import io.github.ibmcontainers.fake.http.BodyStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;
import okio.ByteString;

/** Writes a body of unknown length as HTTP chunks, each of which is flushed immediately. */
final class StreamedBody implements MockResponseBody {
  private final BodyStream stream;
  private final CountDownLatch closing;

  StreamedBody(BodyStream stream, CountDownLatch closing) {
    this.stream = stream;
    this.closing = closing;
  }

  @Override
  public long getContentLength() {
    return -1;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    stream.writeTo(
        new BodyStream.Output() {
          @Override
          public void send(String text) throws IOException {
            ByteString bytes = ByteString.encodeUtf8(text);
            sink.writeHexadecimalUnsignedLong(bytes.size()).writeUtf8("\r\n");
            sink.write(bytes).writeUtf8("\r\n").flush();
          }

          @Override
          public boolean pause(Duration time) {
            try {
              return !closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              return false;
            }
          }
        });
    // MockWebServer writes the trailers after the last chunk.
    sink.writeUtf8("0\r\n");
  }
}
