package io.github.ibmcontainers.testing;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A JSON request body that can be written only once. */
public final class OneShotBody extends RequestBody {
  private final String json;

  /** Creates a body. */
  public OneShotBody(String json) {
    this.json = json;
  }

  @Override
  public MediaType contentType() {
    return MediaType.get("application/json");
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.writeUtf8(json);
  }
}
