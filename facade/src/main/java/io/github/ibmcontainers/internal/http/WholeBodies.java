package io.github.ibmcontainers.internal.http;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/**
 * Detects bodies that end before the length that their header promises. OkHttp does that over
 * HTTP/1.1 only; over HTTP/2, RFC 9113 requires it of clients, too.
 */
final class WholeBodies {
  private static final int NOT_MODIFIED = 304;

  private WholeBodies() {}

  /** A network interceptor. */
  static Response check(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    Response response = chain.proceed(request);
    Connection connection = chain.connection();
    ResponseBody body = response.body();
    long length = body.contentLength();
    boolean promised =
        length > 0 && !request.method().equals("HEAD") && response.code() != NOT_MODIFIED;
    if (!promised || connection == null || connection.protocol() == Protocol.HTTP_1_1) {
      return response;
    }
    Source checked = new Checked(body.source(), length);
    return response
        .newBuilder()
        .body(ResponseBody.create(Okio.buffer(checked), body.contentType(), length))
        .build();
  }

  private static final class Checked extends ForwardingSource {
    private long left;

    Checked(Source source, long length) {
      super(source);
      this.left = length;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long read = super.read(sink, byteCount);
      if (read < 0 && left > 0) {
        throw new ProtocolException("unexpected end of stream");
      }
      left -= Math.max(0, read);
      return read;
    }
  }
}
