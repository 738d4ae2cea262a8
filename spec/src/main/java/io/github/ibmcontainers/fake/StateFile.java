package io.github.ibmcontainers.fake;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.fake.containers.Inventory;
import io.github.ibmcontainers.fake.containers.InventoryJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file that persists the state of a fake cloud between runs. */
final class StateFile {
  private final Path path;

  StateFile(Path path) {
    this.path = path;
  }

  /** The content of the file. */
  record Content(String apiKey, JsonObject inventory) {
    @Override
    public String toString() {
      return "Content";
    }
  }

  /** Reads the file; empty if it doesn't exist. */
  Optional<Content> read() {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      JsonObject json = JsonParser.parseString(Files.readString(path)).getAsJsonObject();
      return Optional.of(
          new Content(json.get("apiKey").getAsString(), json.getAsJsonObject("inventory")));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + path, e);
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new IllegalArgumentException(path + " doesn't contain the state of a fake cloud", e);
    }
  }

  void write(String apiKey, Inventory inventory) {
    JsonObject json = new JsonObject();
    json.addProperty("apiKey", apiKey);
    json.add("inventory", InventoryJson.write(inventory));
    try {
      Files.writeString(path, new GsonBuilder().setPrettyPrinting().create().toJson(json));
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + path, e);
    }
  }
}
