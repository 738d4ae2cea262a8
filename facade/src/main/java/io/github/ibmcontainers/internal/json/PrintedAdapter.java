package io.github.ibmcontainers.internal.json;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/**
 * For values that contain secrets: Gson, which would write all their fields, writes what {@code
 * toString} returns, and reads none of them.
 */
public final class PrintedAdapter extends TypeAdapter<Object> {
  @Override
  public void write(JsonWriter out, Object value) throws IOException {
    out.value(value.toString());
  }

  @Override
  public Object read(JsonReader in) {
    throw new JsonParseException("Values that contain secrets are not read from JSON");
  }
}
