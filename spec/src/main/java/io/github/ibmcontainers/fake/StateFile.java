package io.github.ibmcontainers.fake;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.fake.containers.World;
import io.github.ibmcontainers.fake.containers.WorldState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file that persists the state of a fake cloud between two runs. */
final class StateFile {
  private final Path path;

  StateFile(Path path) {
    this.path = path;
  }

  /** What a file holds. */
  record Kept(String apiKey, JsonObject world) {
    @Override
    public String toString() {
      return "Kept";
    }
  }

  /** What the file holds; empty if there is none. */
  Optional<Kept> read() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      JsonObject json = JsonParser.parseString(Files.readString(path)).getAsJsonObject();
      return Optional.of(new Kept(json.get("apiKey").getAsString(), json.getAsJsonObject("world")));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + path, e);
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new IllegalArgumentException(path + " holds no state of a fake cloud", e);
    }
  }

  void write(String apiKey, World world) {
    JsonObject json = new JsonObject();
    json.addProperty("apiKey", apiKey);
    json.add("world", WorldState.write(world));
    try {
      Files.writeString(path, new GsonBuilder().setPrettyPrinting().create().toJson(json));
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + path, e);
    }
  }
}
